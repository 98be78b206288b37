// SPDX-License-Identifier: MIT
#include <QTest>
#include <algorithm>

#include "support/wallet_fixture.h"

using namespace tacit;
using namespace tacit::test;

namespace {

using Kind = RequestFailure::Kind;

/// What a node and whoever counts bytes on the way learn of a request.
struct Asked {
  std::size_t connection = 0;
  std::uint64_t height = 0;  // of the ledger at that moment
  Bytes frame;               // all but its id, which is random
  bool submit = false;
  friend bool operator==(const Asked&, const Asked&) = default;
};

QByteArray describe(const Asked& asked) {
  return "connection " + QByteArray::number(qulonglong(asked.connection)) + ", at block " +
         QByteArray::number(qulonglong(asked.height)) + ", " +
         QByteArray::number(qulonglong(asked.frame.size())) +
         " bytes: " + QByteArray(reinterpret_cast<const char*>(asked.frame.data()), 17).toHex() +
         QByteArray(reinterpret_cast<const char*>(asked.frame.data()) + 17,
                    qsizetype(asked.frame.size()) - 17)
             .left(16)
             .toHex();
}

/// Writes down what a wallet asks, and lets its submits fail on demand.
class RecordingLink final : public Link {
 public:
  RecordingLink(std::unique_ptr<Link> link, const FakeNode& node, std::vector<Asked>& asked,
                std::size_t connection, const bool& submits_fail)
      : m_link(std::move(link)),
        m_node(node),
        m_asked(asked),
        m_connection(connection),
        m_submits_fail(submits_fail) {}

  Ticket request(LinkRequest request) override {
    const bool submit = std::holds_alternative<SubmitRequest>(request);
    m_asked.push_back({m_connection, m_node.height(), encode_request({}, request), submit});
    if (submit && m_submits_fail) {
      m_failed.push_back(kOwnTickets + m_failed.size() + m_told);
      return m_failed.back();
    }
    return m_link->request(std::move(request));
  }
  void cancel(Ticket ticket) override { m_link->cancel(ticket); }
  std::vector<LinkEvent> poll(std::chrono::milliseconds timeout) override {
    auto events = m_link->poll(m_failed.empty() ? timeout : std::chrono::milliseconds(0));
    for (Ticket ticket : std::exchange(m_failed, {})) {
      events.push_back(LinkReplyEvent{ticket, std::unexpected(RequestFailure{.kind = Kind::kNoAnswer})});
      ++m_told;
    }
    return events;
  }
  void wake() override { m_link->wake(); }

 private:
  static constexpr Ticket kOwnTickets = Ticket{1} << 32;
  std::unique_ptr<Link> m_link;
  const FakeNode& m_node;
  std::vector<Asked>& m_asked;
  std::size_t m_connection;
  const bool& m_submits_fail;
  std::vector<Ticket> m_failed;
  std::size_t m_told = 0;
};

/// Two wallets of the same past before the same ledger, which take turns; the first spends.
struct Pair {
  Pair() : node(clock, coins(), 30), spender(clock, &node), idler(clock, &node) {
    for (auto* wallet : {&spender, &idler}) {
      auto& record = wallet == &spender ? spent : idled;
      wallet->wrap = [this, &record](std::unique_ptr<Link> link) -> std::unique_ptr<Link> {
        const std::size_t connection = record.connections++;
        return std::make_unique<RecordingLink>(std::move(link), node, record.asked, connection, submits_fail);
      };
    }
  }
  static std::vector<std::pair<Address, Amount>> coins() {
    std::vector<std::pair<Address, Amount>> all;
    for (const std::uint8_t owner : {1, 2, 3}) {
      all.insert(all.end(), 4, {address_of(owner), tacit_amount(10)});
    }
    return all;
  }

