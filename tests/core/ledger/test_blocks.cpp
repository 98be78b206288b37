// SPDX-License-Identifier: MIT
#include <QtTest>
#include <map>

#include "ledger/block_rules.h"
#include "ledger/memory_ledger.h"
#include "protocol/chain_heads.h"
#include "support/vectors.h"

#include "core/ledger/chain_maker.h"

using namespace tacit;
using namespace tacit::test;

namespace {

using Json = nlohmann::json;

/// The bytes of a block that the vectors give in parts, joined as protocol §10 says.
Bytes joined(const Json& parts) {
  Writer writer;
  writer.bytes(unhex(parts.at("header")));
  writer.bytes(unhex(parts.at("certificate")));
  writer.u32(std::uint32_t(parts.at("transactions").size()));
  for (const auto& transaction : parts.at("transactions")) {
    writer.enc(unhex(transaction.get<std::string>()));
  }
  return writer.take();
}

/// The ledger of the vectors' `blocks` after genesis.
MemoryLedger vector_genesis() {
  const Json& from = vectors().at("blocks");
  NetworkParameters network;
  network.genesis = unhex_array<32>(from.at("genesis"));
  network.n = from.at("n").get<std::uint8_t>();
  network.m = from.at("m").get<std::uint8_t>();
  network.fee_unit = from.at("fee_unit").get<std::uint64_t>();
  network.max_block_bytes = 4'194'304;
  network.operator_key = unhex_array<32>(from.at("operator"));
  MemoryLedger ledger(network, std::stoull(from.at("genesis_block").at("time").get<std::string>()));
  Supply supply;
  std::uint32_t index = 0;
  for (const auto& coin : from.at("public_coins")) {
    ledger.add_coin(Origin::of_public_coin(index++), *Coin::parse(unhex(coin.at("coin"))));
    supply.issued += PublicOpening::parse(unhex(coin.at("opening")))->v.units();
  }
  ledger.set_supplies({{kTacit, supply}});
  ledger.begin();
  return ledger;
}

/// After `height` blocks of the vectors' chain.
MemoryLedger vector_ledger(std::size_t height) {
  MemoryLedger ledger = vector_genesis();
  for (std::size_t i = 0; i < height; ++i) {
    const auto block = check_block(ledger, joined(vectors().at("blocks").at("chain").at(i)));
    if (!block || !ledger.append(*block)) {
      throw std::runtime_error("chain of the vectors");
    }
  }
  return ledger;
}

}  // namespace

class TestBlocks : public QObject {
  Q_OBJECT

  static constexpr std::uint64_t kTime = ChainMaker::kGenesisTime + 1000;

 private slots:
  void genesisBlockIsThatOfTheVectors() {
    const MemoryLedger ledger = vector_genesis();
    const Json& block = vectors().at("blocks").at("genesis_block");
    QCOMPARE(hex(ledger.tip().header.encode()), QByteArray::fromStdString(block.at("bytes")));
    QCOMPARE(hex(ledger.tip().id), QByteArray::fromStdString(block.at("id")));
  }

  void chainOfTheVectorsIsAccepted() {
    MemoryLedger ledger = vector_genesis();
    for (const auto& which : vectors().at("blocks").at("chain")) {
      const auto block = check_block(ledger, joined(which));
      QVERIFY(block.has_value());
      QCOMPARE(block->transactions().size(), which.at("ids").size());
      for (std::size_t i = 0; i < block->transactions().size(); ++i) {
        QCOMPARE(hex(block->transactions()[i].id()), QByteArray::fromStdString(which.at("ids")[i]));
      }
      QVERIFY(ledger.append(*block).has_value());
      QCOMPARE(hex(ledger.tip().header.encode()), QByteArray::fromStdString(which.at("header")));
    }
  }

