// SPDX-License-Identifier: MIT
#include <QTest>
#include <algorithm>
#include <fstream>

#include "protocol/note.h"
#include "protocol/public_coin.h"
#include "support/wallet_fixture.h"
#include "wallet/records.h"
#include "wallet/scanner.h"
#include "wallet/storage.h"
#include "wallet/vault.h"

using namespace tacit;
using namespace tacit::test;

namespace {

std::vector<std::pair<Address, Amount>> two_coins() {
  return {{address_of(1), tacit_amount(10)}, {address_of(1), tacit_amount(10)}};
}

FullKey key_of(std::uint8_t number) {
  return SpendKey::from_seed(mnemonic_seed(test_words(number), {}), 0).full().clone();
}

}  // namespace

class TestWalletSync : public QObject {
  Q_OBJECT
 private slots:
  void findsItsOwnCoinsAlone();
  void manyTogetherAreIdentifiedLikeOne();
  void aCopiedCoinIsCreditedToNobody();
  void malformedCoinsAreNobodys();
  void aNewWalletBeginsAtTheTip();
  void asksForNoRangeOfItsOwn();
  void offlineAddressesAreNotMissed();
  void restoreReopensWhatWasSent();
  void catchesUpOverManySmallReplies();
  void aStoredGenesisGivesWayToItsParameters();
  void aChainWithoutItsNetworkIsDamage();
  void refusesLies_data();
  void refusesLies();
  void aBlockOfALaterVersionIsBelievedBySignatureAlone_data();
  void aBlockOfALaterVersionIsBelievedBySignatureAlone();
  void aNodeThatIsBehindIsToldFromOneThatIsNot();
  void repliesThatLeadNowhereArePausedAfter_data();
  void repliesThatLeadNowhereArePausedAfter();
  void stopsAtTwoCertifiedBlocksOfOneHeight();
  void mendsADamagedCoverFile();
  void twoProgramsCanNotOpenOneWallet();
  void theWrongPasswordOpensNothing();
  void requestsFollowWhatArrives();
};

void TestWalletSync::findsItsOwnCoinsAlone() {
  FakeClock clock;
  FakeNode node(clock, two_coins(), 6);
  TestWallet mine(clock, &node), foreign(clock, &node);
  QVERIFY(mine.create(true, 1) && mine.catch_up());
  QVERIFY(foreign.create(true, 2) && foreign.catch_up());
  QCOMPARE(mine.wallet->balances().front().spendable, tacit_amount(20));
  QVERIFY(foreign.wallet->balances().front().spendable.is_zero());
  QVERIFY(foreign.wallet->payments().empty());
  QCOMPARE(mine.arrived, 0u);  // what a restore finds is no news
}

void TestWalletSync::manyTogetherAreIdentifiedLikeOne() {
  // Several tasks, the last not full; own coins, others' and malformed ones in no regular order.
  WorkerPool pool(2);
  const FullKey key = key_of(1);
  std::vector<Coin> coins;
  for (std::uint32_t i = 0; i < 300; ++i) {
    const Bytes32 k{static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i >> 8)};
    const Address to = address_of(i * i % 7 == 0 ? 1 : 2, i % 5);
    Coin coin = make_public_coin(to, tacit_amount(i + 1), kTacit, Memo{}, i, k, Bytes32{})->coin;
    switch (i % 11) {
      case 3:
        coin.K = Bytes32{};
        break;
      case 5:
        coin.K[31] |= 0x80;
        break;
      case 8:
        coin.K.fill(0xff);
        break;
      case 9:
        coin.view_tag ^= 1;
        break;
      default:
        break;
    }
    coins.push_back(coin);
  }
  std::vector<ScannedCoin> scanned;
  for (std::uint32_t i = 0; i < coins.size(); ++i) {
    scanned.push_back({&coins[i], Origin::of_public_coin(i)});
  }
  const auto found = scan_coins(pool, key, scanned);
  QCOMPARE(found.size(), coins.size());
  std::size_t own = 0;
  for (std::size_t i = 0; i < coins.size(); ++i) {
    const auto note = identify(key.incoming(), coins[i], scanned[i].origin);
    QCOMPARE(found[i].has_value(), note.has_value());
    if (note) {
      QVERIFY(found[i]->note == *note);
      QVERIFY(found[i]->tag == recover(key, coins[i], *note, scanned[i].origin)->tag);
      ++own;
    }
  }
  QVERIFY(own > 20 && own < 100);
  QVERIFY(scan_coins(pool, key, {}).empty());
}