  bool begin() {
    return spender.create(true, 1) && idler.create(true, 2) && until([this] { return caught_up(); });
  }
  bool caught_up() const {
    return spender.wallet->status().caught_up && idler.wallet->status().caught_up &&
           spender.wallet->status().height == node.height() && idler.wallet->status().height == node.height();
  }
  bool until(const std::function<bool()>& done) {
    for (int i = 0; i < 2'000; ++i) {
      if (done()) {
        return true;
      }
      spender.wallet->poll(std::chrono::milliseconds(5));
      idler.wallet->poll(std::chrono::milliseconds(0));
    }
    return done();
  }
  /// Both do what there is to do.
  void settle() {
    until([this] { return caught_up(); });
    for (int i = 0; i < 20; ++i) {
      spender.wallet->poll(std::chrono::milliseconds(0));
      idler.wallet->poll(std::chrono::milliseconds(0));
    }
  }
  bool restart() {
    return spender.reopen() && idler.reopen() && until([this] { return caught_up(); });
  }
  PaymentId send(std::uint64_t whole) {
    const auto id = spender.wallet->send(spender.order(address_of(9), tacit_amount(whole)));
    return id ? *id : 0;
  }
  bool pays(std::uint64_t whole) {
    const PaymentId id = send(whole);
    return id != 0 && until([&] { return spender.state(id) == PaymentState::kFinal && caught_up(); });
  }

  struct Record {
    std::vector<Asked> asked;
    std::size_t connections = 0;
    std::vector<Asked> but_submits() const {
      std::vector<Asked> rest;
      std::ranges::copy_if(asked, std::back_inserter(rest), [](const Asked& a) { return !a.submit; });
      return rest;
    }
    std::size_t submits() const {
      return static_cast<std::size_t>(std::ranges::count_if(asked, &Asked::submit));
    }
  };

  bool submits_fail = false;
  FakeClock clock;
  FakeNode node;
  TestWallet spender, idler;
  Record spent, idled;
};

void compare(const Pair& pair) {
  const auto spent = pair.spent.but_submits();
  const auto idled = pair.idled.but_submits();
  for (std::size_t i = 0; i < std::min(spent.size(), idled.size()); ++i) {
    QVERIFY2(spent[i] == idled[i], QByteArray("request " + QByteArray::number(qulonglong(i)) + ": " +
                                              describe(spent[i]) + " against " + describe(idled[i]))
                                       .constData());
  }
  QCOMPARE(spent.size(), idled.size());
  QCOMPARE(pair.idled.submits(), std::size_t{0});
}

}  // namespace

class TestWalletRequests : public QObject {
  Q_OBJECT
 private slots:
  void aWalletThatSpendsAsksLikeOneThatIdles();
  void theComparisonSeesWhatDiffers();
  void aReceiptIsAskedForOnAConnectionOfItsOwn();
};

