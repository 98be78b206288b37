// SPDX-License-Identifier: MIT
#include <algorithm>

#include "viewmodels/texts.h"

#include "desk.h"

namespace tacit::app {

using test::ScriptedNode;

namespace {

constexpr quint64 kCoin = 100'000'000;

/// A script that treats submissions so and answers everything else.
std::function<ScriptedNode::Do(const LinkRequest&)> submissions(ScriptedNode::Do what) {
  return [what](const LinkRequest& request) {
    return std::holds_alternative<SubmitRequest>(request) ? what : ScriptedNode::Do::kAnswer;
  };
}

int stageAt(Desk& desk, int row) {
  return desk.app().send()->stages()->index(row).data(StageModel::StateRole).toInt();
}

}  // namespace

/// The three outcomes of a payment and every way to them, through the real wallet and the real models, with a
/// node and a network that do the worst.
class TestOutcomes : public QObject {
  Q_OBJECT

 private slots:
  void final();
  void whatWasReviewedIsSentThoughMoreArrives();
  void refusedByExpiry();
  void refusedBecauseSpentElsewhere();
  void unknown_data();
  void unknown();
  void unknownWhenTheNodeRefuses();
  void unknownIsDecidedByExpiryAfterARestart();
  void cancelWorksUntilItIsHandedOver();
  void itIsTooLateToCancelWhatWasHandedOver();
  void cancelPressedAtOnceCounts();
  void endsAtEveryEdge_data();
  void endsAtEveryEdge();
};

void TestOutcomes::final() {
  ScriptedNode node(someCoins(), 6);
  node.set_automatic(false);
  Desk payer(node);
  QVERIFY(payer.restore(1));
  QVERIFY(payer.pay(addressText(9), "1.5"));
  // The node takes it, which proves nothing: nothing says "paid" before a certified block does.
  QVERIFY(payer.tells(PaymentState::HandedOver));
  QTRY_COMPARE_WITH_TIMEOUT(node.submitted().size(), std::size_t{1}, Desk::kWait);
  QCOMPARE(payer.app().send()->stage(), SendModel::Sending);
  QCOMPARE(stageAt(payer, 0), 2);
  QCOMPARE(stageAt(payer, 1), 2);
  QCOMPARE(stageAt(payer, 2), 1);
  QCOMPARE(payer.outgoing().front().state, PaymentState::HandedOver);
  QVERIFY(payer.app().balance()->hasReturning());
  node.make_block();
  QVERIFY(payer.reaches(SendModel::Final));
  QCOMPARE(stageAt(payer, 2), 2);
  QVERIFY(payer.app().send()->outcomeText().contains("Nobody can take it back"));
  QVERIFY(std::is_sorted(payer.progress.cbegin(), payer.progress.cend(),
                         [](const SendProgress& a, const SendProgress& b) { return a.state < b.state; }));
  QVERIFY(payer.hasSpendable(18 * kCoin + kCoin / 2 - node.fees()));
  QVERIFY(!payer.app().balance()->hasReturning());
}

/// Max is the amount that was shown, not what is there when the button is pressed.
void TestOutcomes::whatWasReviewedIsSentThoughMoreArrives() {
  ScriptedNode node(someCoins(), 6);
  Desk payer(node), friendly(node);
  QVERIFY(payer.restore(3));
  QVERIFY(friendly.restore(1));
  SendModel& send = *payer.app().send();
  payer.app().setPage(AppController::SendPage);
  send.setTarget(addressText(9));
  send.useEverything();
  QTRY_VERIFY_WITH_TIMEOUT(send.canReview(), Desk::kWait);
  send.review();
  QTRY_VERIFY_WITH_TIMEOUT(send.armed(), Desk::kWait);
  const QString reviewed = send.amount();
  QVERIFY(reviewed.startsWith("9.99"));

  QVERIFY(friendly.pay(addressText(3), "5"));
  QVERIFY(payer.hasSpendable(15 * kCoin));
  node.advance(45'000);  // until the open form is looked at again, with the new coin
  QTest::qWait(500);
  QCOMPARE(send.amount(), reviewed);
  QVERIFY(payer.press());
  QVERIFY(payer.reaches(SendModel::Final));
  QCOMPARE(texts::money(payer.outgoing().front().amount), reviewed);
}

void TestOutcomes::refusedByExpiry() {
  ScriptedNode node(someCoins(), 6);
  Desk payer(node);
  QVERIFY(payer.restore(1));
  node.set_script(submissions(ScriptedNode::Do::kSilence));
  QVERIFY(payer.pay(addressText(9), "1"));
  QVERIFY(payer.tells(PaymentState::HandedOver));
  QVERIFY(payer.app().balance()->value().spendable < 20 * kCoin);
  node.advance(1'300'000);
  node.make_block();
  QVERIFY(payer.reaches(SendModel::Refused));
  QVERIFY(payer.app().send()->outcomeText().contains("expired"));
  QVERIFY(payer.app().send()->outcomeText().contains("untouched"));
  QVERIFY(payer.hasSpendable(20 * kCoin));
  QTRY_COMPARE_WITH_TIMEOUT(payer.outgoing().front().state, PaymentState::Refused, Desk::kWait);
}

void TestOutcomes::refusedBecauseSpentElsewhere() {
  ScriptedNode node(someCoins(), 6);
  Desk payer(node), twin(node);
  QVERIFY(payer.restore(1));
  QVERIFY(twin.restore(1));
  node.set_script(submissions(ScriptedNode::Do::kSilence));
  QVERIFY(payer.pay(addressText(9), "1"));
  QVERIFY(payer.tells(PaymentState::HandedOver));
  node.set_script({});
  QVERIFY(twin.pay(addressText(8), "2"));
  QVERIFY(twin.reaches(SendModel::Final));
  QVERIFY(payer.reaches(SendModel::Refused));
  QVERIFY(payer.app().send()->outcomeText().contains("spent the same money first"));
  // Both know the same again.
  QVERIFY(payer.hasSpendable(18 * kCoin - node.fees()));
  QVERIFY(twin.hasSpendable(18 * kCoin - node.fees()));
}

void TestOutcomes::unknown_data() {
  QTest::addColumn<int>("what");
  QTest::addColumn<bool>("lost");
  QTest::newRow("it-never-arrives-and-the-connection-is-lost") << int(ScriptedNode::Do::kSilence) << true;
  QTest::newRow("the-answer-and-the-connection-are-lost") << int(ScriptedNode::Do::kLoseReply) << true;
  QTest::newRow("the-node-stays-silent") << int(ScriptedNode::Do::kGiveUp) << false;
  QTest::newRow("the-answer-is-rubbish") << int(ScriptedNode::Do::kRubbish) << false;
}

/// Kept, tried again with the same bytes, and final when the node is back.
void TestOutcomes::unknown() {
  QFETCH(int, what);
  QFETCH(bool, lost);
  ScriptedNode node(someCoins(), 6);
  node.set_automatic(false);
  Desk payer(node);
  QVERIFY(payer.restore(1));
  node.set_script(submissions(static_cast<ScriptedNode::Do>(what)));
  QVERIFY(payer.pay(addressText(9), "1"));
  if (lost) {
    QVERIFY(payer.tells(PaymentState::HandedOver));
    node.connect_as(LinkState::kLost);
  }
  QVERIFY(payer.reaches(SendModel::Unknown));
  QVERIFY(payer.app().send()->outcomeText().contains("It is decided by"));
  QVERIFY(payer.app().send()->outcomeText().contains("do not pay again"));
  QVERIFY(!payer.app().send()->canCancel());
  QVERIFY(!payer.announced.isEmpty());
  // Its coins are not offered a second time.
  QVERIFY(payer.app().balance()->value().spendable < 20 * kCoin);

  node.set_script({});
  if (lost) {
    node.connect_as(LinkState::kConnected);
  }
  const std::size_t before = node.submitted().size();
  node.advance(60'000);
  QTRY_VERIFY_WITH_TIMEOUT(node.submitted().size() > before, Desk::kWait);
  node.make_block();
  QVERIFY(payer.reaches(SendModel::Final));
  for (const Bytes& bytes : node.submitted()) {
    QCOMPARE(bytes, node.submitted().front());
  }
  QVERIFY(payer.hasSpendable(19 * kCoin - node.fees()));
  QCOMPARE(payer.outgoing().size(), 1);
}

void TestOutcomes::unknownWhenTheNodeRefuses() {
  ScriptedNode node(someCoins(), 6);
  node.set_automatic(false);
  Desk payer(node);
  QVERIFY(payer.restore(1));
  node.set_lie([](const LinkRequest& request, LinkReply& reply) {
    if (std::holds_alternative<SubmitRequest>(request)) {
      reply = SubmitReply{SubmitResult::kRefused, SubmitRefusal::kTagSpent, 0};
    }
  });
  QVERIFY(payer.pay(addressText(9), "1"));
  QVERIFY(payer.reaches(SendModel::Unknown));
  // What one node says is no proof, and it did answer.
  QVERIFY(payer.app().send()->outcomeText().contains("did not accept it"));
  QVERIFY(!payer.app().send()->outcomeText().contains("has not answered"));
  QVERIFY(payer.app().send()->outcomeText().contains("do not pay again"));
  node.set_lie({});
  node.make_block();
  QVERIFY(payer.reaches(SendModel::Final));
}

void TestOutcomes::unknownIsDecidedByExpiryAfterARestart() {
  ScriptedNode node(someCoins(), 6);
  Desk payer(node);
  QVERIFY(payer.restore(1));
  node.set_script(submissions(ScriptedNode::Do::kSilence));
  QVERIFY(payer.pay(addressText(9), "1"));
  QVERIFY(payer.tells(PaymentState::HandedOver));
  node.connect_as(LinkState::kLost);
  QVERIFY(payer.reaches(SendModel::Unknown));
  QVERIFY(payer.reopen());
  QTRY_COMPARE_WITH_TIMEOUT(payer.outgoing().size(), 1, Desk::kWait);
  QCOMPARE(payer.outgoing().front().state, PaymentState::Unknown);
  node.connect_as(LinkState::kConnected);
  node.advance(1'300'000);
  node.make_block();
  QTRY_COMPARE_WITH_TIMEOUT(payer.outgoing().front().state, PaymentState::Refused, Desk::kWait);
  QVERIFY(payer.hasSpendable(20 * kCoin));
}

/// Nothing left, the money is untouched, and the form is as it was.
void TestOutcomes::cancelWorksUntilItIsHandedOver() {
  ScriptedNode node(someCoins(), 6);
  Desk payer(node);
  QVERIFY(payer.restore(1));
  QVERIFY(payer.review(addressText(9), "0.1"));
  {
    const ClosedGate gate(payer.pool());
    QVERIFY(payer.press());
    QVERIFY(payer.tells(PaymentState::Planned));
    QVERIFY(payer.app().send()->canCancel());
    payer.app().send()->cancel();
    QVERIFY(payer.reaches(SendModel::Form));
  }
  QVERIFY(payer.hasSpendable(20 * kCoin));
  QTRY_COMPARE_WITH_TIMEOUT(payer.outgoing().front().state, PaymentState::Cancelled, Desk::kWait);
  QCOMPARE(payer.app().send()->amountText(), QStringLiteral("0.1"));
  // The form is worked on again, and what was cancelled never leaves.
  QTRY_VERIFY_WITH_TIMEOUT(payer.app().send()->canReview(), Desk::kWait);
  const ClosedGate done(payer.pool());
  QVERIFY(node.submitted().empty());
}

void TestOutcomes::itIsTooLateToCancelWhatWasHandedOver() {
  ScriptedNode node(someCoins(), 6);
  Desk payer(node);
  QVERIFY(payer.restore(1));
  node.set_script(submissions(ScriptedNode::Do::kHold));
  QVERIFY(payer.pay(addressText(9), "1"));
  QVERIFY(payer.tells(PaymentState::HandedOver));
  QVERIFY(!payer.app().send()->canCancel());
  payer.app().send()->cancel();
  payer.service().cancelSend(payer.progress.back().paymentId);
  node.release();
  QVERIFY(payer.reaches(SendModel::Final));
  QTRY_COMPARE_WITH_TIMEOUT(payer.outgoing().front().state, PaymentState::Final, Desk::kWait);
}

/// Before the wallet has even told the payment's number.
void TestOutcomes::cancelPressedAtOnceCounts() {
  ScriptedNode node(someCoins(), 6);
  Desk payer(node);
  QVERIFY(payer.restore(1));
  QVERIFY(payer.review(addressText(9), "0.1"));
  const ClosedGate gate(payer.pool());
  QVERIFY(payer.press());
  QVERIFY(payer.progress.isEmpty());
  QVERIFY(payer.app().send()->canCancel());
  payer.app().send()->cancel();
  QVERIFY(payer.reaches(SendModel::Form));
  QVERIFY(payer.hasSpendable(20 * kCoin));
  QVERIFY(node.submitted().empty());
}

void TestOutcomes::endsAtEveryEdge_data() {
  QTest::addColumn<int>("state");
  QTest::newRow("planned") << int(PaymentState::Planned);
  QTest::newRow("proving") << int(PaymentState::Proving);
  QTest::newRow("handed-over") << int(PaymentState::HandedOver);
  QTest::newRow("not-known") << int(PaymentState::Unknown);
}

/// The program ends as soon as it tells the state; the next start pays once.
void TestOutcomes::endsAtEveryEdge() {
  QFETCH(int, state);
  ScriptedNode node(someCoins(), 6);
  Desk payer(node);
  QVERIFY(payer.restore(1));
  node.set_script(submissions(ScriptedNode::Do::kSilence));
  QVERIFY(payer.review(addressText(9), "1"));
  auto gate = state == int(PaymentState::Planned) ? std::make_unique<ClosedGate>(payer.pool()) : nullptr;
  QVERIFY(payer.press());
  if (state == int(PaymentState::Unknown)) {
    QVERIFY(payer.tells(PaymentState::HandedOver));
    node.connect_as(LinkState::kLost);
  }
  QTRY_VERIFY_WITH_TIMEOUT(
      std::any_of(payer.progress.cbegin(), payer.progress.cend(),
                  [state](const SendProgress& told) { return int(told.state) >= state; }),
      Desk::kWait);
  gate.reset();
  payer.stop();
  node.set_script({});
  node.connect_as(LinkState::kConnected);
  QVERIFY(payer.reopen());
  QTRY_VERIFY_WITH_TIMEOUT(
      payer.outgoing().size() == 1 && payer.outgoing().front().state == PaymentState::Final, Desk::kWait);
  QVERIFY(payer.hasSpendable(19 * kCoin - node.fees()));
  QCOMPARE(quint64(payer.outgoing().front().fee), node.fees());
}

}  // namespace tacit::app

QTEST_MAIN(tacit::app::TestOutcomes)
#include "test_outcomes.moc"