void TestWalletSync::aCopiedCoinIsCreditedToNobody() {
  // The same bytes under another origin, and again under their own: protocol §4 and security note 5.
  FakeClock clock;
  FakeNode node(clock, two_coins());
  const Coin& coin = node.genesis().coins[0].coin;
  WorkerPool pool(1);
  const FullKey key = key_of(1);
  const std::vector<ScannedCoin> coins{{&coin, Origin::of_public_coin(0)},
                                       {&coin, Origin::of_public_coin(1)},
                                       {&coin, Origin::of_output(Bytes32{1}, 0)},
                                       {&coin, Origin::of_public_coin(0)}};
  const auto found = scan_coins(pool, key, coins);
  QVERIFY(found[0].has_value());
  QVERIFY(!found[1].has_value());
  QVERIFY(!found[2].has_value());
  QVERIFY(found[3].has_value() && found[3]->tag == found[0]->tag);  // one tag: the wallet counts it once
}

void TestWalletSync::malformedCoinsAreNobodys() {
  FakeClock clock;
  FakeNode node(clock, two_coins());
  WorkerPool pool(2);
  const FullKey key = key_of(1);
  const auto good = node.genesis().coins[0].coin.encode();
  std::vector<Coin> changed;
  for (std::size_t i = 0; i < good.size(); i += 3) {
    auto bytes = good;
    bytes[i] ^= 0x40;
    changed.push_back(Coin::split(bytes));
  }
  std::vector<ScannedCoin> coins;
  for (const Coin& coin : changed) {
    coins.push_back({&coin, Origin::of_public_coin(0)});
  }
  const auto found = scan_coins(pool, key, coins);
  for (std::size_t i = 0; i < found.size(); ++i) {
    // The outgoing field is the sender's alone; a recipient neither reads nor checks it.
    const std::size_t at = i * 3;
    const bool outgoing = at >= 129 && at < 161;
    QVERIFY2(found[i].has_value() == outgoing, std::to_string(at).c_str());
  }
}

void TestWalletSync::aNewWalletBeginsAtTheTip() {
  FakeClock clock;
  FakeNode node(clock, two_coins(), 6);
  node.make_block();
  node.make_block();
  TestWallet fresh(clock, &node);
  QVERIFY(fresh.create(false, 1));  // even of old words: its birthday is now
  QVERIFY(!fresh.wallet->address().has_value());
  QVERIFY(fresh.catch_up());
  QVERIFY(fresh.wallet->address().has_value());
  QCOMPARE(fresh.wallet->status().birthday, 2u);
  QCOMPARE(fresh.wallet->status().coins, 8u);
  QVERIFY(fresh.wallet->balances().front().spendable.is_zero());
}

void TestWalletSync::asksForNoRangeOfItsOwn() {
  FakeClock clock;
  FakeNode node(clock, two_coins(), 24);
  TestWallet mine(clock, &node);
  QVERIFY(mine.create(true, 1) && mine.catch_up());
  const auto id = mine.wallet->send(mine.order(address_of(9), tacit_amount(1)));
  QVERIFY(mine.until([&] { return mine.state(*id) == PaymentState::kFinal; }));
  std::uint64_t next = 0;
  for (const LinkRequest& request : node.asked) {
    QVERIFY(!std::holds_alternative<TransactionRequest>(request));
    QVERIFY(!std::holds_alternative<CoinsRequest>(request));  // restored: it has every coin from the blocks
    if (const auto* blocks = std::get_if<BlocksRequest>(&request)) {
      QVERIFY(blocks->from >= next);
      next = blocks->from;
    }
  }
}

