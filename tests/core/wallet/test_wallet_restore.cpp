// SPDX-License-Identifier: MIT
#include <QTest>
#include <algorithm>
#include <filesystem>

#include "support/wallet_fixture.h"
#include "wallet/records.h"
#include "wallet/storage.h"
#include "wallet/vault.h"

using namespace tacit;
using namespace tacit::test;

namespace {

constexpr std::uint64_t kDay = 86'400'000;

std::vector<std::pair<Address, Amount>> two_coins() {
  return {{address_of(1), tacit_amount(10)}, {address_of(1), tacit_amount(10)}};
}

/// A ledger with a block a day, the first a day after the genesis.
struct DailyLedger {
  explicit DailyLedger(int days) : start(clock.wall_ms()), node(clock, two_coins(), 6) {
    for (int day = 0; day < days; ++day) {
      clock.advance(kDay);
      node.make_block();
    }
  }
  /// The newest block whose time is at least two days before this moment, rounded to the day.
  std::uint64_t expected(std::uint64_t moment) const {
    const std::uint64_t since = moment / kDay * kDay - 2 * kDay;
    std::uint64_t height = 0;
    for (const BlockRecord& block : node.blocks()) {
      const Header header = *Header::parse(block.header);
      height = header.time <= since ? header.height : height;
    }
    return height;
  }

  FakeClock clock;
  std::uint64_t start;
  FakeNode node;
};

std::size_t single_blocks(const FakeNode& node) {
  return static_cast<std::size_t>(std::ranges::count_if(node.asked, [](const LinkRequest& request) {
    const auto* blocks = std::get_if<BlocksRequest>(&request);
    return blocks && blocks->count == 1;
  }));
}

}  // namespace

class TestWalletRestore : public QObject {
  Q_OBJECT
 private slots:
  void beginsTwoDaysBeforeTheDate_data();
  void beginsTwoDaysBeforeTheDate();
  void aDayToComeIsRefused();
  void findsWhatCameSince();
  void anInterruptedSearchIsTakenUpAgain();
  void aDateIsKeptUntilANodeIsNamed();
  void foldersOfEarlierProgramsOpen();
  void liesAboutTimesAreFoundOut_data();
  void liesAboutTimesAreFoundOut();
};

void TestWalletRestore::beginsTwoDaysBeforeTheDate_data() {
  QTest::addColumn<qint64>("days");  // after the genesis
  QTest::addColumn<bool>("from_genesis");
  QTest::newRow("long-before-the-genesis") << qint64{-400} << true;
  QTest::newRow("on-the-day-of-the-genesis") << qint64{0} << true;
  QTest::newRow("two-days-after-the-genesis") << qint64{2} << true;
  QTest::newRow("four-days-after-the-genesis") << qint64{4} << false;
  QTest::newRow("in-the-middle") << qint64{17} << false;
  QTest::newRow("today") << qint64{30} << false;
  QTest::newRow("tomorrow-is-taken-for-today") << qint64{31} << false;
}

void TestWalletRestore::beginsTwoDaysBeforeTheDate() {
  QFETCH(qint64, days);
  QFETCH(bool, from_genesis);
  DailyLedger ledger(30);
  TestWallet mine(ledger.clock, &ledger.node);
  const std::uint64_t moment = ledger.start + static_cast<std::uint64_t>(days * qint64{kDay});
  QVERIFY(mine.restore_since(moment, 1));
  QVERIFY(mine.catch_up());
  const std::uint64_t expected = ledger.expected(std::min(moment, ledger.clock.wall_ms()));
  QCOMPARE(mine.wallet->status().birthday, expected);
  QCOMPARE(expected == 0, from_genesis);
  QCOMPARE(mine.wallet->status().height, 30u);
  QVERIFY(single_blocks(ledger.node) <= 7);
  // Two coins of the genesis belong to it; only a wallet that begins there sees them.
  QCOMPARE(mine.wallet->balances().front().spendable, from_genesis ? tacit_amount(20) : Amount());
}