void TestWalletRequests::aWalletThatSpendsAsksLikeOneThatIdles() {
  Pair pair;
  QVERIFY(pair.begin());

  // Payments, among blocks that have nothing to do with them.
  QVERIFY(pair.pays(3));
  pair.node.make_block();
  pair.settle();
  QVERIFY(pair.pays(12));  // of two coins
  QVERIFY(pair.pays(1));

  // An open form that is dropped.
  QVERIFY(pair.spender.wallet->prepare(pair.spender.order(address_of(9), tacit_amount(1))).has_value());
  pair.node.make_block();
  pair.settle();
  pair.clock.advance(45'000);  // it is kept fresh meanwhile
  pair.settle();
  pair.spender.wallet->drop_form();

  // A submit that fails, and is sent again until a block decides.
  pair.submits_fail = true;
  const PaymentId failed = pair.send(2);
  QVERIFY(pair.until([&] { return pair.spender.state(failed) == PaymentState::kUnknown; }));
  pair.node.make_block();
  pair.settle();
  pair.submits_fail = false;
  pair.clock.advance(5'000);
  QVERIFY(pair.until([&] { return pair.spender.state(failed) == PaymentState::kFinal && pair.caught_up(); }));

  // Programs that end: with a payment of which nothing has left, and with one that has been handed over.
  QVERIFY(pair.send(1) != 0);
  QVERIFY(pair.restart());
  QVERIFY(pair.until([&] { return pair.spender.wallet->under_way().empty() && pair.caught_up(); }));
  pair.node.automatic = false;
  const PaymentId handed = pair.send(1);
  QVERIFY(pair.until([&] { return pair.spender.state(handed) == PaymentState::kHandedOver; }));
  QVERIFY(pair.restart());
  pair.node.make_block();
  QVERIFY(pair.until([&] { return pair.spender.state(handed) == PaymentState::kFinal && pair.caught_up(); }));

  // A connection that breaks for both, with a payment under way.
  const PaymentId broken = pair.send(1);
  QVERIFY(pair.until([&] { return pair.spender.state(broken) == PaymentState::kHandedOver; }));
  pair.node.push_state(LinkState::kLost);
  pair.settle();
  pair.node.push_state(LinkState::kConnected);
  pair.settle();
  pair.node.make_block();
  QVERIFY(pair.until([&] { return pair.spender.state(broken) == PaymentState::kFinal && pair.caught_up(); }));

  // One that a node refuses and that expires for certain, and is paid again.
  pair.node.automatic = true;
  pair.node.lie = [](const LinkRequest& request, LinkReply& reply) {
    if (std::holds_alternative<SubmitRequest>(request)) {
      reply = SubmitReply{SubmitResult::kRefused, SubmitRefusal::kTagSpent, 0};
      return FakeNode::Do::kSilence;
    }
    return FakeNode::Do::kAnswer;
  };
  pair.submits_fail = true;  // the fake node's silence would hold the ticket
  const PaymentId expiring = pair.send(1);
  QVERIFY(pair.until([&] { return pair.spender.state(expiring) == PaymentState::kUnknown; }));
  pair.submits_fail = false;
  pair.node.lie = nullptr;
  pair.clock.advance(7'200'000);
  pair.node.make_block();
  QVERIFY(
      pair.until([&] { return pair.spender.state(expiring) == PaymentState::kRefused && pair.caught_up(); }));
  const auto again = pair.spender.wallet->retry(expiring);
  QVERIFY(again.has_value());
  QVERIFY(pair.until([&] { return pair.spender.state(*again) == PaymentState::kFinal && pair.caught_up(); }));

  // And what comes long after.
  for (int i = 0; i < 5; ++i) {
    pair.node.make_block();
    pair.settle();
  }
  QVERIFY(pair.restart());
  QVERIFY(pair.spent.submits() >= 9);
  compare(pair);
}

void TestWalletRequests::theComparisonSeesWhatDiffers() {
  Pair pair;
  QVERIFY(pair.begin());
  const std::size_t before = pair.spent.but_submits().size();
  QVERIFY(pair.spent.but_submits() == pair.idled.but_submits());
  // A receipt's check is the one question that is about a single transaction (docs/security.md).
  QVERIFY(pair.pays(1));
  const auto payment = pair.spender.wallet->payments().front();
  const auto receipt = pair.spender.wallet->make_receipt(payment.id, *payment.parts[0].output, "");
  QVERIFY(receipt.has_value());
  pair.spender.wallet->verify_receipt(*receipt);
  pair.settle();
  QVERIFY(pair.spent.but_submits().size() > before);
  QVERIFY(pair.spent.but_submits() != pair.idled.but_submits());
}

void TestWalletRequests::aReceiptIsAskedForOnAConnectionOfItsOwn() {
  Pair pair;
  QVERIFY(pair.begin());
  QVERIFY(pair.pays(1));
  const auto payment = pair.spender.wallet->payments().front();
  const auto receipt = pair.spender.wallet->make_receipt(payment.id, *payment.parts[0].output, "");
  QVERIFY(receipt.has_value());
  for (int i = 0; i < 2; ++i) {
    const std::size_t before = pair.spent.asked.size(), connections = pair.spent.connections;
    pair.spender.wallet->verify_receipt(*receipt);
    pair.settle();
    QCOMPARE(pair.spent.connections, connections + 1);
    // The transaction and its block; nothing else of the wallet's, before or after.
    const std::vector<Asked> asked(pair.spent.asked.begin() + static_cast<std::ptrdiff_t>(before),
                                   pair.spent.asked.end());
    QCOMPARE(asked.size(), std::size_t{2});
    QVERIFY(asked[0].frame == encode_request({}, TransactionRequest{*payment.transaction}));
    QVERIFY(std::ranges::all_of(asked, [&](const Asked& a) { return a.connection == connections; }));
  }
  pair.node.make_block();
  pair.settle();
  QCOMPARE(pair.spent.asked.back().connection, std::size_t{0});
}

QTEST_GUILESS_MAIN(TestWalletRequests)
#include "test_wallet_requests.moc"