void TestWalletSync::offlineAddressesAreNotMissed() {
  FakeClock clock;
  TestWallet mine(clock, nullptr);
  QVERIFY(mine.create(false, 1));
  const auto text = mine.wallet->address();
  QVERIFY(text.has_value());
  FakeNode node(clock, {{*parse_address(*text, "tacittest"), tacit_amount(7)}}, 3);
  mine.node = &node;
  QVERIFY(mine.wallet->use_node(format_node_link(node.node_link())).has_value());
  QVERIFY(mine.catch_up());
  QCOMPARE(mine.wallet->balances().front().spendable, tacit_amount(7));
  mine.wallet.reset();  // before the node, of which it was told later
}

void TestWalletSync::restoreReopensWhatWasSent() {
  FakeClock clock;
  FakeNode node(clock, two_coins(), 6);
  TestWallet mine(clock, &node);
  QVERIFY(mine.create(true, 1) && mine.catch_up());
  const auto id = mine.wallet->send(mine.order(address_of(9), tacit_amount(3), "rent"));
  QVERIFY(mine.until([&] { return mine.state(*id) == PaymentState::kFinal; }));
  const PaymentRecord sent = *mine.wallet->payment(*id);

  TestWallet again(clock, &node);
  QVERIFY(again.create(true, 1) && again.catch_up());
  const PaymentRecord seen = again.wallet->payments().front();
  QVERIFY(!seen.incoming && seen.restored);
  QCOMPARE(seen.amount, sent.amount);
  QCOMPARE(seen.fee, sent.fee);
  QCOMPARE(seen.memo, sent.memo);
  QVERIFY(seen.transaction == sent.transaction);
  QCOMPARE(seen.parts.size(), 1u);
  QVERIFY(seen.parts.front() == sent.parts.front());
  QVERIFY(again.wallet->balances() == mine.wallet->balances());
  // It can prove what it paid, too.
  QVERIFY(again.wallet->make_receipt(seen.id, *seen.parts.front().output, "x").has_value());
}

void TestWalletSync::catchesUpOverManySmallReplies() {
  // The next reply is asked for before the last is looked through, and still each is asked for once.
  FakeClock clock;
  FakeNode node(clock, two_coins(), 6);
  for (int i = 0; i < 7; ++i) {
    node.make_block();
  }
  TestWallet payer(clock, &node);
  QVERIFY(payer.create(true, 1) && payer.catch_up());
  const auto id = payer.wallet->send(payer.order(address_of(3), tacit_amount(4)));
  QVERIFY(payer.until([&] { return payer.state(*id) == PaymentState::kFinal; }));
  node.make_block();

  node.asked.clear();
  node.lie = [](const LinkRequest&, LinkReply& reply) {
    if (auto* blocks = std::get_if<BlocksReply>(&reply); blocks && blocks->blocks.size() > 2) {
      blocks->blocks.resize(2);
    }
    return FakeNode::Do::kAnswer;
  };
  TestWallet payee(clock, &node);
  QVERIFY(payee.create(true, 3) && payee.catch_up());
  QCOMPARE(payee.wallet->status().height, node.height());
  QCOMPARE(payee.wallet->balances().front().spendable, tacit_amount(4));
  std::vector<std::uint64_t> starts;
  for (const LinkRequest& request : node.asked) {
    if (const auto* blocks = std::get_if<BlocksRequest>(&request)) {
      starts.push_back(blocks->from);
    }
  }
  std::vector<std::uint64_t> expected;
  for (std::uint64_t from = 1; from <= node.height(); from += 2) {
    expected.push_back(from);
  }
  QVERIFY(starts == expected);
}

