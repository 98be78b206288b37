// SPDX-License-Identifier: MIT
#include <QTest>
#include <algorithm>

#include "protocol/receipt.h"
#include "protocol/transaction.h"
#include "support/wallet_fixture.h"

using namespace tacit;
using namespace tacit::test;

namespace {

/// A wallet with two coins of 10 among foreign ones, restored and caught up. Wallet 3 has one of 10 as well.
struct Funded {
  explicit Funded(std::size_t foreign = 6)
      : node(clock,
             {{address_of(1), tacit_amount(10)},
              {address_of(1), tacit_amount(10)},
              {address_of(3), tacit_amount(10)}},
             foreign),
        payer(clock, &node) {
    ready = payer.create(true, 1) && payer.catch_up();
  }
  FakeClock clock;
  FakeNode node;
  TestWallet payer;
  bool ready = false;
};

Transaction parsed(const FakeNode& node, const Bytes& bytes) {
  return *Transaction::parse(node.genesis().network(), bytes);
}

}  // namespace

class TestWalletSend : public QObject {
  Q_OBJECT
 private slots:
  void paysToFinal();
  void changeIsSpendableAtOnce();
  void statesComeInOrder();
  void plansSayWhatIsMissing();
  void readyProofsAreUsed();
  void sendsTheSameBytesUntilFinal();
  void aRefusalByTheNodeProvesNothing();
  void noRefusalOfANodeIsBelieved();
  void expiresForCertainByBlockTime();
  void aRetryKeepsInputsAndCoverSets();
  void isRefusedWhenItsTagIsSpentElsewhere();
  void resumesAtEveryEdge_data();
  void resumesAtEveryEdge();
  void whatIsFinalIsNotSentAgain();
  void aPlanIsSentOnceTheBlocksSinceAreSeen();
  void whatIsProvedOnANewConnectionWaitsForItsBlocks();
  void aPlanOfLongAgoIsCancelled();
  void cancelsBeforeAnythingLeft();
  void aSmallSetOfAYoungLedgerIsReplaced();
  void settledProofsSurviveARestart();
  void receiptsAndPayersProofs();
  void aNodesSaltSpoilsNoReceipt();
};

void TestWalletSend::paysToFinal() {
  Funded funded;
  QVERIFY(funded.ready);
  TestWallet payee(funded.clock, &funded.node);
  QVERIFY(payee.create(false, 2));
  QVERIFY(payee.catch_up());
  const auto request = payee.wallet->create_request({Amount::from_units(300'000'000), {}, "Tea", 0});
  QVERIFY(request.has_value());
  auto order = funded.payer.wallet->read_link(request->link);
  QVERIFY(order.has_value());
  order->memo = "for the tea";
  const auto id = funded.payer.wallet->send(*order);
  QVERIFY(id.has_value());
  QVERIFY(funded.payer.until([&] { return funded.payer.state(*id) == PaymentState::kFinal; }));
  QVERIFY(payee.until([&] { return payee.arrived == 1; }));
  const PaymentRecord got = payee.wallet->payments().front();
  QVERIFY(got.incoming);
  QCOMPARE(got.amount.units(), 300'000'000u);
  QCOMPARE(got.memo, std::string("for the tea"));
  QVERIFY(got.request_id == request->id);
  QCOMPARE(payee.wallet->requests().front().state, RequestState::kPaid);
  // The payer's own change is no income, and what was paid cannot be paid twice by its link.
  QCOMPARE(std::ranges::count_if(funded.payer.wallet->payments(),
                                 [](const PaymentRecord& p) { return !p.incoming; }),
           1);
  QCOMPARE(funded.payer.wallet->plan(*order).error().error, PlanError::kAlreadyPaid);
}

void TestWalletSend::changeIsSpendableAtOnce() {
  Funded funded;
  for (int i = 0; i < 3; ++i) {
    const auto id = funded.payer.wallet->send(funded.payer.order(address_of(9), tacit_amount(5)));
    QVERIFY(id.has_value());
    QVERIFY(!funded.payer.wallet->balances().front().returning.is_zero());
    QVERIFY(funded.payer.until([&] { return funded.payer.state(*id) == PaymentState::kFinal; }));
    QVERIFY(funded.payer.wallet->balances().front().returning.is_zero());
  }
  std::uint64_t fees = 0;
  for (const PaymentRecord& payment : funded.payer.wallet->payments()) {
    fees += payment.fee.units();
  }
  QCOMPARE(funded.payer.wallet->balances().front().spendable.units(), 500'000'000u - fees);
  const auto supplies = funded.node.ledger().supplies();
  QCOMPARE(static_cast<std::uint64_t>(supplies.at(kTacit).burned), fees);
}

