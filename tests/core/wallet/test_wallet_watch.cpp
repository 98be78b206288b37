// SPDX-License-Identifier: MIT
#include <QTest>

#include "support/wallet_fixture.h"

using namespace tacit;
using namespace tacit::test;

namespace {

std::vector<std::pair<Address, Amount>> two_coins() {
  return {{address_of(1), tacit_amount(10)}, {address_of(1), tacit_amount(10)}};
}

FullKey key_of(std::uint8_t number) {
  return SpendKey::from_seed(mnemonic_seed(test_words(number), {}), 0).full().clone();
}

/// A wallet that has paid, and was paid, over one node.
struct Paid {
  Paid() : node(clock, two_coins(), 6), mine(clock, &node) {}
  bool prepare() {
    if (!mine.create(true, 1) || !mine.catch_up()) {
      return false;
    }
    const auto id = mine.wallet->send(mine.order(address_of(9), tacit_amount(3), "rent"));
    return id && mine.until([&] { return mine.state(*id) == PaymentState::kFinal; });
  }
  FakeClock clock;
  FakeNode node;
  TestWallet mine;
};

}  // namespace

class TestWalletWatch : public QObject {
  Q_OBJECT
 private slots:
  void aFullKeySeesWhatItsOwnerSees();
  void anIncomingKeySeesWhatArrived();
  void itReceivesAndIsAskedForNoWords();
  void itCanDoNothingThatTakesTheSpendKey_data();
  void itCanDoNothingThatTakesTheSpendKey();
  void itBeginsAtADate();
  void onlyViewKeysAreWatched_data();
  void onlyViewKeysAreWatched();
};

void TestWalletWatch::aFullKeySeesWhatItsOwnerSees() {
  Paid paid;
  QVERIFY(paid.prepare());
  TestWallet eye(paid.clock, &paid.node);
  QVERIFY(eye.watch(format_view_key(key_of(1))) && eye.catch_up());
  QCOMPARE(eye.wallet->status().watch, WatchKind::kFull);
  QVERIFY(eye.wallet->balances() == paid.mine.wallet->balances());
  const PaymentRecord seen = eye.wallet->payments().front();
  QVERIFY(!seen.incoming);
  QCOMPARE(seen.amount, tacit_amount(3));
  QCOMPARE(seen.memo, std::string("rent"));
  QVERIFY(seen.parts == paid.mine.wallet->payments().front().parts);
  // What happens next is seen as well, and again after a restart.
  const auto id = paid.mine.wallet->send(paid.mine.order(address_of(9), tacit_amount(2)));
  QVERIFY(paid.mine.until([&] { return paid.mine.state(*id) == PaymentState::kFinal; }));
  QVERIFY(eye.until([&] { return eye.wallet->balances() == paid.mine.wallet->balances(); }));
  QVERIFY(eye.reopen());
  QCOMPARE(eye.wallet->status().watch, WatchKind::kFull);
  QVERIFY(eye.wallet->balances() == paid.mine.wallet->balances());
  QCOMPARE(eye.wallet->status().proofs_waiting, 0u);
}

void TestWalletWatch::anIncomingKeySeesWhatArrived() {
  Paid paid;
  QVERIFY(paid.prepare());
  TestWallet eye(paid.clock, &paid.node);
  QVERIFY(eye.watch(format_view_key(key_of(1).incoming())) && eye.catch_up());
  QCOMPARE(eye.wallet->status().watch, WatchKind::kIncoming);
  // Spent or not, and without the change, which did not arrive.
  QCOMPARE(eye.wallet->balances().front().spendable, tacit_amount(20));
  for (const PaymentRecord& payment : eye.wallet->payments()) {
    QVERIFY(payment.incoming);
  }
  QVERIFY(eye.reopen() && eye.catch_up());
  QCOMPARE(eye.wallet->balances().front().spendable, tacit_amount(20));
}

