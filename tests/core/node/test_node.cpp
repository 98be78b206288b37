// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QtTest>

#include "link/client.h"
#include "node/node.h"
#include "protocol/chain_heads.h"
#include "protocol/light.h"

#include "core/ledger/chain_maker.h"

using namespace tacit;
using namespace tacit::test;

namespace {

/// The genesis of the tests is of 2027.
class LaterClock final : public Clock {
 public:
  std::uint64_t wall_ms() const override { return ChainMaker::kGenesisTime + m_system.steady_ms() % 1000; }
  std::uint64_t steady_ms() const override { return m_system.steady_ms(); }

 private:
  SystemClock m_system;
};

class CountingFaucet final : public Faucet {
 public:
  FaucetReply pay(const Address& address) override {
    asked.push_back(address);
    return asked.size() > 1 ? FaucetReply{FaucetOutcome::kTooMany, 30}
                            : FaucetReply{FaucetOutcome::kAccepted, 0};
  }
  std::vector<Address> asked;
};

/// A node with its ledger in a fresh folder, and a client.
struct Running {
  explicit Running(const std::string& folder, Faucet* faucet = nullptr) {
    NodeOptions options;
    options.folder = folder;
    if (!make_folder(folder) || !Store::create(ledger_folder(folder), chain.genesis().encode())) {
      throw std::runtime_error("ledger");
    }
    node = must(Node::start(options, {chain.operator_key_copy(), generate_link_keys()}, clock, faucet,
                            [this] { ++failures; }),
                "node");
    client = std::make_unique<LinkClient>(node->link());
    wait_for<LinkStateEvent>([](const LinkStateEvent& e) { return e.state == LinkState::kConnected; });
  }

  template <class Event>
  Event wait_for(const std::function<bool(const Event&)>& wanted) {
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 20'000) {
      for (LinkEvent& event : client->poll(std::chrono::milliseconds(500))) {
        pending.push_back(std::move(event));
      }
      for (auto i = pending.begin(); i != pending.end(); ++i) {
        if (auto* event = std::get_if<Event>(&*i); event && wanted(*event)) {
          Event found = std::move(*event);
          pending.erase(i);
          return found;
        }
      }
    }
    throw std::runtime_error("no event");
  }

  Result<LinkReply, RequestFailure> ask(LinkRequest request) {
    const Ticket ticket = client->request(std::move(request));
    return wait_for<LinkReplyEvent>([&](const LinkReplyEvent& e) { return e.ticket == ticket; }).reply;
  }
  template <class Reply>
  Reply get(LinkRequest request) {
    return std::get<Reply>(must(ask(std::move(request)), "reply"));
  }

  /// Blocks up to the tip, each checked as a wallet does.
  Header follow(std::uint64_t to) {
    while (header.height < to) {
      const auto reply = get<BlocksReply>(BlocksRequest{header.height + 1, 100});
      for (const BlockRecord& record : reply.blocks) {
        std::vector<LightTransaction> transactions;
        for (const TransactionRecord& transaction : record.transactions) {
          LightTransaction& light = transactions.emplace_back();
          light.id = transaction.id;
          light.tags = transaction.tags;
          for (const auto& coin : transaction.coins) {
            light.coins.push_back(Coin::split(coin));
          }
        }
        const Header next = *Header::parse(record.header);
        if (!check_light_block(chain.network(), header, next, *Certificate::parse(record.certificate),
                               transactions)) {
          throw std::runtime_error("block");
        }
        header = next;
      }
    }
    return header;
  }

  LaterClock clock;
  ChainMaker chain{24};
  MemoryLedger genesis{chain.genesis()};
  Header header = chain.genesis().header();
  std::atomic<int> failures = 0;
  std::unique_ptr<Node> node;
  std::unique_ptr<LinkClient> client;
  std::vector<LinkEvent> pending;
};

}  // namespace

class TestNode : public QObject {
  Q_OBJECT

  QTemporaryDir m_dir;
  int m_folders = 0;
  std::string folder() { return (m_dir.path() + "/" + QString::number(m_folders++)).toStdString(); }

 private slots:
  void tellsGenesisStatusBlocksAndCoins() {
    Running running(folder());
    const auto piece = running.get<GenesisReply>(GenesisRequest{0, 100});
    QCOMPARE(piece.bytes.size(), std::size_t(100));
    Bytes genesis = piece.bytes;
    append(genesis, running.get<GenesisReply>(GenesisRequest{100, kMaxGenesisPiece}).bytes);
    QCOMPARE(genesis, running.chain.genesis().encode());
    QVERIFY(running.get<GenesisReply>(GenesisRequest{piece.total, 10}).bytes.empty());
    QVERIFY(running.get<GenesisReply>(GenesisRequest{~std::uint64_t(0), 10}).bytes.empty());

    running.follow(1);
    const auto status = running.get<StatusReply>(StatusRequest{});
    QCOMPARE(status.coin_count, std::uint64_t(24));
    QCOMPARE(status.connections, 1u);
    QVERIFY(!status.faucet);
    QCOMPARE(status.supplies.size(), std::size_t(1));

    const auto coins = running.get<CoinsReply>(CoinsRequest{0, 1000});
    QCOMPARE(coins.coins.size(), std::size_t(24));
    QCOMPARE(coins.final_count, std::uint64_t(24));
    Bytes32 head = first_coin_head(running.chain.network().genesis);
    for (const CoinRecord& coin : coins.coins) {
      head = next_coin_head(head, Origin(coin.origin), coin.K, coin.S, coin.V, coin.A, coin.rest);
    }
    QCOMPARE(head, running.header.coin_head);
    QVERIFY(running.get<CoinsReply>(CoinsRequest{24, 10}).coins.empty());
    QVERIFY(running.get<CoinsReply>(CoinsRequest{~std::uint64_t(0), 10}).coins.empty());
    QVERIFY(running.get<BlocksReply>(BlocksRequest{~std::uint64_t(0), 10}).blocks.empty());
  }