void TestWalletSend::statesComeInOrder() {
  Funded funded;
  const auto id = funded.payer.wallet->send(funded.payer.order(address_of(9), tacit_amount(1)));
  QVERIFY(funded.payer.until([&] { return funded.payer.state(*id) == PaymentState::kFinal; }));
  QVERIFY(std::ranges::is_sorted(funded.payer.states));
  for (PaymentState state :
       {PaymentState::kPlanned, PaymentState::kProved, PaymentState::kHandedOver, PaymentState::kFinal}) {
    QVERIFY(std::ranges::find(funded.payer.states, state) != funded.payer.states.end());
  }
}

void TestWalletSend::plansSayWhatIsMissing() {
  Funded funded;
  Wallet& wallet = *funded.payer.wallet;
  const auto much = wallet.plan(funded.payer.order(address_of(9), tacit_amount(1000)));
  QCOMPARE(much.error().error, PlanError::kTooLittle);
  const auto most = wallet.plan(funded.payer.order(address_of(9), much.error().available));
  QVERIFY(most.has_value());
  QVERIFY(most->change.is_zero());
  PaymentOrder all = funded.payer.order(address_of(9), Amount());
  all.everything = true;
  QCOMPARE(wallet.plan(all)->amount, much.error().available);
  QCOMPARE(wallet.plan(funded.payer.order(address_of(9), Amount())).error().error, PlanError::kZeroAmount);
  PaymentOrder late = funded.payer.order(address_of(9), tacit_amount(1));
  late.request_expiry = 1;
  QCOMPARE(wallet.plan(late).error().error, PlanError::kLinkExpired);
  QCOMPARE(
      wallet.plan(funded.payer.order(address_of(9), tacit_amount(1), std::string(257, 'x'))).error().error,
      PlanError::kMemoTooLong);
  QVERIFY(wallet.plan(funded.payer.order(address_of(1, 5), tacit_amount(1)))->own_address);
  QCOMPARE(wallet.plan(funded.payer.order(address_of(9), tacit_amount(1)))->inputs, 2u);
}

void TestWalletSend::readyProofsAreUsed() {
  Funded funded;
  const PaymentOrder order = funded.payer.order(address_of(9), tacit_amount(1));
  QVERIFY(funded.payer.wallet->prepare(order).has_value());
  QVERIFY(funded.payer.until([&] { return funded.payer.wallet->prepared(); }));
  funded.payer.states.clear();
  const auto id = funded.payer.wallet->send(order);
  QVERIFY(funded.payer.until([&] { return funded.payer.state(*id) == PaymentState::kFinal; }));
}

void TestWalletSend::sendsTheSameBytesUntilFinal() {
  Funded funded;
  funded.node.lie = [](const LinkRequest& request, LinkReply&) {
    return std::holds_alternative<SubmitRequest>(request) ? FakeNode::Do::kSilence : FakeNode::Do::kAnswer;
  };
  const auto id = funded.payer.wallet->send(funded.payer.order(address_of(9), tacit_amount(1)));
  QVERIFY(funded.payer.until([&] { return funded.node.submitted.size() == 1; }));
  for (std::size_t i = 2; i <= 4; ++i) {
    funded.node.push_state(LinkState::kLost);
    QVERIFY(funded.payer.until([&] { return funded.payer.state(*id) == PaymentState::kUnknown; }));
    QVERIFY(!funded.payer.wallet->cancel(*id));
    QVERIFY(funded.payer.reopen());
    QVERIFY(funded.payer.until([&] { return funded.node.submitted.size() == i; }));
  }
  for (const Bytes& bytes : funded.node.submitted) {
    QCOMPARE(bytes, funded.node.submitted.front());
  }
  funded.node.lie = nullptr;
  QVERIFY(funded.payer.reopen());
  QVERIFY(funded.payer.until([&] { return funded.payer.state(*id) == PaymentState::kFinal; }));
}