void TestWalletSync::aStoredGenesisGivesWayToItsParameters() {
  FakeClock clock;
  FakeNode node(clock, two_coins(), 6);
  TestWallet mine(clock, &node);
  QVERIFY(mine.create(true, 1) && mine.catch_up());
  mine.wallet.reset();
  const auto secrets = read_vault(mine.folder(), secret("pw"));
  QVERIFY(secrets.has_value());
  const auto open = [&] {
    return Storage::open(mine.folder() + "/wallet.sqlite", secrets->record_key, secrets->wallet_id);
  };
  const auto rows = [&] {
    std::map<std::uint64_t, std::size_t> sizes;
    const auto loaded = open()->load(Table::kState);
    for (const auto& [row, bytes] : *loaded) {
      sizes[row] = bytes.size();
    }
    return sizes;
  };
  QVERIFY(!rows().contains(3) && rows().at(4) < 200);
  {
    StorageBatch batch;  // as earlier programs left it
    batch.put(Table::kState, 3, node.genesis().encode());
    batch.erase(Table::kState, 4);
    QVERIFY(open()->commit(batch));
  }
  QVERIFY(mine.reopen());
  QCOMPARE(mine.wallet->status().network_name, node.genesis().name);
  QCOMPARE(mine.wallet->status().set_size, 16u);
  QVERIFY(mine.catch_up());
  const auto id = mine.wallet->send(mine.order(address_of(9), tacit_amount(1)));
  QVERIFY(mine.until([&] { return mine.state(*id) == PaymentState::kFinal; }));
  mine.wallet.reset();
  QVERIFY(!rows().contains(3) && rows().at(4) < 200);
  QVERIFY(mine.reopen() && mine.catch_up());
}

void TestWalletSync::aChainWithoutItsNetworkIsDamage() {
  FakeClock clock;
  FakeNode node(clock, two_coins(), 6);
  TestWallet mine(clock, &node);
  QVERIFY(mine.create(true, 1) && mine.catch_up());
  mine.wallet.reset();
  const auto secrets = read_vault(mine.folder(), secret("pw"));
  QVERIFY(secrets.has_value());
  const auto commit = [&](const StorageBatch& batch) {
    auto storage = Storage::open(mine.folder() + "/wallet.sqlite", secrets->record_key, secrets->wallet_id);
    return storage && storage->commit(batch);
  };
  const auto opening = [&] {
    const auto opened = Wallet::open(mine.folder(), secret("pw"), mine.environment());
    return opened ? std::nullopt : std::optional(opened.error());
  };
  const auto opening_with = [&](const NetworkParameters& network) {
    StorageBatch batch;
    batch.put(Table::kState, 4, encode_record(network));
    return commit(batch) ? opening() : std::nullopt;
  };
  const NetworkParameters good = node.genesis().network();
  NetworkParameters bad = good;
  bad.m = 9;
  QCOMPARE(opening_with(bad), std::optional(WalletError::kDamaged));
  bad = good;
  bad.n = 0;
  QCOMPARE(opening_with(bad), std::optional(WalletError::kDamaged));
  bad = good;
  bad.fee_unit = kMostFeeUnit + 1;
  QCOMPARE(opening_with(bad), std::optional(WalletError::kDamaged));
  bad = good;
  bad.prefix = "no prefix";
  QCOMPARE(opening_with(bad), std::optional(WalletError::kDamaged));
  StorageBatch without;
  without.erase(Table::kState, 4);
  QVERIFY(commit(without));
  QCOMPARE(opening(), std::optional(WalletError::kDamaged));
  QCOMPARE(opening_with(good), std::optional<WalletError>());
}