  void invalidBlocksOfTheVectors_data() {
    QTest::addColumn<int>("index");
    const Json& cases = vectors().at("blocks").at("invalid");
    for (std::size_t i = 0; i < cases.size(); ++i) {
      QTest::newRow(cases[i].at("name").get<std::string>().c_str()) << int(i);
    }
  }
  void invalidBlocksOfTheVectors() {
    QFETCH(int, index);
    const Json& which = vectors().at("blocks").at("invalid").at(std::size_t(index));
    MemoryLedger ledger = vector_ledger(which.at("parent").get<std::size_t>());
    const auto block = check_block(ledger, joined(which));
    QVERIFY(!block.has_value());
    static const std::map<std::string, BlockFault> kFaults = {
        {"height skips one", BlockFault::kHeight},
        {"height repeats", BlockFault::kHeight},
        {"time before the parent's", BlockFault::kTime},
        {"another previous id", BlockFault::kPrevious},
        {"transactions digest of another order", BlockFault::kTransactionsDigest},
        {"coin count one too many", BlockFault::kCoinCount},
        {"coin chain head of the parent", BlockFault::kCoinHead},
        {"tag count one too few", BlockFault::kTagCount},
        {"tag chain head of the parent", BlockFault::kTagHead},
        {"state digest of the parent: fees not burned", BlockFault::kStateDigest},
        {"state digest: something issued", BlockFault::kStateDigest},
        {"transactions exchanged", BlockFault::kTransactionsDigest},
        {"a transaction left out", BlockFault::kTransactionsDigest},
        {"header: version 2", BlockFault::kMalformed},
        {"signed with another key", BlockFault::kCertificate},
        {"signature of the block id alone", BlockFault::kCertificate},
        {"signature for another genesis id", BlockFault::kCertificate},
        {"header changed after signing", BlockFault::kCertificate},
        {"S plus l", BlockFault::kCertificate},
        {"R changed", BlockFault::kCertificate},
        {"R is of small order, the equation holds", BlockFault::kCertificate},
        {"certificate type 0", BlockFault::kCertificate},
        {"two transactions spend one coin", BlockFault::kTransaction},
        {"one transaction twice", BlockFault::kTransaction},
        {"a transaction expired by its time", BlockFault::kTransaction},
        {"the second transaction is not valid", BlockFault::kTransaction},
        {"the second transaction spends an output of the first", BlockFault::kTransaction},
        {"the second transaction's cover set holds outputs of the first", BlockFault::kTransaction},
    };
    if (auto found = kFaults.find(which.at("name")); found != kFaults.end()) {
      QCOMPARE(fault_name(block.error().fault), fault_name(found->second));
    }
    // What was refused left nothing behind: the valid block still follows and gives the same heads.
    const Json& next = vectors().at("blocks").at("chain").at(which.at("parent").get<std::size_t>());
    const auto valid = check_block(ledger, joined(next));
    QVERIFY(valid.has_value() && ledger.append(*valid).has_value());
    QCOMPARE(hex(ledger.tip().header.encode()), QByteArray::fromStdString(next.at("header")));
  }

  void blockOfAMillisecondEarlierIsRefusedAndOfTheSameIsNot() {
    const ChainMaker chain;
    const MemoryLedger ledger(chain.genesis());
    QVERIFY(check_block(ledger, chain.block(ledger, ChainMaker::kGenesisTime)).has_value());
    const auto early = check_block(ledger, chain.block(ledger, ChainMaker::kGenesisTime - 1));
    QCOMPARE(early.error().fault, BlockFault::kTime);
  }