void TestWalletSend::aRefusalByTheNodeProvesNothing() {
  Funded funded;
  funded.node.lie = [](const LinkRequest& request, LinkReply& reply) {
    if (std::holds_alternative<SubmitRequest>(request)) {
      reply = SubmitReply{SubmitResult::kRefused, SubmitRefusal::kTagSpent, 0};
    }
    return FakeNode::Do::kAnswer;
  };
  funded.node.automatic = false;
  const auto id = funded.payer.wallet->send(funded.payer.order(address_of(9), tacit_amount(1)));
  QVERIFY(funded.payer.until([&] { return funded.payer.state(*id) == PaymentState::kUnknown; }));
  QCOMPARE(funded.payer.wallet->payment(*id)->refusal, RefusalReason::kNodeRefused);
  // Its coins are not free: they may be spent by what left.
  QCOMPARE(funded.payer.wallet->plan(funded.payer.order(address_of(9), tacit_amount(1))).error().error,
           PlanError::kWaitForChange);
  funded.node.lie = nullptr;
  funded.node.make_block();
  QVERIFY(funded.payer.until([&] { return funded.payer.state(*id) == PaymentState::kFinal; }));
}

void TestWalletSend::noRefusalOfANodeIsBelieved() {
  for (int reason = 1; reason <= kLastSubmitRefusal; ++reason) {
    Funded funded;
    funded.node.lie = [&](const LinkRequest& request, LinkReply& reply) {
      if (std::holds_alternative<SubmitRequest>(request)) {
        reply = SubmitReply{SubmitResult::kRefused, static_cast<SubmitRefusal>(reason), 0};
      }
      return FakeNode::Do::kAnswer;
    };
    funded.node.automatic = false;
    const auto id = funded.payer.wallet->send(funded.payer.order(address_of(9), tacit_amount(1)));
    QVERIFY(funded.payer.until([&] { return funded.payer.state(*id) == PaymentState::kUnknown; }));
    QCOMPARE(funded.payer.wallet->payment(*id)->refusal, RefusalReason::kNodeRefused);
    // Its coins are kept for it: paying again could pay twice.
    QVERIFY(funded.payer.wallet->balances().front().spendable < tacit_amount(20));
    funded.node.lie = nullptr;
    funded.node.automatic = true;
    funded.clock.advance(5'000);
    QVERIFY(funded.payer.until([&] { return funded.payer.state(*id) == PaymentState::kFinal; }));
    const std::vector<Bytes>& sent = funded.node.submitted;
    QVERIFY(std::ranges::all_of(sent, [&](const Bytes& bytes) { return bytes == sent.front(); }));
  }
}

void TestWalletSend::expiresForCertainByBlockTime() {
  Funded funded;
  funded.node.automatic = false;
  funded.node.lie = [](const LinkRequest& request, LinkReply&) {
    return std::holds_alternative<SubmitRequest>(request) ? FakeNode::Do::kSilence : FakeNode::Do::kAnswer;
  };
  const auto id = funded.payer.wallet->send(funded.payer.order(address_of(9), tacit_amount(1)));
  QVERIFY(funded.payer.until([&] { return funded.node.submitted.size() == 1; }));
  const std::uint64_t expiry = funded.payer.wallet->payment(*id)->expiry;
  QVERIFY(expiry >= funded.clock.wall_ms() + 600'000);
  QCOMPARE(expiry % 600'000, 0u);
  funded.clock.advance(expiry - funded.clock.wall_ms());
  funded.node.make_block();  // exactly at its expiry a block may still hold it
  QVERIFY(funded.payer.until([&] { return funded.payer.wallet->status().height == funded.node.height(); }));
  QVERIFY(!is_decided(funded.payer.state(*id)));
  funded.clock.advance(1);
  funded.node.make_block();
  QVERIFY(funded.payer.until([&] { return funded.payer.state(*id) == PaymentState::kRefused; }));
  QCOMPARE(funded.payer.wallet->payment(*id)->refusal, RefusalReason::kExpired);
  QCOMPARE(funded.payer.wallet->balances().front().spendable, tacit_amount(20));
}

void TestWalletSend::aRetryKeepsInputsAndCoverSets() {
  Funded funded(20);  // past the first block of 16, so that the partition moves
  funded.node.automatic = false;
  funded.node.lie = [](const LinkRequest& request, LinkReply&) {
    return std::holds_alternative<SubmitRequest>(request) ? FakeNode::Do::kSilence : FakeNode::Do::kAnswer;
  };
  const auto id = funded.payer.wallet->send(funded.payer.order(address_of(9), tacit_amount(1)));
  QVERIFY(funded.payer.until([&] { return funded.node.submitted.size() == 1; }));
  funded.clock.advance(1'300'000);
  funded.node.make_block();
  QVERIFY(funded.payer.until([&] { return funded.payer.state(*id) == PaymentState::kRefused; }));
  // Somebody else's payments make the ledger grow.
  funded.node.lie = nullptr;
  funded.node.automatic = true;
  TestWallet other(funded.clock, &funded.node);
  QVERIFY(other.create(true, 3));
  QVERIFY(other.catch_up());
  for (int i = 0; i < 2; ++i) {
    const auto sent = other.wallet->send(other.order(address_of(8), tacit_amount(1)));
    QVERIFY(other.until([&] { return other.state(*sent) == PaymentState::kFinal; }));
  }
  QVERIFY(funded.payer.until([&] { return funded.payer.wallet->status().height == funded.node.height(); }));
  const auto again = funded.payer.wallet->retry(*id);
  QVERIFY(again.has_value());
  QVERIFY(funded.payer.until([&] { return funded.payer.state(*again) == PaymentState::kFinal; }));
  const Transaction first = parsed(funded.node, funded.node.submitted.front());
  const Transaction second = parsed(funded.node, funded.node.submitted.back());
  QCOMPARE(first.inputs.size(), second.inputs.size());
  for (std::size_t i = 0; i < first.inputs.size(); ++i) {
    QVERIFY(first.inputs[i].tag == second.inputs[i].tag);
    QVERIFY(first.inputs[i].set == second.inputs[i].set);
  }
  // By the partition alone it would be another one.
  QVERIFY(first.inputs[0].set != choose_cover_set(16, 0, funded.node.coin_count()));
}

void TestWalletSend::isRefusedWhenItsTagIsSpentElsewhere() {
  Funded funded;
  TestWallet twin(funded.clock, &funded.node);  // the same words in another folder
  QVERIFY(twin.create(true, 1));
  QVERIFY(twin.catch_up());
  funded.node.lie = [](const LinkRequest& request, LinkReply&) {
    return std::holds_alternative<SubmitRequest>(request) ? FakeNode::Do::kSilence : FakeNode::Do::kAnswer;
  };
  const auto lost = funded.payer.wallet->send(funded.payer.order(address_of(9), tacit_amount(1)));
  QVERIFY(funded.payer.until([&] { return funded.node.submitted.size() == 1; }));
  funded.node.lie = nullptr;
  const auto won = twin.wallet->send(twin.order(address_of(8), tacit_amount(2), "twin"));
  QVERIFY(twin.until([&] { return twin.state(*won) == PaymentState::kFinal; }));
  QVERIFY(funded.payer.until([&] { return funded.payer.state(*lost) == PaymentState::kRefused; }));
  QCOMPARE(funded.payer.wallet->payment(*lost)->refusal, RefusalReason::kSpentElsewhere);
  QVERIFY(funded.payer.wallet->balances() == twin.wallet->balances());
  // What the twin paid is in this history as well, reopened from the chain.
  const PaymentRecord seen = funded.payer.wallet->payments().front();
  QVERIFY(seen.restored);
  QCOMPARE(seen.memo, std::string("twin"));
}

void TestWalletSend::resumesAtEveryEdge_data() {
  QTest::addColumn<int>("polls");
  // The wallet is dropped after so many rounds of its loop: planned, proving, handed over.
  for (int polls : {0, 1, 2, 3, 4}) {
    QTest::addRow("dropped-after-%d-rounds", polls) << polls;
  }
}

void TestWalletSend::resumesAtEveryEdge() {
  QFETCH(int, polls);
  Funded funded;
  const auto id = funded.payer.wallet->send(funded.payer.order(address_of(9), tacit_amount(1)));
  QVERIFY(id.has_value());
  for (int i = 0; i < polls; ++i) {
    funded.payer.wallet->poll(std::chrono::milliseconds(50));
  }
  QVERIFY(funded.payer.reopen());
  QVERIFY(funded.payer.until([&] { return funded.payer.state(*id) == PaymentState::kFinal; }));
  QCOMPARE(funded.payer.wallet->payments().front().amount, tacit_amount(1));
  const std::uint64_t fee = funded.payer.wallet->payment(*id)->fee.units();
  QCOMPARE(funded.payer.wallet->balances().front().spendable.units(), 1'900'000'000u - fee);
  QCOMPARE(static_cast<std::uint64_t>(funded.node.ledger().supplies().at(kTacit).burned), fee);
}

void TestWalletSend::whatIsFinalIsNotSentAgain() {
  Funded funded;
  funded.node.lie = [](const LinkRequest& request, LinkReply&) {
    return std::holds_alternative<SubmitRequest>(request) ? FakeNode::Do::kSilence : FakeNode::Do::kAnswer;
  };
  const auto id = funded.payer.wallet->send(funded.payer.order(address_of(9), tacit_amount(1)));
  QVERIFY(funded.payer.until([&] { return funded.node.submitted.size() == 1; }));
  // Its answer was lost, and the wallet closed; the node took it.
  funded.payer.wallet.reset();
  funded.node.lie = nullptr;
  const auto other = funded.node.make_link();
  other->request(SubmitRequest{funded.node.submitted.front()});
  QCOMPARE(funded.node.blocks().back().transactions.size(), std::size_t{1});
  funded.node.submitted.clear();
  QVERIFY(funded.payer.reopen());
  QCOMPARE(funded.payer.state(*id), PaymentState::kHandedOver);
  QVERIFY(funded.payer.until([&] { return funded.payer.state(*id) == PaymentState::kFinal; }));
  QVERIFY(funded.payer.catch_up());
  QVERIFY(funded.node.submitted.empty());
}

void TestWalletSend::aPlanIsSentOnceTheBlocksSinceAreSeen() {
  Funded funded;
  const auto id = funded.payer.wallet->send(funded.payer.order(address_of(9), tacit_amount(1)));
  funded.payer.wallet.reset();
  for (int i = 0; i < 3; ++i) {
    funded.node.make_block();
  }
  std::vector<std::uint64_t> seen;
  funded.node.lie = [&](const LinkRequest& request, LinkReply&) {
    if (std::holds_alternative<SubmitRequest>(request)) {
      seen.push_back(funded.payer.wallet->status().height);
    }
    return FakeNode::Do::kAnswer;
  };
  QVERIFY(funded.payer.reopen());
  QVERIFY(funded.payer.until([&] { return funded.payer.state(*id) == PaymentState::kFinal; }));
  QVERIFY(!seen.empty() && seen.front() == 3);
}

void TestWalletSend::whatIsProvedOnANewConnectionWaitsForItsBlocks() {
  Funded funded;
  const auto connect_anew = [&] {
    funded.node.push_state(LinkState::kLost);
    funded.node.push_state(LinkState::kConnected);
  };
  const auto id = funded.payer.wallet->send(funded.payer.order(address_of(9), tacit_amount(1)));
  funded.node.lie = [](const LinkRequest& request, LinkReply&) {
    return std::holds_alternative<BlocksRequest>(request) ? FakeNode::Do::kSilence : FakeNode::Do::kAnswer;
  };
  connect_anew();
  QVERIFY(funded.payer.until([&] { return funded.payer.state(*id) >= PaymentState::kHandedOver; }));
  for (int i = 0; i < 10; ++i) {
    funded.clock.advance(5'000);  // nor is it sent when it is time to send again
    funded.payer.wallet->poll(std::chrono::milliseconds(1));
  }
  QVERIFY(funded.node.submitted.empty());
  QCOMPARE(funded.payer.wallet->status().link, LinkHealth::kConnected);
  funded.node.lie = nullptr;
  connect_anew();
  QVERIFY(funded.payer.until([&] { return funded.payer.state(*id) == PaymentState::kFinal; }));
  QCOMPARE(funded.node.submitted.size(), std::size_t{1});
}

/// What was pressed, and ended with the program before it left the computer, is paid when that is opened
/// again at once (above) and not a day later.
void TestWalletSend::aPlanOfLongAgoIsCancelled() {
  Funded funded;
  const auto id = funded.payer.wallet->send(funded.payer.order(address_of(9), tacit_amount(1)));
  QVERIFY(id.has_value());
  QVERIFY(funded.node.submitted.empty());
  funded.clock.advance(86'400'000);
  QVERIFY(funded.payer.reopen());
  QVERIFY(funded.payer.until([&] { return funded.payer.state(*id) == PaymentState::kCancelled; }));
  QCOMPARE(funded.payer.wallet->payment(*id)->refusal, RefusalReason::kExpired);
  QVERIFY(funded.payer.reopen() && funded.payer.catch_up());
  QCOMPARE(funded.payer.state(*id), PaymentState::kCancelled);
  QVERIFY(funded.node.submitted.empty());
  QCOMPARE(funded.payer.wallet->balances().front().spendable, tacit_amount(20));
  const auto again = funded.payer.wallet->send(funded.payer.order(address_of(9), tacit_amount(1)));
  QVERIFY(funded.payer.until([&] { return funded.payer.state(*again) == PaymentState::kFinal; }));
}

void TestWalletSend::cancelsBeforeAnythingLeft() {
  Funded funded;
  const auto id = funded.payer.wallet->send(funded.payer.order(address_of(9), tacit_amount(1)));
  QVERIFY(funded.payer.wallet->cancel(*id));
  for (int i = 0; i < 20; ++i) {
    funded.payer.wallet->poll(std::chrono::milliseconds(20));
  }
  QVERIFY(funded.node.submitted.empty());
  QCOMPARE(funded.payer.state(*id), PaymentState::kCancelled);
  QCOMPARE(funded.payer.wallet->balances().front().spendable, tacit_amount(20));
}

void TestWalletSend::aSmallSetOfAYoungLedgerIsReplaced() {
  FakeClock clock;
  // Four coins: fewer than N/2 = 8, so every set holds all there are.
  FakeNode node(clock, {{address_of(1), tacit_amount(10)}, {address_of(2), tacit_amount(10)}}, 2);
  TestWallet payer(clock, &node), other(clock, &node);
  QVERIFY(payer.create(true, 1) && payer.catch_up());
  QVERIFY(other.create(true, 2) && other.catch_up());
  node.lie = [](const LinkRequest& request, LinkReply&) {
    return std::holds_alternative<SubmitRequest>(request) ? FakeNode::Do::kSilence : FakeNode::Do::kAnswer;
  };
  const auto id = payer.wallet->send(payer.order(address_of(9), tacit_amount(1)));
  QVERIFY(payer.until([&] { return node.submitted.size() == 1; }));
  QCOMPARE(parsed(node, node.submitted.front()).inputs.front().set.count, 4u);
  node.lie = nullptr;
  while (node.coin_count() < 16) {
    const auto sent = other.wallet->send(other.order(address_of(8), tacit_amount(1)));
    QVERIFY(sent.has_value());
    QVERIFY(other.until([&] { return other.state(*sent) == PaymentState::kFinal; }));
  }
  QVERIFY(payer.reopen());
  QVERIFY(payer.until([&] { return payer.state(*id) == PaymentState::kFinal; }));
  const Transaction last = parsed(node, node.submitted.back());
  QVERIFY(last.inputs.front().set.count >= 8);
  // It was proved twice, with another salt when the fee differs: the receipt is of the one that counts.
  const auto output = payer.wallet->payment(*id)->parts.front().output;
  const auto file = payer.wallet->make_receipt(*id, output.value(), "");
  const auto receipt = file ? Receipt::parse(file->receipt) : std::nullopt;
  QVERIFY(receipt && verify_receipt(node.genesis().id(), last, *receipt));
}

void TestWalletSend::settledProofsSurviveARestart() {
  Funded funded(24);  // 27 coins: the first block of 16 is settled from 24 on
  QVERIFY(funded.payer.until([&] { return funded.payer.wallet->status().proofs_ready == 2; }));
  QVERIFY(funded.payer.reopen());
  QCOMPARE(funded.payer.wallet->status().proofs_ready, 2u);
  QVERIFY(funded.payer.catch_up());
  const auto id = funded.payer.wallet->send(funded.payer.order(address_of(9), tacit_amount(1)));
  QVERIFY(funded.payer.until([&] { return funded.payer.state(*id) == PaymentState::kFinal; }));
  const Transaction sent = parsed(funded.node, funded.node.submitted.front());
  QVERIFY((sent.inputs.front().set == CoverRange{0, 16}));
}

void TestWalletSend::receiptsAndPayersProofs() {
  Funded funded;
  const auto id = funded.payer.wallet->send(funded.payer.order(address_of(9), tacit_amount(1), "note"));
  QVERIFY(funded.payer.until([&] { return funded.payer.state(*id) == PaymentState::kFinal; }));
  const auto output = funded.payer.wallet->payment(*id)->parts.front().output;
  QVERIFY(output.has_value());
  const auto file = funded.payer.wallet->make_receipt(*id, *output, "the shop");
  QVERIFY(file.has_value());
  QVERIFY(!funded.payer.wallet->make_receipt(*id, static_cast<std::uint8_t>(*output ^ 1), "").has_value());

  struct Listener final : WalletObserver {
    std::optional<Result<ReceiptCheck, ReceiptCheckError>> check;
    void on_receipt_checked(std::uint64_t, const Result<ReceiptCheck, ReceiptCheckError>& c) override {
      check = c;
    }
  } listener;
  QTemporaryDir folder;
  WalletEnvironment environment{funded.clock,
                                funded.payer.pool,
                                &listener,
                                [&](const NodeLink&) { return funded.node.make_link(); },
                                {1, 8192}};
  Wallet::CreateOptions options;
  options.folder = folder.path().toStdString();
  options.node_link = format_node_link(funded.node.node_link());
  auto verifier = Wallet::create(options, secret("pw"), test_words(7), environment);
  QVERIFY(verifier.has_value());
  const auto check = [&](const ReceiptFile& shown) {
    listener.check.reset();
    for (int i = 0; i < 100 && !(*verifier)->status().caught_up; ++i) {
      (*verifier)->poll(std::chrono::milliseconds(10));
    }
    (*verifier)->verify_receipt(shown);
    for (int i = 0; i < 100 && !listener.check; ++i) {
      (*verifier)->poll(std::chrono::milliseconds(10));
    }
    return *listener.check;
  };
  const auto good = check(*file);
  QVERIFY(good.has_value());
  QCOMPARE(good->amount, tacit_amount(1));
  QCOMPARE(good->address, format_address(address_of(9), "tacittest"));
  QVERIFY(good->payer_proved);
  ReceiptFile bad = *file;
  bad.message.back() ^= 1;
  QCOMPARE(check(bad).error(), ReceiptCheckError::kPayerProof);
  bad = *file;
  bad.receipt.back() ^= 1;
  QCOMPARE(check(bad).error(), ReceiptCheckError::kDoesNotPay);
  bad = *file;
  bad.receipt.front() ^= 1;
  QCOMPARE(check(bad).error(), ReceiptCheckError::kNotFinal);
}

/// The salt in a block's list is bound by no head. That of one's own payment is known.
void TestWalletSend::aNodesSaltSpoilsNoReceipt() {
  Funded funded;
  funded.node.lie = [](const LinkRequest&, LinkReply& reply) {
    if (auto* blocks = std::get_if<BlocksReply>(&reply)) {
      for (BlockRecord& block : blocks->blocks) {
        for (TransactionRecord& transaction : block.transactions) {
          transaction.salt[0] ^= 1;
        }
      }
    }
    return FakeNode::Do::kAnswer;
  };
  const auto id = funded.payer.wallet->send(funded.payer.order(address_of(9), tacit_amount(1)));
  QVERIFY(funded.payer.until([&] { return funded.payer.state(*id) == PaymentState::kFinal; }));
  const auto output = funded.payer.wallet->payment(*id)->parts.front().output;
  const auto file = funded.payer.wallet->make_receipt(*id, output.value(), "");
  const auto receipt = file ? Receipt::parse(file->receipt) : std::nullopt;
  const Transaction sent = parsed(funded.node, funded.node.submitted.front());
  QVERIFY(receipt && verify_receipt(funded.node.genesis().id(), sent, *receipt));
}

QTEST_GUILESS_MAIN(TestWalletSend)
#include "test_wallet_send.moc"
