// SPDX-License-Identifier: MIT
#include <QTcpServer>
#include <QTcpSocket>

#include "link/server.h"

#include "desk.h"

namespace tacit::app {

using test::ScriptedNode;

namespace {

constexpr quint64 kCoin = 100'000'000;

/// A node that says hello for one genesis and knows nothing else.
struct OtherNode final : LinkHandler {
  explicit OtherNode(const Bytes32& its_genesis) : genesis(its_genesis) {
    auto started = LinkServer::start({}, generate_link_keys(), *this);
    if (!started) {
      qFatal("the server does not start");
    }
    server = std::move(*started);
  }
  void handle(ConnectionId, LinkRequest request, Responder respond) override {
    const auto* hello = std::get_if<HelloRequest>(&request);
    if (hello == nullptr || hello->genesis_id != genesis) {
      respond(std::unexpected(LinkErrorCode::kWrongGenesis));
      return;
    }
    HelloReply reply;
    reply.genesis_id = genesis;
    respond(reply);
  }
  Bytes32 genesis;
  std::unique_ptr<LinkServer> server;
};

LinkFactory realLink(std::uint16_t port, const Bytes32& key) {
  return [port, key](const NodeLink& link) {
    LinkClientOptions options;
    options.backoff_first = std::chrono::milliseconds(20);
    return std::make_unique<LinkClient>(NodeLink{"127.0.0.1", port, key, link.genesis}, options);
  };
}

int levelOf(Desk& desk, int row) {
  return desk.app().node()->index(row).data(NodeModel::LevelRole).toInt();
}

/// The line that is bad says why and what to do.
bool isExplained(Desk& desk, int row) {
  const QModelIndex line = desk.app().node()->index(row);
  return levelOf(desk, row) == NodeModel::Bad && !line.data(NodeModel::ReasonRole).toString().isEmpty() &&
         !line.data(NodeModel::MendRole).toString().isEmpty();
}

/// The money is still shown, and nothing can be sent on the word of such a node.
bool isSafe(Desk& desk) {
  SendModel& send = *desk.app().send();
  send.again();
  send.setTarget(addressText(9));
  send.setAmountText("1");
  const bool said = QTest::qWaitFor([&] { return !send.formProblem().isEmpty(); }, Desk::kWait);
  return said && !send.canReview() && desk.app().balance()->value().total == 20 * kCoin;
}

enum Row { kLink, kEncryption, kNode, kLedger };

}  // namespace

/// Everything that a node and a network can do to a wallet: the right one of the four lines says so, the
/// money stays as it was, nothing is sent, and a good node mends it.
class TestNodeFaults : public QObject {
  Q_OBJECT