  void duplicateTagsAreFoundInTransactionBlockAndState() {
    ChainMaker chain(20);
    MemoryLedger ledger(chain.genesis());
    const Bytes first = chain.pay_bytes(ledger, {.inputs = {3, 17}, .outputs = {5}});
    const Bytes second = chain.pay_bytes(ledger, {.inputs = {17, 4}, .outputs = {6}});
    Transaction twice = chain.pay(ledger, {.inputs = {3, 17}, .outputs = {5}});
    twice.inputs[1] = twice.inputs[0];
    QCOMPARE(check_transaction(ledger, kTime, twice.encode()).error(), TransactionFault::kTagRepeated);

    const auto draft_of = [&](std::span<const Bytes> transactions) {
      std::vector<VerifiedTransaction> verified;
      for (const Bytes& transaction : transactions) {
        verified.push_back(check_transaction(ledger, kTime, transaction).value());
      }
      return draft_block(ledger, kTime, verified).value();
    };
    // Whoever makes a block leaves the second out, in either order.
    for (const auto& order : {std::vector{first, second}, std::vector{second, first}}) {
      const BlockDraft draft = draft_of(order);
      QCOMPARE(draft.transactions.size(), std::size_t(1));
      QCOMPARE(draft.refused.size(), std::size_t(1));
      QCOMPARE(draft.refused[0].fault, TransactionFault::kTagSpent);
      // Whoever gets one with both refuses it and names the second.
      Block both = Block::parse(chain.sign(draft), chain.network().max_block_bytes).value();
      both.transactions = order;
      const auto result = check_block(ledger, chain.resign(both));
      QCOMPARE(result.error(), (BlockError{BlockFault::kTransaction, 1, TransactionFault::kTagSpent}));
    }
    const auto block = check_block(ledger, chain.block(ledger, kTime, std::vector<Bytes>{first}));
    QVERIFY(ledger.append(block.value()).has_value());
    QCOMPARE(check_transaction(ledger, kTime, second).error(), TransactionFault::kTagSpent);
    QCOMPARE(check_transaction(ledger, kTime, first).error(), TransactionFault::kTagSpent);
  }