void TestWalletRestore::aDayToComeIsRefused() {
  DailyLedger ledger(3);
  TestWallet mine(ledger.clock, &ledger.node);
  const std::uint64_t now = ledger.clock.wall_ms();
  for (const std::uint64_t moment : {now + kDay + 1, now + 36'500 * kDay, ~std::uint64_t{0}}) {
    const auto refused =
        Wallet::restore(mine.options(moment), secret("pw"), test_words(1), mine.environment());
    QVERIFY(!refused && refused.error() == WalletError::kBadDate);
  }
  QVERIFY(!Wallet::exists(mine.folder()));
  QVERIFY(mine.restore_since(now + kDay, 1));
}

void TestWalletRestore::findsWhatCameSince() {
  DailyLedger ledger(10);
  TestWallet payer(ledger.clock, &ledger.node);
  QVERIFY(payer.create(true, 1) && payer.catch_up());
  const std::uint64_t day = ledger.clock.wall_ms();
  const auto id = payer.wallet->send(payer.order(address_of(3), tacit_amount(4), "first"));
  QVERIFY(payer.until([&] { return payer.state(*id) == PaymentState::kFinal; }));
  for (int i = 0; i < 10; ++i) {
    ledger.clock.advance(kDay);
    ledger.node.make_block();
  }
  TestWallet mine(ledger.clock, &ledger.node);
  QVERIFY(mine.restore_since(day, 3) && mine.catch_up());
  QVERIFY(mine.wallet->status().birthday >= 7);
  QCOMPARE(mine.wallet->balances().front().spendable, tacit_amount(4));
  QCOMPARE(mine.wallet->payments().front().memo, std::string("first"));
  QCOMPARE(mine.arrived, 0u);
  const auto paid = mine.wallet->send(mine.order(address_of(9), tacit_amount(1)));
  QVERIFY(mine.until([&] { return mine.state(*paid) == PaymentState::kFinal; }));
}

void TestWalletRestore::anInterruptedSearchIsTakenUpAgain() {
  // Silent at one request after another: the program ends there, and the next start finds the same birthday.
  for (std::size_t silent = 1; silent < 8; ++silent) {
    DailyLedger ledger(30);
    TestWallet mine(ledger.clock, &ledger.node);
    std::size_t asked = 0;
    ledger.node.lie = [&](const LinkRequest&, LinkReply&) {
      return ++asked > silent ? FakeNode::Do::kSilence : FakeNode::Do::kAnswer;
    };
    QVERIFY(mine.restore_since(ledger.start + 15 * kDay, 1));
    for (int i = 0; i < 20; ++i) {
      mine.wallet->poll(std::chrono::milliseconds(0));
    }
    QVERIFY(!mine.wallet->status().caught_up);
    ledger.node.lie = nullptr;
    QVERIFY(mine.reopen() && mine.catch_up());
    QCOMPARE(mine.wallet->status().birthday, ledger.expected(ledger.start + 15 * kDay));
  }
}

void TestWalletRestore::aDateIsKeptUntilANodeIsNamed() {
  DailyLedger ledger(30);
  TestWallet mine(ledger.clock, &ledger.node);
  Wallet::CreateOptions options = mine.options(ledger.start + 15 * kDay);
  const std::string link = std::exchange(options.node_link, std::string());
  options.prefix = "tacittest";
  QVERIFY(mine.take(Wallet::restore(options, secret("pw"), test_words(1), mine.environment())));
  QVERIFY(mine.wallet->address().has_value());
  QVERIFY(mine.reopen());
  QVERIFY(mine.wallet->use_node(link).has_value());
  QVERIFY(mine.catch_up());
  QCOMPARE(mine.wallet->status().birthday, ledger.expected(ledger.start + 15 * kDay));
}

void TestWalletRestore::foldersOfEarlierProgramsOpen() {
  DailyLedger ledger(3);
  TestWallet mine(ledger.clock, &ledger.node);
  QVERIFY(mine.create(true, 1) && mine.catch_up());
  mine.wallet.reset();
  // They wrote version 1 of every record, without where a restored wallet begins and without a proxy, and had
  // no list of accounts.
  const auto secrets = read_vault(mine.folder(), secret("pw"));
  QVERIFY(secrets.has_value());
  {
    auto storage = Storage::open(mine.folder() + "/wallet.sqlite", secrets->record_key, secrets->wallet_id);
    QVERIFY(storage.has_value());
    StorageBatch batch;
    for (std::uint8_t number = 1; number <= kLastTable; ++number) {
      const auto table = static_cast<Table>(number);
      auto rows = storage->load(table);
      QVERIFY(rows.has_value());
      if (table == Table::kHeads) {
        continue;  // 32 bytes without a version
      }
      for (auto& [row, bytes] : *rows) {
        bytes.front() = 1;
        if (table == Table::kState && row == kChainRow) {
          bytes.resize(bytes.size() - 17);
        } else if (table == Table::kState && row == kSettingsRow) {
          bytes.resize(bytes.size() - 5);  // the length of no text, and where else it is
        }
        batch.put(table, row, bytes);
      }
    }
    QVERIFY(storage->commit(batch));
  }
  QVERIFY(std::filesystem::remove(mine.folder() + "/proxy"));
  QVERIFY(!std::filesystem::exists(mine.folder() + "/accounts"));
  QVERIFY(mine.reopen() && mine.catch_up());
  QCOMPARE(mine.wallet->balances().front().spendable, tacit_amount(20));
  QVERIFY(mine.wallet->accounts().size() == 1 && mine.wallet->accounts().front().name.empty());
  // It may have been restored, so an account reaches as far back.
  QVERIFY(mine.wallet->add_account("two", false).has_value());
  QVERIFY(mine.switch_to(1) && mine.catch_up());
  QCOMPARE(mine.wallet->status().birthday, 0u);
}

void TestWalletRestore::liesAboutTimesAreFoundOut_data() {
  QTest::addColumn<int>("lie");
  QTest::newRow("a-time-before-an-earlier-block's") << 0;
  QTest::newRow("a-time-after-a-later-block's") << 1;
  QTest::newRow("fewer-coins-than-an-earlier-block") << 2;
  QTest::newRow("a-block-of-another-height") << 3;
  QTest::newRow("a-certificate-of-somebody-else") << 4;
  QTest::newRow("no-block") << 5;
  QTest::newRow("a-newest-block-that-is-not-there") << 6;
}

void TestWalletRestore::liesAboutTimesAreFoundOut() {
  QFETCH(int, lie);
  DailyLedger ledger(30);
  FakeNode& node = ledger.node;
  std::size_t steps = 0;
  node.lie = [&](const LinkRequest& request, LinkReply& reply) {
    if (auto* status = std::get_if<StatusReply>(&reply); status && lie == 6) {
      status->height = ~std::uint64_t{0};
    }
    const auto* asked = std::get_if<BlocksRequest>(&request);
    auto* blocks = std::get_if<BlocksReply>(&reply);
    if (!blocks || asked->count != 1 || blocks->blocks.empty() || ++steps < 3) {
      return FakeNode::Do::kAnswer;
    }
    // A third look lies between the tip and an earlier block: what is said now can be compared with both.
    Header header = *Header::parse(blocks->blocks.front().header);
    if (lie == 0) {
      header.time = ledger.start - kDay;
    } else if (lie == 1) {
      header.time = ledger.clock.wall_ms() + kDay;
    } else if (lie == 2) {
      header.coin_count = 0;
    } else if (lie == 3) {
      header.height += 1;
    }
    blocks->blocks.front() = {header.encode(), node.certify(header), {}};
    if (lie == 4) {
      blocks->blocks.front().certificate[3] ^= 1;
    } else if (lie == 5) {
      blocks->blocks.clear();
    }
    return FakeNode::Do::kAnswer;
  };
  TestWallet mine(ledger.clock, &node);
  QVERIFY(mine.restore_since(ledger.start + 25 * kDay, 1));
  QVERIFY(mine.until([&] { return mine.wallet->status().ledger == LedgerHealth::kBadBlock; }));
  QVERIFY(!mine.wallet->status().caught_up);
  node.lie = nullptr;
  ledger.clock.advance(10'000);
  QVERIFY(mine.catch_up());
  QCOMPARE(mine.wallet->status().birthday, ledger.expected(ledger.start + 25 * kDay));
}

QTEST_GUILESS_MAIN(TestWalletRestore)
#include "test_wallet_restore.moc"