 private slots:
  void connections_data();
  void connections();
  void aBannerSaysThatTheConnectionIsLost();
  void aWrongCertificateIsNotBelieved();
  void aChangedBlockIsNotBelieved();
  void twoCertifiedBlocksStopEverything();
  void promisesOfMoreAreNotWaitedForAsMoney();
  void noticesOfNothingChangeNothing();
  void anotherNetworksNodeIsNotUsed();
  void realConnections_data();
  void realConnections();
};

void TestNodeFaults::connections_data() {
  QTest::addColumn<int>("state");
  QTest::addColumn<int>("row");
  QTest::newRow("nothing-answers") << int(LinkState::kUnreachable) << int(kLink);
  QTest::newRow("lost") << int(LinkState::kLost) << int(kLink);
  QTest::newRow("no-node-of-ours") << int(LinkState::kRefused) << int(kNode);
  QTest::newRow("another-key") << int(LinkState::kWrongKey) << int(kEncryption);
  QTest::newRow("another-genesis") << int(LinkState::kWrongGenesis) << int(kNode);
}

void TestNodeFaults::connections() {
  QFETCH(int, state);
  QFETCH(int, row);
  ScriptedNode node(someCoins(), 6);
  Desk desk(node);
  QVERIFY(desk.restore(1));
  QVERIFY(desk.hasSpendable(20 * kCoin));
  node.connect_as(static_cast<LinkState>(state));
  QVERIFY(desk.isBad());
  QVERIFY(isExplained(desk, row));
  QVERIFY(isSafe(desk));
  QVERIFY(desk.app().send()->formProblem().contains("no connection"));
  // Nothing is being checked meanwhile.
  QCOMPARE(levelOf(desk, kLedger), int(NodeModel::NotKnown));
  QVERIFY(!desk.app().node()->index(kLedger).data(NodeModel::TextRole).toString().contains("Checking"));
  QVERIFY(!desk.app().balance()->age().isEmpty());
  node.connect_as(LinkState::kConnected);
  QVERIFY(desk.isGood());
  QTRY_VERIFY_WITH_TIMEOUT(desk.app().send()->canReview(), Desk::kWait);  // the form waited
  QVERIFY(node.submitted().empty());
}

void TestNodeFaults::aBannerSaysThatTheConnectionIsLost() {
  ScriptedNode node(someCoins(), 6);
  Desk desk(node);
  QVERIFY(desk.restore(1));
  node.connect_as(LinkState::kLost);
  QTRY_COMPARE_WITH_TIMEOUT(desk.app().notices()->banner(), NoticeModel::Disconnected, Desk::kWait);
  QVERIFY(desk.app().notices()->bannerText().contains("Your money is safe"));
  // Its button connects anew.
  const std::size_t asked = node.requests();
  node.connect_as(LinkState::kUnreachable);
  desk.app().notices()->bannerAct();
  QVERIFY(desk.isBad());
  QCOMPARE(node.requests(), asked);
  node.connect_as(LinkState::kConnected);
  QTRY_VERIFY_WITH_TIMEOUT(desk.app().notices()->banner() != NoticeModel::Disconnected, Desk::kWait);
}

void TestNodeFaults::aWrongCertificateIsNotBelieved() {
  ScriptedNode node(someCoins(), 6);
  Desk desk(node);
  QVERIFY(desk.restore(1));
  node.set_lie([](const LinkRequest&, LinkReply& reply) {
    auto* blocks = std::get_if<BlocksReply>(&reply);
    if (blocks != nullptr && !blocks->blocks.empty()) {
      blocks->blocks.back().certificate[0] ^= 1;
    }
  });
  node.make_block();
  QVERIFY(desk.isBad());
  QVERIFY(isExplained(desk, kLedger));
  QVERIFY(isSafe(desk));
  QTRY_COMPARE_WITH_TIMEOUT(desk.app().notices()->bannerTitle(),
                            QStringLiteral("The ledger can not be trusted"), Desk::kWait);
  node.set_lie({});
  node.advance(10'000);
  QVERIFY(desk.isGood());
}

void TestNodeFaults::aChangedBlockIsNotBelieved() {
  ScriptedNode node(someCoins(), 6);
  Desk desk(node);
  QVERIFY(desk.restore(1));
  node.set_lie([](const LinkRequest&, LinkReply& reply) {
    auto* blocks = std::get_if<BlocksReply>(&reply);
    if (blocks != nullptr && !blocks->blocks.empty()) {
      blocks->blocks.back().header[20] ^= 1;
    }
  });
  node.make_block();
  QVERIFY(desk.isBad());
  QVERIFY(isExplained(desk, kLedger));
  QVERIFY(isSafe(desk));
  node.set_lie({});
  node.advance(10'000);
  QVERIFY(desk.isGood());
}

/// The worst that an operator can do; the evidence is kept, and a good face later does not undo it.
void TestNodeFaults::twoCertifiedBlocksStopEverything() {
  ScriptedNode node(someCoins(), 6);
  Desk desk(node);
  QVERIFY(desk.restore(1));
  node.make_block();
  QTRY_COMPARE_WITH_TIMEOUT(desk.app().balance()->value().height, node.height(), Desk::kWait);
  const BlockRecord forked = node.forked_tip();
  node.set_lie([forked](const LinkRequest&, LinkReply& reply) {
    auto* blocks = std::get_if<BlocksReply>(&reply);
    if (blocks != nullptr && !blocks->blocks.empty()) {
      blocks->blocks = {forked};
    }
  });
  QVERIFY(desk.reopen());
  QVERIFY(desk.isBad());
  QVERIFY(isExplained(desk, kLedger));
  QVERIFY(isSafe(desk));
  node.set_lie({});
  QVERIFY(desk.reopen());
  QVERIFY(desk.isBad());
  QVERIFY(isExplained(desk, kLedger));
  QVERIFY(isSafe(desk));
  QVERIFY(node.submitted().empty());
}

/// A node that claims a greater height than it can show.
void TestNodeFaults::promisesOfMoreAreNotWaitedForAsMoney() {
  ScriptedNode node(someCoins(), 6);
  Desk desk(node);
  QVERIFY(desk.restore(1));
  node.set_lie([](const LinkRequest&, LinkReply& reply) {
    if (auto* blocks = std::get_if<BlocksReply>(&reply)) {
      blocks->tip_height = 1'000'000;
    }
  });
  node.claim_height(1'000'000);
  QVERIFY(desk.reopen());
  QTRY_VERIFY_WITH_TIMEOUT(desk.app().balance()->known(), Desk::kWait);
  QTRY_VERIFY_WITH_TIMEOUT(desk.app().node()->level() != NodeModel::Good, Desk::kWait);
  QVERIFY(isSafe(desk));
  QVERIFY(!desk.app().balance()->age().isEmpty());
}

void TestNodeFaults::noticesOfNothingChangeNothing() {
  ScriptedNode node(someCoins(), 6);
  Desk desk(node);
  QVERIFY(desk.restore(1));
  TipNotice tip = node.tip();
  tip.sequence = 77;
  tip.height = 900;
  tip.block_id.fill(0xEE);
  node.announce(tip);
  node.make_block();  // an honest one behind it
  QTRY_COMPARE_WITH_TIMEOUT(desk.app().balance()->value().height, node.height(), Desk::kWait);
  QVERIFY(desk.isGood());
  QCOMPARE(desk.app().balance()->value().total, 20 * kCoin);
}

void TestNodeFaults::anotherNetworksNodeIsNotUsed() {
  ScriptedNode node(someCoins(), 6);
  Desk desk(node);
  QVERIFY(desk.restore(1));
  NodeLink other = node.node_link();
  other.genesis[0] ^= 1;
  desk.service().useNode(QString::fromStdString(format_node_link(other)));
  QTRY_COMPARE_WITH_TIMEOUT(desk.app().notices()->count(), 1, Desk::kWait);
  QCOMPARE(desk.app().notices()->index(0).data(NoticeModel::TitleRole).toString(),
           QStringLiteral("The node was not changed"));
  QVERIFY(desk.isGood());
}

void TestNodeFaults::realConnections_data() {
  QTest::addColumn<int>("what");
  QTest::addColumn<int>("row");
  QTest::newRow("a-web-server") << 0 << int(kNode);
  QTest::newRow("a-node-with-another-key") << 1 << int(kEncryption);
  QTest::newRow("a-node-of-another-network") << 2 << int(kNode);
}

/// The same over real sockets.
void TestNodeFaults::realConnections() {
  QFETCH(int, what);
  QFETCH(int, row);
  ScriptedNode node(someCoins(), 6);
  Desk desk(node);
  QVERIFY(desk.restore(1));
  QVERIFY(desk.hasSpendable(20 * kCoin));

  QTcpServer web;
  QVERIFY(web.listen(QHostAddress::LocalHost));
  connect(&web, &QTcpServer::newConnection, &web, [&web] {
    QTcpSocket* socket = web.nextPendingConnection();
    connect(socket, &QTcpSocket::readyRead, socket, [socket] {
      socket->readAll();
      socket->write("HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n\r\n<html><body><h1>400</h1>" +
                    QByteArray(4096, 'x') + "</body></html>");
      socket->disconnectFromHost();
    });
  });
  Bytes32 genesis = node.node_link().genesis;
  genesis[0] ^= what == 2 ? 1 : 0;
  OtherNode other(genesis);
  Bytes32 key = other.server->public_key();
  key[5] ^= what == 1 ? 1 : 0;
  desk.setLinks(realLink(what == 0 ? web.serverPort() : other.server->port(), key));
  QVERIFY(desk.reopen());
  QTRY_VERIFY_WITH_TIMEOUT(isExplained(desk, row), Desk::kWait);
  QVERIFY(isSafe(desk));
  QVERIFY(node.submitted().empty());
}

}  // namespace tacit::app

QTEST_MAIN(tacit::app::TestNodeFaults)
#include "test_node_faults.moc"