  void coinsOfTheSameBlockAreNoCover() {
    ChainMaker chain(20);
    MemoryLedger ledger(chain.genesis());
    const Bytes first = chain.pay_bytes(ledger, {.inputs = {3, 17}, .outputs = {5}});
    MemoryLedger ahead = ledger;
    const auto block = check_block(ahead, chain.block(ahead, kTime, std::vector<Bytes>{first})).value();
    QVERIFY(ahead.append(block).has_value());
    // Valid on the ledger after the first, with a set that reaches its coins.
    const Bytes second = chain.pay_bytes(ahead, {.inputs = {9}, .outputs = {6}, .set = CoverRange{8, 14}});
    QVERIFY(check_transaction(ahead, kTime, second).has_value());
    Block both = Block::parse(chain.block(ledger, kTime, std::vector<Bytes>{first}), 65'536).value();
    both.transactions.push_back(second);
    QCOMPARE(check_block(ledger, chain.resign(both)).error(),
             (BlockError{BlockFault::kTransaction, 1, TransactionFault::kCoverSetIllegal}));
  }

  void aBadProofIsFoundWithAndWithoutRememberedVerdicts() {
    ChainMaker chain(20);
    const MemoryLedger ledger(chain.genesis());
    const Bytes good = chain.pay_bytes(ledger, {.inputs = {3, 17}, .outputs = {5}});
    VerdictCache verdicts(16);
    verdicts.remember(check_transaction(ledger, kTime, good).value());
    const Bytes block = chain.block(ledger, kTime, std::vector<Bytes>{good});
    QVERIFY(check_block(ledger, block, &verdicts).has_value());

    // The verdict of the good one is remembered; bytes that differ in a proof alone have another id, and so
    // no verdict.
    Block bad = Block::parse(block, 65'536).value();
    bad.transactions[0].back() ^= 1;
    const auto resigned = [&] {
      std::vector<Bytes32> ids = {transaction_id(chain.network().genesis, bad.transactions[0])};
      bad.header.transactions = transactions_digest(ids);
      return chain.resign(bad);
    }();
    const BlockError expected{BlockFault::kTransaction, 0, TransactionFault::kAuthorisation};
    QCOMPARE(check_block(ledger, resigned, &verdicts).error(), expected);
    QCOMPARE(check_block(ledger, resigned).error(), expected);
  }

  void rememberedVerdictOfAnotherLedgerIsNotUsed() {
    const ChainMaker here(20, "here", 1), there(20, "there", 1);
    const MemoryLedger ledger(here.genesis()), other(there.genesis());
    const Bytes good = here.pay_bytes(ledger, {.inputs = {3, 17}, .outputs = {5}});
    VerdictCache verdicts(16);
    verdicts.remember(check_transaction(ledger, kTime, good).value());
    const auto verified = check_transaction(ledger, kTime, good).value();
    // A draft on the other ledger does not take it, whatever it was told.
    const auto draft = draft_block(other, kTime, std::span(&verified, 1)).value();
    QVERIFY(draft.transactions.empty());
    QCOMPARE(draft.refused.size(), std::size_t(1));
  }

  // A verdict is about proofs alone: what depends on the ledger and on the time is asked again in each block.
  void aRememberedVerdictDoesNotStandForConditions() {
    ChainMaker chain(7);
    MemoryLedger ledger(chain.genesis());
    const auto refusal = [&](const Bytes& transaction, std::uint64_t time, const VerdictCache& verdicts) {
      Block block = Block::parse(chain.block(ledger, time), 65'536).value();
      block.transactions.push_back(transaction);
      const auto result = check_block(ledger, chain.resign(block), &verdicts);
      return result ? BlockError{} : result.error();
    };
    const Bytes spends = chain.pay_bytes(ledger, {.inputs = {3}, .outputs = {5}});
    const Bytes expires = chain.pay_bytes(ledger, {.inputs = {4}, .outputs = {5}, .expiry = kTime / 1000});
    const Bytes young = chain.pay_bytes(ledger, {.inputs = {5}, .outputs = {5}});
    VerdictCache verdicts(16);
    for (const Bytes& transaction : {spends, expires, young}) {
      verdicts.remember(check_transaction(ledger, kTime, transaction).value());
    }
    const auto error = [](TransactionFault fault) { return BlockError{BlockFault::kTransaction, 0, fault}; };
    QCOMPARE(refusal(expires, kTime + 1, verdicts), error(TransactionFault::kExpired));

    // Sixteen outputs, after which a set of seven coins is too small.
    const std::vector<Bytes> other = {
        chain.pay_bytes(ledger, {.inputs = {3}, .outputs = std::vector(15, 6ul)})};
    QVERIFY(ledger.append(check_block(ledger, chain.block(ledger, kTime, other)).value()).has_value());
    QCOMPARE(refusal(spends, kTime, verdicts), error(TransactionFault::kTagSpent));
    QCOMPARE(refusal(young, kTime, verdicts), error(TransactionFault::kCoverSetIllegal));
  }

  // One genesis id, another coin in the cover set, and a block that is right but for the proof.
  void aRememberedVerdictOfOtherCoinsIsNotUsedInABlock() {
    const ChainMaker chain(20);
    const MemoryLedger ledger(chain.genesis());
    const Transaction transaction = chain.pay(ledger, {.inputs = {3, 17}, .outputs = {5}});
    const Bytes bytes = transaction.encode();
    VerdictCache verdicts(16);
    verdicts.remember(check_transaction(ledger, kTime, bytes).value());

    MemoryLedger forged(chain.network(), ChainMaker::kGenesisTime);
    for (std::size_t i = 0; i < chain.coins().size(); ++i) {
      forged.add_coin(chain.coins()[i].origin, chain.coins()[i == 5 ? 6 : i].coin);
    }
    forged.set_supplies(ledger.supplies());
    forged.begin();
    Block block = Block::parse(chain.block(forged, kTime), 65'536).value();
    block.transactions.push_back(bytes);
    Header& header = block.header;
    header.transactions = transactions_digest(std::vector{transaction.id(chain.network().genesis)});
    for (const TransactionInput& input : transaction.inputs) {
      header.tag_head = next_tag_head(header.tag_head, input.tag.encoding());
      ++header.tag_count;
    }
    for (std::uint32_t j = 0; j < transaction.outputs.size(); ++j) {
      header.coin_head = next_coin_head(header.coin_head, transaction.origin(j), transaction.outputs[j]);
      ++header.coin_count;
    }
    Supplies supplies = forged.supplies();
    supplies[kTacit].burned += transaction.fee.units();
    header.state = state_digest(supplies);
    const BlockError expected{BlockFault::kTransaction, 0, TransactionFault::kMembershipProof};
    const auto result = check_block(forged, chain.resign(block), &verdicts);
    QVERIFY(!result.has_value());
    QCOMPARE(result.error(), expected);
  }

  void sizeIsLimited() {
    ChainMaker chain(24);
    const MemoryLedger ledger(chain.genesis());
    std::vector<VerifiedTransaction> many;
    for (std::uint64_t i = 0; i < 24; ++i) {
      many.push_back(
          check_transaction(ledger, kTime, chain.pay_bytes(ledger, {.inputs = {i}, .outputs = {5}})).value());
    }
    const BlockDraft draft = draft_block(ledger, kTime, many).value();
    const Bytes block = chain.sign(draft);
    QVERIFY(block.size() <= chain.network().max_block_bytes);
    QVERIFY(block.size() + 4 + many[0].bytes().size() > chain.network().max_block_bytes);
    QVERIFY(draft.refused.empty());
    QVERIFY(check_block(ledger, block).has_value());
    Block larger = Block::parse(block, 65'536).value();
    for (std::size_t i = draft.transactions.size(); i < many.size(); ++i) {
      larger.transactions.push_back(many[i].bytes());
    }
    QCOMPARE(check_block(ledger, chain.resign(larger)).error().fault, BlockFault::kTooLarge);
  }

  void burningMoreThanWasIssuedIsRefused() {
    ChainMaker chain(20);
    MemoryLedger ledger(chain.genesis());
    const Bytes pay = chain.pay_bytes(ledger, {.inputs = {3, 17}, .outputs = {5}});
    const std::uint64_t fee = chain.network().least_fee(2, 2, 2).units();
    const auto verified = check_transaction(ledger, kTime, pay).value();
    const auto with = [&](Uint128 issued, Uint128 burned) {
      MemoryLedger changed = ledger;
      changed.set_supplies({{kTacit, {issued, burned}}});
      return draft_block(changed, kTime, std::span(&verified, 1));
    };
    QVERIFY(with(fee, 0).has_value());
    QCOMPARE(with(fee - 1, 0).error().fault, BlockFault::kSupply);
    QCOMPARE(with(fee, 1).error().fault, BlockFault::kSupply);
    QCOMPARE(with(~Uint128(0), ~Uint128(0) - 1).error().fault, BlockFault::kSupply);
  }

  void headerBytesAreAllBound() {
    ChainMaker chain(20);
    const MemoryLedger ledger(chain.genesis());
    const Bytes good = chain.block(
        ledger, kTime, std::vector<Bytes>{chain.pay_bytes(ledger, {.inputs = {3, 17}, .outputs = {5}})});
    for (std::size_t i = 1; i < Header::kSize; ++i) {
      Bytes changed = good;
      changed[i] ^= 1;
      Block block = Block::parse(changed, 65'536).value();
      QCOMPARE(check_block(ledger, changed).has_value(), false);
      // Signed again, everything but the time is recomputed, and the time only goes forward.
      const bool later = i >= 9 && i < 17 && block.header.time >= ChainMaker::kGenesisTime;
      QCOMPARE(check_block(ledger, chain.resign(block)).has_value(), later);
    }
  }
};

QTEST_GUILESS_MAIN(TestBlocks)
#include "test_blocks.moc"