  void aPaymentBecomesFinalAndIsAnnounced() {
    Running running(folder());
    running.follow(1);
    const Bytes payment = running.chain.pay_bytes(running.genesis, {.inputs = {3, 20}, .outputs = {5}});
    const Bytes32 id = transaction_id(running.chain.network().genesis, payment);
    const auto unknown = running.ask(TransactionRequest{id});
    QVERIFY(!unknown && unknown.error().code == LinkErrorCode::kNotFound);

    QCOMPARE(running.get<SubmitReply>(SubmitRequest{payment}).outcome, SubmitResult::kAccepted);
    const auto tip = running.wait_for<LinkTipEvent>([](const LinkTipEvent& e) { return e.tip.height >= 2; });
    const Header header = running.follow(2);
    QCOMPARE(header.id(running.chain.network().genesis), tip.tip.block_id);
    QCOMPARE(header.tag_count, std::uint64_t(2));

    const auto again = running.get<SubmitReply>(SubmitRequest{payment});
    QCOMPARE(again.outcome, SubmitResult::kAlreadyFinal);
    QCOMPARE(again.height, std::uint64_t(2));
    const auto found = running.get<TransactionReply>(TransactionRequest{id});
    QCOMPARE(found.transaction, payment);
    QCOMPARE(found.height, std::uint64_t(2));
    const auto conflict = running.get<SubmitReply>(
        SubmitRequest{running.chain.pay_bytes(running.genesis, {.inputs = {3}, .outputs = {6}})});
    QCOMPARE(conflict.outcome, SubmitResult::kRefused);
    QCOMPARE(conflict.refusal, SubmitRefusal::kTagSpent);
    QCOMPARE(running.failures.load(), 0);
  }

  void whoSendsInvalidProofsIsCut() {
    Running running(folder());
    Bytes bad = running.chain.pay_bytes(running.genesis, {.inputs = {3, 20}, .outputs = {5}});
    bad.back() ^= 1;
    for (int i = 0; i < 2; ++i) {
      const auto reply = running.get<SubmitReply>(SubmitRequest{bad});
      QCOMPARE(reply.refusal, SubmitRefusal::kAuthorisation);
    }
    running.client->request(SubmitRequest{bad});
    running.wait_for<LinkStateEvent>([](const LinkStateEvent& e) { return e.state == LinkState::kLost; });
  }

  void anotherGenesisIsRefusedAtHello() {
    Running running(folder());
    NodeLink wrong = running.node->link();
    wrong.genesis[0] ^= 1;
    running.client = std::make_unique<LinkClient>(wrong);
    running.wait_for<LinkStateEvent>(
        [](const LinkStateEvent& e) { return e.state == LinkState::kWrongGenesis; });
  }

  void faucetIsAskedWhereThereIsOne() {
    CountingFaucet faucet;
    Running with(folder(), &faucet), without(folder());
    FaucetRequest request{with.chain.address(7).encode()};
    QCOMPARE(without.get<FaucetReply>(request).outcome, FaucetOutcome::kNotHere);
    QVERIFY(with.get<StatusReply>(StatusRequest{}).faucet);
    QCOMPARE(with.get<FaucetReply>(request).outcome, FaucetOutcome::kAccepted);
    QCOMPARE(faucet.asked.at(0).encode(), with.chain.address(7).encode());
    const auto second = with.get<FaucetReply>(request);
    QCOMPARE(second.outcome, FaucetOutcome::kTooMany);
    QCOMPARE(second.retry_after_s, 30u);
    request.address.fill(0xff);
    const auto malformed = with.ask(request);
    QVERIFY(!malformed && malformed.error().code == LinkErrorCode::kMalformed);
  }

  void aNodeWithoutItsOperatorKeyDoesNotStart() {
    const std::string where = folder();
    const ChainMaker chain;
    QVERIFY(make_folder(where).has_value());
    QVERIFY(Store::create(ledger_folder(where), chain.genesis().encode()).has_value());
    NodeOptions options;
    options.folder = where;
    const LaterClock clock;
    auto node = Node::start(options, {make_signing_key(), generate_link_keys()}, clock, nullptr, [] {});
    QVERIFY(!node && node.error().kind == NodeFailure::Kind::kOperatorKey);
    options.folder = folder();
    node = Node::start(options, {make_signing_key(), generate_link_keys()}, clock, nullptr, [] {});
    QVERIFY(!node && node.error().store.error == StoreError::kAbsent);
  }

  void keysAreMadeOnceAndSecret() {
    const std::string where = folder();
    QVERIFY(make_folder(where).has_value());
    QCOMPARE(load_node_keys(where).error(), FileError::kAbsent);
    const auto made = make_node_keys(where);
    const auto again = make_node_keys(where);
    QCOMPARE(made->operator_key.public_key, again->operator_key.public_key);
    QCOMPARE(made->link.public_key, again->link.public_key);
    const auto permissions = QFile::permissions(QString::fromStdString(where + "/operator.key"));
    QCOMPARE(permissions & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
             QFile::Permissions());
    QFile::setPermissions(QString::fromStdString(where + "/curve.key"),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup);
    QCOMPARE(load_node_keys(where).error(), FileError::kPermission);
  }
};

QTEST_GUILESS_MAIN(TestNode)
#include "test_node.moc"