void TestWalletSync::aBlockOfALaterVersionIsBelievedBySignatureAlone_data() {
  QTest::addColumn<int>("version");
  QTest::addColumn<bool>("by_operator");
  QTest::addColumn<bool>("new_wallet");
  QTest::addColumn<int>("health");
  QTest::newRow("signed") << 2 << true << false << int(LedgerHealth::kTooOld);
  QTest::newRow("signed-at-the-birthday") << 2 << true << true << int(LedgerHealth::kTooOld);
  QTest::newRow("signed-of-any-version") << 255 << true << false << int(LedgerHealth::kTooOld);
  QTest::newRow("claimed") << 2 << false << false << int(LedgerHealth::kMaybeTooOld);
  QTest::newRow("claimed-at-the-birthday") << 2 << false << true << int(LedgerHealth::kMaybeTooOld);
  QTest::newRow("another-certificate") << 1 << false << false << int(LedgerHealth::kMaybeTooOld);
  QTest::newRow("none") << 0 << true << false << int(LedgerHealth::kBadBlock);
}

/// A node alone makes nobody look for an update, nor does an honest one pass for a liar.
void TestWalletSync::aBlockOfALaterVersionIsBelievedBySignatureAlone() {
  QFETCH(int, version);
  QFETCH(bool, by_operator);
  QFETCH(bool, new_wallet);
  QFETCH(int, health);
  FakeClock clock;
  FakeNode node(clock, two_coins(), 6);
  node.make_block();
  TestWallet mine(clock, &node);
  QVERIFY(new_wallet || (mine.create(true, 1) && mine.catch_up()));
  node.make_block();
  node.lie = [&](const LinkRequest&, LinkReply& reply) {
    auto* blocks = std::get_if<BlocksReply>(&reply);
    for (std::size_t i = 0; blocks && i < blocks->blocks.size(); ++i) {
      BlockRecord& block = blocks->blocks[i];
      if (blocks->from + i != 2) {
        continue;
      }
      block.header[0] = static_cast<std::uint8_t>(version);
      if (by_operator) {
        block.certificate = node.certify_bytes(block.header);
      } else if (version == 1) {
        block.certificate[0] = 2;
      }
    }
    return FakeNode::Do::kAnswer;
  };
  if (new_wallet) {
    QVERIFY(mine.create(false, 1));
  } else {
    QVERIFY(mine.reopen());
  }
  QVERIFY(mine.until([&] { return int(mine.wallet->status().ledger) == health; }));
  QVERIFY(!mine.wallet->status().caught_up);
  QCOMPARE(mine.wallet->status().height, new_wallet ? 0u : 1u);
  // Nothing of it stays: a node that shows what is known is followed.
  node.lie = nullptr;
  clock.advance(10'000);
  QVERIFY(mine.catch_up());
  QCOMPARE(mine.wallet->status().ledger, LedgerHealth::kGood);
  QCOMPARE(mine.wallet->status().height, 2u);
}

void TestWalletSync::refusesLies_data() {
  QTest::addColumn<int>("lie");
  QTest::newRow("another-genesis") << 0;
  QTest::newRow("a-coin-is-changed") << 1;
  QTest::newRow("a-coin-is-withheld") << 2;
  QTest::newRow("a-transaction-is-withheld") << 3;
  QTest::newRow("a-tag-is-changed") << 4;
  QTest::newRow("the-certificate-is-of-another-block") << 5;
  QTest::newRow("the-header-is-changed") << 6;
  QTest::newRow("a-coin-before-the-birthday-is-changed") << 7;
  QTest::newRow("a-block-is-left-out") << 8;
  QTest::newRow("coins-change-places") << 9;
  QTest::newRow("blocks-change-places") << 10;
  QTest::newRow("a-coin-is-invented") << 11;
  QTest::newRow("a-transaction-is-invented") << 12;
  QTest::newRow("a-block-comes-twice") << 13;
  QTest::newRow("a-tag-is-withheld") << 14;
  QTest::newRow("a-block-is-invented") << 15;
  QTest::newRow("an-answer-to-another-question") << 16;
}

void TestWalletSync::refusesLies() {
  QFETCH(int, lie);
  FakeClock clock;
  FakeNode node(clock, two_coins(), 6);
  TestWallet payer(clock, &node);
  QVERIFY(payer.create(true, 1) && payer.catch_up());
  const auto id = payer.wallet->send(payer.order(address_of(2), tacit_amount(3)));
  QVERIFY(payer.until([&] { return payer.state(*id) == PaymentState::kFinal; }));
  node.make_block();
  node.lie = [lie, &node](const LinkRequest&, LinkReply& reply) {
    if (auto* genesis = std::get_if<GenesisReply>(&reply); genesis && lie == 0) {
      genesis->bytes[40] ^= 1;
    }
    if (auto* coins = std::get_if<CoinsReply>(&reply); coins && lie == 7) {
      coins->coins[1].S[3] ^= 1;
    }
    auto* blocks = std::get_if<BlocksReply>(&reply);
    if (!blocks || blocks->blocks.empty() || blocks->from != 1) {
      return FakeNode::Do::kAnswer;
    }
    BlockRecord& block = blocks->blocks.front();
    switch (lie) {
      case 1:
        block.transactions[0].coins[0][200] ^= 1;
        break;
      case 2:
        block.transactions[0].coins.pop_back();
        break;
      case 3:
        block.transactions.clear();
        break;
      case 4:
        block.transactions[0].tags[0][0] ^= 1;
        break;
      case 5:
        block.certificate = node.blocks().back().certificate;
        break;
      case 6:
        block.header[20] ^= 1;
        break;
      case 8:
        blocks->blocks.erase(blocks->blocks.begin());
        break;
      case 9:
        std::swap(block.transactions[0].coins[0], block.transactions[0].coins[1]);
        break;
      case 10:
        std::swap(blocks->blocks[0], blocks->blocks[1]);
        break;
      case 11:
        block.transactions[0].coins.push_back(block.transactions[0].coins[0]);
        break;
      case 12:
        block.transactions.push_back(block.transactions[0]);
        block.transactions[1].id[0] ^= 1;
        break;
      case 13:
        blocks->blocks.insert(blocks->blocks.begin(), block);
        break;
      case 14:
        block.transactions[0].tags.pop_back();
        break;
      case 15: {
        Header header = *Header::parse(block.header);
        header.time += 1;
        block.header = header.encode();
        break;
      }
      case 16:
        blocks->from = 2;
        break;
      default:
        break;
    }
    return FakeNode::Do::kAnswer;
  };
  TestWallet victim(clock, &node);
  QVERIFY(victim.create(lie != 7, 2));
  QVERIFY(victim.until([&] {
    const LedgerHealth health = victim.wallet->status().ledger;
    return health == LedgerHealth::kBadBlock || health == LedgerHealth::kBadGenesis ||
           health == LedgerHealth::kBadCoins;
  }));
  QVERIFY(!victim.wallet->status().caught_up);
  // A true block that comes twice is counted once.
  QCOMPARE(victim.wallet->balances().front().spendable, lie == 13 ? tacit_amount(3) : Amount());
  // The same node, honest again, is believed.
  node.lie = nullptr;
  clock.advance(10'000);
  QVERIFY(victim.catch_up());
  QCOMPARE(victim.wallet->balances().front().spendable, lie == 7 ? Amount() : tacit_amount(3));
}

void TestWalletSync::aNodeThatIsBehindIsToldFromOneThatIsNot() {
  FakeClock clock;
  FakeNode node(clock, two_coins(), 6);
  TestWallet mine(clock, &node);
  QVERIFY(mine.create(true, 1) && mine.catch_up());
  node.make_block();
  node.make_block();
  QVERIFY(mine.until([&] { return mine.wallet->status().height == 2 && mine.wallet->status().caught_up; }));
  const Amount before = mine.wallet->balances().front().spendable;
  for (const std::uint64_t claimed : {1, 2, 1'000}) {
    // A ledger that was put back to an earlier day, whatever height it claims.
    node.lie = [claimed](const LinkRequest&, LinkReply& reply) {
      if (auto* blocks = std::get_if<BlocksReply>(&reply)) {
        blocks->tip_height = claimed;
        std::erase_if(blocks->blocks,
                      [](const BlockRecord& b) { return Header::parse(b.header)->height > 1; });
      }
      return FakeNode::Do::kAnswer;
    };
    QVERIFY(mine.reopen());
    QVERIFY(mine.until([&] { return mine.wallet->status().ledger == LedgerHealth::kNodeBehind; }));
    QVERIFY(!mine.wallet->status().caught_up);
    QCOMPARE(mine.wallet->status().height, 2u);
    QCOMPARE(mine.wallet->balances().front().spendable, before);
    QCOMPARE(mine.wallet->plan(mine.order(address_of(9), tacit_amount(1))).error().error,
             PlanError::kNotCaughtUp);
    QVERIFY(node.submitted.empty());
    node.lie = nullptr;
    clock.advance(10'000);
    QVERIFY(mine.catch_up());
  }
}

void TestWalletSync::repliesThatLeadNowhereArePausedAfter_data() {
  QTest::addColumn<int>("lie");
  QTest::newRow("only-the-tip-again") << 0;
  QTest::newRow("more-is-claimed-and-none-shown") << 1;
  QTest::newRow("a-block-on-another-chain-and-the-tip-in-turn") << 2;
}

void TestWalletSync::repliesThatLeadNowhereArePausedAfter() {
  QFETCH(int, lie);
  FakeClock clock;
  FakeNode node(clock, two_coins(), 6);
  TestWallet mine(clock, &node);
  QVERIFY(mine.create(true, 1) && mine.catch_up());
  node.make_block();
  QVERIFY(mine.until([&] { return mine.wallet->status().height == 1 && mine.wallet->status().caught_up; }));
  node.lie = [lie, &node](const LinkRequest&, LinkReply& reply) {
    auto* blocks = std::get_if<BlocksReply>(&reply);
    if (!blocks) {
      return FakeNode::Do::kAnswer;
    }
    blocks->tip_height = 1'000;
    if (lie == 1) {
      blocks->blocks.clear();
    } else if (lie == 2 && blocks->from > 1) {
      Header header = *Header::parse(node.blocks()[1].header);
      header.previous[0] ^= 1;
      blocks->blocks = {{header.encode(), node.blocks()[1].certificate, {}}};
    } else {
      blocks->blocks = {node.blocks()[0]};
    }
    return FakeNode::Do::kAnswer;
  };
  node.asked.clear();
  node.make_block();
  for (int i = 0; i < 100; ++i) {
    mine.wallet->poll(std::chrono::milliseconds(0));
  }
  const auto asked = std::ranges::count_if(
      node.asked, [](const LinkRequest& request) { return std::holds_alternative<BlocksRequest>(request); });
  QVERIFY2(asked <= 3, std::to_string(asked).c_str());
  QVERIFY(!mine.wallet->status().caught_up);
  QCOMPARE(mine.wallet->status().ledger, LedgerHealth::kBadBlock);
  node.lie = nullptr;
  clock.advance(10'000);
  QVERIFY(mine.until([&] { return mine.wallet->status().height == 2 && mine.wallet->status().caught_up; }));
}

void TestWalletSync::stopsAtTwoCertifiedBlocksOfOneHeight() {
  FakeClock clock;
  FakeNode node(clock, two_coins(), 6);
  TestWallet mine(clock, &node);
  QVERIFY(mine.create(true, 1) && mine.catch_up());
  node.make_block();
  QVERIFY(mine.until([&] { return mine.wallet->status().height == 1; }));
  node.lie = [&node](const LinkRequest&, LinkReply& reply) {
    if (auto* blocks = std::get_if<BlocksReply>(&reply); blocks && !blocks->blocks.empty()) {
      blocks->blocks = {node.forked_tip()};
    }
    return FakeNode::Do::kAnswer;
  };
  QVERIFY(mine.reopen());
  QVERIFY(mine.until([&] { return mine.wallet->status().ledger == LedgerHealth::kConflict; }));
  // The evidence is kept: an honest face later does not make it go on.
  node.lie = nullptr;
  QVERIFY(mine.reopen());
  QCOMPARE(mine.wallet->status().ledger, LedgerHealth::kConflict);
  QCOMPARE(mine.wallet->plan(mine.order(address_of(9), tacit_amount(1))).error().error, PlanError::kStopped);
}

void TestWalletSync::mendsADamagedCoverFile() {
  FakeClock clock;
  FakeNode node(clock, two_coins(), 20);
  TestWallet mine(clock, &node);
  QVERIFY(mine.create(true, 1) && mine.catch_up());
  mine.wallet.reset();
  std::fstream file(mine.folder() + "/cover", std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(100);
  file.put('x');
  file.close();
  QVERIFY(mine.reopen());
  QVERIFY(mine.catch_up());
  QCOMPARE(mine.wallet->balances().front().spendable, tacit_amount(20));
  const auto id = mine.wallet->send(mine.order(address_of(9), tacit_amount(1)));
  QVERIFY(mine.until([&] { return mine.state(*id) == PaymentState::kFinal; }));
}

void TestWalletSync::twoProgramsCanNotOpenOneWallet() {
  FakeClock clock;
  FakeNode node(clock, two_coins(), 6);
  TestWallet mine(clock, &node);
  QVERIFY(mine.create(true, 1));
  const auto second = Wallet::open(mine.folder(), secret("pw"), mine.environment());
  QCOMPARE(second.error(), WalletError::kInUse);
}

void TestWalletSync::theWrongPasswordOpensNothing() {
  FakeClock clock;
  FakeNode node(clock, two_coins(), 6);
  TestWallet mine(clock, &node);
  QVERIFY(mine.create(true, 1));
  mine.wallet.reset();
  QCOMPARE(Wallet::open(mine.folder(), secret("no"), mine.environment()).error(),
           WalletError::kWrongPassword);
  QVERIFY(mine.reopen());
  QVERIFY(mine.wallet->change_password(secret("pw"), secret("new")).has_value());
  QCOMPARE(mine.wallet->words(secret("pw")).error(), WalletError::kWrongPassword);
  const auto words = mine.wallet->words(secret("new"));
  QVERIFY(words.has_value());
  QVERIFY(equal_vartime(words->expose(), test_words(1).expose()));
}

void TestWalletSync::requestsFollowWhatArrives() {
  FakeClock clock;
  FakeNode node(clock, two_coins(), 6);
  TestWallet payer(clock, &node), shop(clock, &node);
  QVERIFY(payer.create(true, 1) && payer.catch_up());
  QVERIFY(shop.create(false, 2) && shop.catch_up());
  const auto request = shop.wallet->create_request({tacit_amount(3), {}, {}, clock.wall_ms() / 1000 + 60});
  const auto state = [&] { return shop.wallet->requests().front().state; };
  const auto pay = [&](std::uint64_t whole) {
    const Address to = *parse_address(request->address, "tacittest");
    const auto id = payer.wallet->send(payer.order(to, tacit_amount(whole)));
    return payer.until([&] { return payer.state(*id) == PaymentState::kFinal; });
  };
  QCOMPARE(state(), RequestState::kWaiting);
  QVERIFY(pay(1));
  QVERIFY(shop.until([&] { return state() == RequestState::kPartly; }));
  clock.advance(61'000);
  QCOMPARE(state(), RequestState::kExpired);
  QVERIFY(pay(2));
  QVERIFY(shop.until([&] { return state() == RequestState::kPaid; }));
  QVERIFY(pay(1));
  QVERIFY(shop.until([&] { return state() == RequestState::kOverpaid; }));
  QVERIFY(shop.reopen());
  QCOMPARE(state(), RequestState::kOverpaid);
}

QTEST_GUILESS_MAIN(TestWalletSync)
#include "test_wallet_sync.moc"
