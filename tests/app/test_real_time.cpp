// SPDX-License-Identifier: MIT
#include "desk.h"

namespace tacit::app {

using test::ScriptedNode;

namespace {

constexpr quint64 kCoin = 100'000'000;

/// Ten coins for wallet 1, one for wallet 3, six of nobody.
std::vector<std::pair<Address, Amount>> manyCoins() {
  std::vector<std::pair<Address, Amount>> coins(10, {test::address_of(1), test::tacit_amount(10)});
  coins.emplace_back(test::address_of(3), test::tacit_amount(10));
  return coins;
}

}  // namespace

/// What makes a payment quick, row by row of "Real time, in numbers" (design of the wallet): the order of
/// what happens and what is shown, with a clock that stands still, so that nothing here can wait for a timer
/// of the wallet. How long it takes is told by tacit-bench.
class TestRealTime : public QObject {
  Q_OBJECT

 private slots:
  void membershipProofsAreMadeWhileTheFormIsOpen();
  void finalComesWithTheNoticeAndNotByAsking();
  void theRecipientSeesItAtOnce();
  void theLastVerifiedStateShowsBeforeTheLink();
  void nothingBlinksToZero();
  void paymentsOfOneBlockAreToldTogether();
};

/// When Send is pressed only what depends on the press is left to be proved.
void TestRealTime::membershipProofsAreMadeWhileTheFormIsOpen() {
  ScriptedNode node(someCoins(), 6);
  Desk payer(node);
  QVERIFY(payer.restore(1));
  SendModel& send = *payer.app().send();
  payer.app().setPage(AppController::SendPage);
  bool ready = false;
  // The wallet's thread hears of finished proofs a moment after they are made, so more than one try is fair.
  for (int attempt = 0; attempt < 5 && !ready; ++attempt) {
    send.again();
    send.setTarget(addressText(9));
    send.setAmountText("0.1");
    QTRY_VERIFY_WITH_TIMEOUT(send.canReview(), Desk::kWait);
    {
      const ClosedGate everythingIsProved(payer.pool());
    }
    QCOMPARE(send.stage(), SendModel::Form);
    send.review();
    QTRY_VERIFY_WITH_TIMEOUT(send.armed(), Desk::kWait);
    const ClosedGate nothingIsProvedFromHere(payer.pool());
    QVERIFY(payer.press());
    QVERIFY(payer.tells(PaymentState::Planned));
    // Of every two proofs that an input needs and the balance, the memberships are there already.
    ready = payer.progress.back().proved > 0.3;
    send.cancel();
    QVERIFY(payer.reaches(SendModel::Form));
  }
  QVERIFY(ready);
}

/// The block is final where the payment began as soon as the node tells of it: the wallet asks for that block
/// and for nothing before, and its clock has not moved.
void TestRealTime::finalComesWithTheNoticeAndNotByAsking() {
  ScriptedNode node(someCoins(), 6);
  node.set_automatic(false);
  Desk payer(node);
  QVERIFY(payer.restore(1));
  QVERIFY(payer.pay(addressText(9), "1"));
  QVERIFY(payer.tells(PaymentState::HandedOver));
  QTRY_COMPARE_WITH_TIMEOUT(node.submitted().size(), std::size_t{1}, Desk::kWait);
  const std::size_t asked = node.requests();
  QTest::qWait(50);
  QCOMPARE(node.requests(), asked);  // it does not poll
  node.make_block();
  QVERIFY(payer.reaches(SendModel::Final));
}

void TestRealTime::theRecipientSeesItAtOnce() {
  ScriptedNode node(someCoins(), 6);
  node.set_automatic(false);
  Desk payer(node), shop(node);
  QVERIFY(payer.restore(1));
  QVERIFY(shop.restore(2));
  ReceiveModel& card = *shop.app().receive();
  shop.app().setPage(AppController::ReceivePage);
  card.setAmountText("2.5");
  card.setMessage("tea");
  QTRY_VERIFY_WITH_TIMEOUT(card.link().contains("amount=2.50"), Desk::kWait);
  card.copyLink();
  QCOMPARE(card.state(), ReceiveModel::Waiting);

  QVERIFY(payer.pay(card.link(), {}));
  QTRY_COMPARE_WITH_TIMEOUT(node.submitted().size(), std::size_t{1}, Desk::kWait);
  QCOMPARE(card.state(), ReceiveModel::Waiting);  // there is no "unconfirmed"
  QVERIFY(shop.arrivals.isEmpty());
  QStringList order;
  connect(&shop.service(), &WalletBackend::requestChanged, &shop.app(), [&] { order.append("request"); });
  connect(&shop.service(), &WalletBackend::paymentsArrived, &shop.app(), [&] { order.append("arrival"); });
  node.make_block();
  QTRY_COMPARE_WITH_TIMEOUT(card.state(), ReceiveModel::Paid, Desk::kWait);
  QTRY_COMPARE_WITH_TIMEOUT(shop.arrivals.size(), 1, Desk::kWait);
  QVERIFY(shop.hasSpendable(2 * kCoin + kCoin / 2));
  QTRY_COMPARE_WITH_TIMEOUT(shop.app().latest()->index(0, 0).data(PaymentListModel::StateTextRole).toString(),
                            QStringLiteral("final"), Desk::kWait);
  // Told to a screen reader: that the request is paid and how much came.
  QTRY_VERIFY_WITH_TIMEOUT(shop.announced.size() >= 2, Desk::kWait);
  QVERIFY(shop.announced.join(' ').contains("2.50"));
  QVERIFY(order.contains("request") && order.contains("arrival"));
  QVERIFY(payer.reaches(SendModel::Final));
}

/// Home is there with what was verified last and its age, though nothing answers.
void TestRealTime::theLastVerifiedStateShowsBeforeTheLink() {
  ScriptedNode node(someCoins(), 6);
  Desk payer(node);
  QVERIFY(payer.restore(1));
  QVERIFY(payer.hasSpendable(20 * kCoin));
  node.connect_as(LinkState::kConnecting);
  node.advance(3'600'000);
  const std::size_t asked = node.requests();
  QVERIFY(payer.reopen());
  QTRY_VERIFY_WITH_TIMEOUT(payer.app().balance()->known(), Desk::kWait);
  QCOMPARE(payer.app().balance()->value().total, 20 * kCoin);
  QVERIFY(!payer.app().balance()->age().isEmpty());
  QTRY_COMPARE_WITH_TIMEOUT(payer.app().history()->rowCount(), 1, Desk::kWait);
  QVERIFY(payer.app().node()->level() != NodeModel::Good);
  QCOMPARE(node.requests(), asked);  // nothing of it came from the network
  node.connect_as(LinkState::kConnected);
  QVERIFY(payer.isGood());
  QCOMPARE(payer.app().balance()->value().total, 20 * kCoin);
}

/// Over loss, restart and catching up no balance is told that is less than what is one's own.
void TestRealTime::nothingBlinksToZero() {
  ScriptedNode node(someCoins(), 6);
  Desk payer(node);
  QVERIFY(payer.restore(1));
  QVERIFY(payer.hasSpendable(20 * kCoin));
  payer.balances.clear();
  for (const LinkState state : {LinkState::kLost, LinkState::kConnecting, LinkState::kConnected,
                                LinkState::kUnreachable, LinkState::kConnected}) {
    node.connect_as(state);
  }
  QVERIFY(payer.isGood());
  QVERIFY(payer.reopen());
  node.make_block();
  QVERIFY(payer.isGood());
  QVERIFY(payer.hasSpendable(20 * kCoin));
  for (const Balance& told : payer.balances) {
    QCOMPARE(told.total, 20 * kCoin);
  }
}

/// Three payments in one block: one word to the person, one toast, and every row.
void TestRealTime::paymentsOfOneBlockAreToldTogether() {
  ScriptedNode node(manyCoins(), 6);
  node.set_automatic(false);
  Desk payer(node), shop(node);
  QVERIFY(payer.restore(1));
  QVERIFY(shop.restore(2));
  for (std::size_t i = 1; i <= 3; ++i) {
    QVERIFY(payer.pay(addressText(2), "1"));
    QTRY_COMPARE_WITH_TIMEOUT(node.submitted().size(), i, Desk::kWait);
  }
  QVERIFY(shop.arrivals.isEmpty());
  node.make_block();
  QVERIFY(shop.hasSpendable(3 * kCoin));
  QTRY_VERIFY_WITH_TIMEOUT(!shop.arrivals.isEmpty(), Desk::kWait);
  QCOMPARE(shop.arrivals.size(), 1);
  QCOMPARE(shop.arrivals.front().size(), 3);
  QCOMPARE(shop.app().notices()->count(), 1);
  QCOMPARE(shop.app().notices()->index(0).data(NoticeModel::TitleRole).toString(),
           QStringLiteral("3 payments received"));
  QTRY_COMPARE_WITH_TIMEOUT(shop.app().history()->rowCount(), 3, Desk::kWait);
}

}  // namespace tacit::app

QTEST_MAIN(tacit::app::TestRealTime)
#include "test_real_time.moc"