void TestWalletWatch::itReceivesAndIsAskedForNoWords() {
  Paid paid;
  QVERIFY(paid.prepare());
  for (const bool full : {false, true}) {
    TestWallet eye(paid.clock, &paid.node);
    const FullKey key = key_of(3);
    QVERIFY(eye.watch(full ? format_view_key(key) : format_view_key(key.incoming())) && eye.catch_up());
    QVERIFY(eye.wallet->status().words_confirmed);
    QCOMPARE(*eye.wallet->address(), format_address(address_of(3), "tacittest"));
    const auto request = eye.wallet->create_request({tacit_amount(1), {}, {}, 0});
    QVERIFY(request.has_value());
    const Address to = *parse_address(request->address, "tacittest");
    const auto id = paid.mine.wallet->send(paid.mine.order(to, tacit_amount(1)));
    QVERIFY(id.has_value());
    QVERIFY(eye.until([&] {
      paid.mine.wallet->poll(std::chrono::milliseconds(0));
      return eye.wallet->requests().front().state == RequestState::kPaid;
    }));
    QCOMPARE(eye.arrived, 1u);
  }
}

void TestWalletWatch::itCanDoNothingThatTakesTheSpendKey_data() {
  QTest::addColumn<bool>("full");
  QTest::newRow("incoming") << false;
  QTest::newRow("full") << true;
}

void TestWalletWatch::itCanDoNothingThatTakesTheSpendKey() {
  QFETCH(bool, full);
  Paid paid;
  QVERIFY(paid.prepare());
  TestWallet eye(paid.clock, &paid.node);
  const FullKey key = key_of(1);
  QVERIFY(eye.watch(full ? format_view_key(key) : format_view_key(key.incoming())) && eye.catch_up());
  const PaymentOrder order = eye.order(address_of(9), tacit_amount(1));
  QCOMPARE(eye.wallet->plan(order).error().error, PlanError::kWatchOnly);
  QCOMPARE(eye.wallet->prepare(order).error().error, PlanError::kWatchOnly);
  QCOMPARE(eye.wallet->send(order).error().error, PlanError::kWatchOnly);
  QCOMPARE(eye.wallet->words(secret("pw")).error(), WalletError::kWatchOnly);
  QCOMPARE(eye.wallet->add_account("second", false).error(), WalletError::kWatchOnly);
  QCOMPARE(eye.wallet->accounts().size(), 1u);
  const auto keys = eye.wallet->view_keys(secret("pw"));
  QVERIFY(keys.has_value());
  QVERIFY(equal_vartime(keys->incoming.expose(), format_view_key(key.incoming()).expose()));
  QCOMPARE(keys->full.size() != 0, full);
  for (const PaymentRecord& payment : eye.wallet->payments()) {
    if (!payment.incoming) {
      const std::uint8_t output = *payment.parts.front().output;
      QVERIFY(eye.wallet->make_receipt(payment.id, output, "").has_value());
      QVERIFY(!eye.wallet->make_receipt(payment.id, output, "a shop").has_value());
    }
  }
}

void TestWalletWatch::itBeginsAtADate() {
  FakeClock clock;
  FakeNode node(clock, two_coins(), 6);
  for (int day = 0; day < 10; ++day) {
    clock.advance(86'400'000);
    node.make_block();
  }
  TestWallet eye(clock, &node);
  QVERIFY(eye.watch(format_view_key(key_of(1)), clock.wall_ms()) && eye.catch_up());
  QVERIFY(eye.wallet->status().birthday >= 7);
  QVERIFY(eye.wallet->balances().front().spendable.is_zero());
}

void TestWalletWatch::onlyViewKeysAreWatched_data() {
  QTest::addColumn<QByteArray>("text");
  const SecretBytes full = format_view_key(key_of(1));
  QByteArray text(reinterpret_cast<const char*>(full.expose().data()), static_cast<qsizetype>(full.size()));
  QTest::newRow("nothing") << QByteArray();
  QTest::newRow("an-address") << QByteArray::fromStdString(format_address(address_of(1), "tacittest"));
  QTest::newRow("words") << QByteArray("abandon abandon art");
  QTest::newRow("a-letter-short") << text.chopped(1);
  QTest::newRow("a-letter-changed") << text.replace(30, 1, text.at(30) == 'q' ? "p" : "q");
  QTest::newRow("a-megabyte") << QByteArray(1 << 20, 'q');
}

void TestWalletWatch::onlyViewKeysAreWatched() {
  QFETCH(QByteArray, text);
  FakeClock clock;
  FakeNode node(clock, two_coins(), 6);
  TestWallet eye(clock, &node);
  const auto made = Wallet::watch(eye.options(), secret("pw"), secret(text.toStdString()), eye.environment());
  QCOMPARE(made.error(), WalletError::kBadViewKey);
  QVERIFY(!Wallet::exists(eye.folder()));
}

QTEST_GUILESS_MAIN(TestWalletWatch)
#include "test_wallet_watch.moc"
