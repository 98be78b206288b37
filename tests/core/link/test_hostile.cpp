// SPDX-License-Identifier: MIT
#include <QtTest>
#include <fstream>
#include <thread>

#include <sys/resource.h>
#include <unistd.h>

#include "link/zmq_socket.h"

#include "curve_peer.h"
#include "link_fixture.h"

using namespace tacit;

namespace {

const RequestId kId = samples::filled<16>(0xA0);
constexpr std::uint32_t kChance = 0x1357'9BDF;
constexpr std::uint32_t kFirstName = kChance | kChance << 31;  // how libzmq makes 32 bits of two numbers

/// Resident memory of this process; 0 where a sanitizer's own memory would be measured.
std::size_t resident_bytes() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return 0;
#else
  std::ifstream file("/proc/self/statm");
  std::size_t total = 0;
  std::size_t resident = 0;
  file >> total >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
#endif
}

Bytes hello_frame(const TestNode& node) {
  return encode_request(kId, HelloRequest{.protocol = kLinkProtocol, .genesis_id = node.link().genesis});
}

/// The largest reply.
const CoinsReply& most_coins() {
  static const CoinsReply coins{.first = 0,
                                .final_count = kMaxCoinsPerRequest,
                                .coins = std::vector<CoinRecord>(kMaxCoinsPerRequest, samples::coin())};
  return coins;
}

/// A peer that has done everything right so far.
class GreetedPeer : public CurvePeer {
 public:
  explicit GreetedPeer(const TestNode& node, std::uint8_t host = 1)
      : CurvePeer(node.link().port, node.link().key, host) {
    greeted = handshake() && send_frame(hello_frame(node)) && receive_frame().has_value();
  }
  bool greeted = false;
};

/// A peer whose libzmq tells the node a name for it.
class NamedPeer {
 public:
  NamedPeer(const TestNode& node, const QByteArray& name)
      : m_hello(hello_frame(node)), m_context(4), m_socket(m_context, ZMQ_DEALER) {
    const Bytes bytes(name.begin(), name.end());
    if (!detail::apply_common_options(m_socket, kMaxReplyBytes) ||
        !detail::apply_client_security(m_socket, node.link().key) ||
        (!name.isEmpty() && !m_socket.set(ZMQ_ROUTING_ID, bytes)) ||
        !m_socket.connect("tcp://127.0.0.1:" + std::to_string(node.link().port))) {
      qFatal("no peer");
    }
  }
  bool says_hello() { return asks(m_hello); }
  bool asks_status() { return asks(encode_request(kId, StatusRequest{})); }

 private:
  bool asks(const Bytes& frame) {
    bool more = false;
    return m_socket.send(detail::ZmqMessage(frame), false) == 0 &&
           eventually([&] { return m_socket.receive(more).has_value(); });
  }

  Bytes m_hello;
  detail::ZmqContext m_context;
  detail::ZmqSocket m_socket;
};

/// Whether the node serves somebody else.
bool serves_others(const TestNode& node) {
  TestClient client(node.link());
  return client.ask(StatusRequest{}).has_value();
}

}  // namespace

/// libzmq's: with it, names that a ROUTER gives are known here, as they are to whoever has tried libzmq.
extern "C" int rand() noexcept {
  return static_cast<int>(kChance);
}

class TestHostile : public QObject {
  Q_OBJECT

 private slots:
  void thePeerOfTheseTestsIsAWholeOne();
  void aMessageThatNeverEndsIsCutAndTakesNoMemory();
  void manyMessagesThatNeverEndTakeBoundedMemory();
  void aMessageThatTakesTooLongIsCut();
  void aStrangerWhoSendsMuchIsCutEarly();
  void aMessageOfSeveralPartsIsCut();
  void anOversizedFrameDropsOnlyItsPeer();
  void aLargestMessageIsNotCut();
  void garbageIsCutAndHeardByNobody_data();
  void garbageIsCutAndHeardByNobody();
  void aSlowReaderBlocksNobodyAndIsCut();
  void whoReadsNothingGetsNothingMade();
  void theSlowestReaderMakesRoomForOthers();
  void aSlowReaderIsNotCutForTheGreedOfOthers();
  void silenceBeforeHelloIsCut();
  void anUnfinishedHandshakeIsCut();
  void silenceAfterHelloIsCut();
  void theLimitOfConnectionsResets();
  void halfOpenHandshakesKeepNobodyOut();
  void placesAreSharedByAddresses();
  void helloComesFirst();
  void malformedFramesAreAnsweredAndThenCut();
  void anotherVersionIsAnswered();
  void aRepeatedIdIsAnsweredOnce();
  void clientsWithoutCurveGetNothingIn_data();
  void clientsWithoutCurveGetNothingIn();
  void aPeerThatNamesItselfTakesNothingFromOthers_data();
  void aPeerThatNamesItselfTakesNothingFromOthers();
  void namesThatLibzmqWouldGiveNextEndNothing();
  void heartbeatsBehindMessagesThatNobodyTakesEndNothing();
  void connectionsThatComeAndGoLeaveNothing();
  void aNodeThatIsKilledLeavesNoFiles();
  void connectionsDoNotUseUpDescriptors();
};

void TestHostile::thePeerOfTheseTestsIsAWholeOne() {
  TestNode node;
  GreetedPeer peer(node);
  QVERIFY(peer.greeted);
  QCOMPARE(node.server->connection_count(), std::size_t{1});
  QVERIFY(peer.send_frame(encode_request(kId, StatusRequest{})));
  const auto frame = peer.receive_frame();
  QVERIFY(frame.has_value());
  QVERIFY((std::get<ReplyMessage>(*decode_server_message(*frame)) ==
           ReplyMessage{.id = kId, .outcome = samples::status()}));
}

void TestHostile::aMessageThatNeverEndsIsCutAndTakesNoMemory() {
  TestNode node;
  GreetedPeer peer(node);
  QVERIFY(peer.greeted);
  const std::size_t before = resident_bytes();
  const Bytes part(60'000, 1);
  std::size_t sent = 0;
  while (sent < 64 * kMaxRequestBytes && peer.send_frame(part, true)) {
    sent += part.size();
  }
  QVERIFY(sent < 8 * kMaxRequestBytes);  // of which the kernel's buffers hold most
  QVERIFY(eventually([&] { return node.handler.disconnections == 1; }));
  QVERIFY(resident_bytes() < before + 16 * kMaxRequestBytes);
  QVERIFY(serves_others(node));
}

void TestHostile::manyMessagesThatNeverEndTakeBoundedMemory() {
  TestNode node;
  QVERIFY(serves_others(node));
  const std::size_t before = resident_bytes();
  std::vector<std::unique_ptr<GreetedPeer>> peers;
  for (int i = 0; i < 40; ++i) {
    peers.push_back(std::make_unique<GreetedPeer>(node));
    QVERIFY(peers.back()->greeted);
  }
  const Bytes part(9000, 1);
  // All at the same time, and each below its own limit.
  for (const auto& peer : peers) {
    for (int i = 0; i < 200 && peer->send_frame(part, true); ++i) {
    }
  }
  QVERIFY(eventually([&] { return node.handler.disconnections > 25; }));
  const std::size_t after = resident_bytes();
  qInfo("memory grew by %.1f MiB", double(after - std::min(before, after)) / 1048576);
  QVERIFY(after < before + 64 * kMaxRequestBytes);
  QVERIFY(serves_others(node));
}

void TestHostile::aMessageThatTakesTooLongIsCut() {
  TestNode node({.message_timeout = 500ms});
  GreetedPeer peer(node);
  QVERIFY(peer.greeted);
  QVERIFY(peer.send_frame(Bytes(60'000, 1), true));
  QVERIFY(peer.raw().closed_within(5s));
}

void TestHostile::aStrangerWhoSendsMuchIsCutEarly() {
  TestNode node;
  CurvePeer peer(node.link().port, node.link().key);
  QVERIFY(peer.handshake());
  peer.send_frame(Bytes(20'000, 1), true);
  QVERIFY(peer.raw().closed_within(5s));
  QCOMPARE(node.handler.hellos.load(), 0);
}

void TestHostile::aMessageOfSeveralPartsIsCut() {
  TestNode node;
  GreetedPeer peer(node);
  QVERIFY(peer.send_frame(encode_request(kId, StatusRequest{}), true));
  QVERIFY(peer.send_frame({}));
  QVERIFY(peer.raw().closed_within(5s));
  QCOMPARE(node.handler.requests.load(), 0);
  QVERIFY(serves_others(node));
}

void TestHostile::anOversizedFrameDropsOnlyItsPeer() {
  TestNode node;
  TestClient bystander(node.link());
  QVERIFY(bystander.until_connected());
  GreetedPeer large(node);
  large.send_frame(Bytes(kMaxRequestBytes + 100, 1));
  QVERIFY(large.raw().closed_within(5s));
  GreetedPeer lying(node);
  lying.raw().send(Bytes{0x02, 0x3F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 7});
  QVERIFY(lying.raw().closed_within(5s));
  QVERIFY(bystander.ask(StatusRequest{}).has_value());
  QCOMPARE(bystander.states.size(), std::size_t{2});
  QCOMPARE(node.handler.requests.load(), 1);
}

void TestHostile::aLargestMessageIsNotCut() {
  TestNode node;
  GreetedPeer peer(node);
  const Bytes frame = encode_request(kId, SubmitRequest{Bytes(kMaxTransactionBytes, 1)});
  for (int i = 0; i < 5; ++i) {
    QVERIFY(peer.send_frame(frame));
    QVERIFY(peer.receive_frame().has_value());
  }
  QCOMPARE(node.handler.requests.load(), 5);
}

void TestHostile::garbageIsCutAndHeardByNobody_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::newRow("http") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n") + QByteArray(200, 'x');
  QTest::newRow("zeros") << QByteArray(5000, '\0');
  QTest::newRow("ones") << QByteArray(5000, '\xFF');
  QTest::newRow("tls") << QByteArray::fromHex("16030100c8010000c40303") + QByteArray(200, '\x11');
  QByteArray greeting =
      QByteArray::fromHex("ff00000000000000007f0300") + QByteArray("CURVE") + QByteArray(47, '\0');
  QTest::newRow("greeting-then-garbage") << greeting + QByteArray(500, '\xAA');
  QTest::newRow("greeting-then-hello-of-zeros")
      << greeting + QByteArray::fromHex("04c80548454c4c4f") + QByteArray(194, '\0');
  QTest::newRow("greeting-then-huge-command") << greeting + QByteArray::fromHex("067fffffffffffffff");
  QTest::newRow("greeting-of-version-1")
      << QByteArray::fromHex("ff00000000000000017f01") + QByteArray(100, '\x01');
  QTest::newRow("unversioned") << QByteArray::fromHex("0500") + QByteArray(500, '\x02');
}

void TestHostile::garbageIsCutAndHeardByNobody() {
  QFETCH(QByteArray, bytes);
  TestNode node({.hello_timeout = 1s});
  RawPeer peer(node.link().port);
  peer.send({reinterpret_cast<const std::uint8_t*>(bytes.data()), static_cast<std::size_t>(bytes.size())});
  QVERIFY(peer.closed_within(5s));
  QCOMPARE(node.handler.hellos.load() + node.handler.requests.load(), 0);
  QVERIFY(serves_others(node));
}

void TestHostile::aSlowReaderBlocksNobodyAndIsCut() {
  TestNode node({.stall_timeout = 1s});
  node.handler.set_on_request([&](ConnectionId, const LinkRequest& request, const Responder& respond) {
    if (std::holds_alternative<CoinsRequest>(request)) {
      respond(most_coins());
    } else {
      respond(samples::status());
    }
  });
  TestClient bystander(node.link());
  QVERIFY(bystander.until_connected());
  GreetedPeer slow(node);
  for (std::uint8_t i = 0; i < 10; ++i) {
    QVERIFY(slow.send_frame(
        encode_request(samples::filled<16>(i), CoinsRequest{.first = 0, .count = kMaxCoinsPerRequest})));
  }
  QVERIFY(eventually([&] { return node.handler.requests >= 1; }));
  for (int i = 0; i < 20; ++i) {
    const auto start = std::chrono::steady_clock::now();
    QVERIFY(bystander.ask(StatusRequest{}).has_value());
    QVERIFY(std::chrono::steady_clock::now() - start < 1s);
  }
  QVERIFY(eventually([&] { return node.handler.disconnections == 1; }));
  QVERIFY(bystander.ask(StatusRequest{}).has_value());
}

void TestHostile::whoReadsNothingGetsNothingMade() {
  TestNode node;
  const std::size_t piece = 1 << 20;
  node.handler.set_on_request([&](ConnectionId, const LinkRequest& request, const Responder& respond) {
    if (std::holds_alternative<GenesisRequest>(request)) {
      respond(GenesisReply{.total = piece, .bytes = Bytes(piece, 1)});
    } else {
      respond(samples::status());
    }
  });
  GreetedPeer slow(node);
  const std::size_t before = resident_bytes();
  constexpr std::uint8_t kAsked = 100;
  for (std::uint8_t i = 0; i < kAsked; ++i) {
    QVERIFY(slow.send_frame(encode_request(samples::filled<16>(i), GenesisRequest{})));
  }
  QVERIFY(eventually([&] { return node.handler.requests > 0; }));
  QVERIFY(serves_others(node));  // so it has seen all of them
  const int made = node.handler.requests;
  QVERIFY2(made <= 20, QByteArray::number(made).constData());  // what the buffers of the system hold, and one
  QVERIFY(resident_bytes() < before + 64 * piece);
  std::size_t values = 0;
  std::size_t busy = 0;
  while (values + busy < kAsked) {
    const auto frame = slow.receive_frame();
    QVERIFY(frame.has_value());
    const auto message = decode_server_message(*frame);
    const auto& outcome = std::get<ReplyMessage>(*message).outcome;
    QVERIFY(outcome.has_value() || outcome.error() == LinkErrorCode::kBusy);
    outcome ? ++values : ++busy;
  }
  QVERIFY(values >= 64);  // what may be unanswered at a time
}

void TestHostile::theSlowestReaderMakesRoomForOthers() {
  TestNode node({.max_waiting_bytes = 3 * kMaxReplyBytes});
  node.handler.set_on_request([&](ConnectionId, const LinkRequest& request, const Responder& respond) {
    if (std::holds_alternative<GenesisRequest>(request)) {
      respond(GenesisReply{.total = kMaxGenesisPiece, .bytes = Bytes(kMaxGenesisPiece, 1)});
    } else {
      respond(most_coins());
    }
  });
  std::vector<std::unique_ptr<GreetedPeer>> slow;
  for (int i = 0; i < 8; ++i) {
    slow.push_back(std::make_unique<GreetedPeer>(node));
    QVERIFY(slow.back()->greeted);
    QVERIFY(
        slow.back()->send_frame(encode_request(kId, CoinsRequest{.first = 0, .count = kMaxCoinsPerRequest})));
  }
  // One after another makes room; nobody who reads is cut, and it does not take a stall's 30 s.
  TestClient reader(node.link());
  QVERIFY(reader.ask(GenesisRequest{}).has_value());
  QVERIFY(node.handler.disconnections > 0);
}

void TestHostile::aSlowReaderIsNotCutForTheGreedOfOthers() {
  TestNode node({.max_waiting_bytes = 3 * kMaxReplyBytes});
  node.handler.set_on_request(
      [](ConnectionId, const LinkRequest&, const Responder& respond) { respond(most_coins()); });
  const Bytes request = encode_request(kId, CoinsRequest{.first = 0, .count = kMaxCoinsPerRequest});
  GreetedPeer slow(node, 2);
  QVERIFY(slow.greeted && slow.send_frame(request));
  QVERIFY(eventually([&] { return node.handler.requests == 1; }));
  std::vector<std::unique_ptr<GreetedPeer>> greedy;
  for (int i = 0; i < 16; ++i) {
    greedy.push_back(std::make_unique<GreetedPeer>(node, 3));
    QVERIFY(greedy.back()->greeted && greedy.back()->send_frame(request));
  }
  // The greedy ones that have an answer read faster than the slow one, and others of them wait for room.
  QVERIFY(greedy[0]->raw().receive(2 << 20) && greedy[1]->raw().receive(2 << 20));
  QVERIFY(eventually([&] { return node.handler.disconnections > 0; }));
  QVERIFY(slow.receive_frame().has_value());  // the whole of it
}

void TestHostile::silenceBeforeHelloIsCut() {
  TestNode node({.hello_timeout = 500ms});
  RawPeer peer(node.link().port);
  QVERIFY(peer.connected());
  QVERIFY(peer.closed_within(4s));
}

void TestHostile::anUnfinishedHandshakeIsCut() {
  TestNode node({.hello_timeout = 500ms});
  CurvePeer peer(node.link().port, node.link().key);
  QVERIFY(peer.handshake());
  QVERIFY(peer.raw().closed_within(4s));
}

void TestHostile::silenceAfterHelloIsCut() {
  TestNode node({.idle_timeout = 500ms});
  GreetedPeer peer(node);
  QVERIFY(peer.greeted);
  QVERIFY(peer.raw().closed_within(4s));
  QVERIFY(eventually([&] { return node.server->connection_count() == 0; }));
}

void TestHostile::theLimitOfConnectionsResets() {
  TestNode node({.max_connections = 2});
  GreetedPeer one(node);
  GreetedPeer two(node);
  QVERIFY(one.greeted && two.greeted);
  RawPeer three(node.link().port);
  QVERIFY(three.closed_within(5s));
  QVERIFY(three.was_reset());
  // A client does not take it for another key.
  TestClient client(node.link());
  QVERIFY(client.until_state(LinkState::kUnreachable));
  QTest::qWait(300);
  client.until([] { return true; });
  QCOMPARE(client.states.back().state, LinkState::kUnreachable);
  QCOMPARE(node.server->connection_count(), std::size_t{2});
}

void TestHostile::halfOpenHandshakesKeepNobodyOut() {
  TestNode node({.max_connections = 3});
  GreetedPeer known(node);
  QVERIFY(known.greeted);
  std::vector<RawPeer> half_open;
  for (int i = 0; i < 8; ++i) {
    half_open.emplace_back(node.link().port);
  }
  GreetedPeer newcomer(node);
  QVERIFY(newcomer.greeted);
  QVERIFY(half_open.front().closed_within(60s));
  QCOMPARE(node.handler.disconnections.load(), 0);  // of those that said hello
}

void TestHostile::placesAreSharedByAddresses() {
  TestNode node({.max_connections = 3});
  GreetedPeer first(node, 2), second(node, 2), third(node, 2);
  QVERIFY(first.greeted && second.greeted && third.greeted);
  GreetedPeer other(node, 3);
  QVERIFY(other.greeted);
  QVERIFY(first.raw().closed_within(5s));  // silent longest
  // Two and one: no third of either.
  RawPeer late(node.link().port, 3);
  QVERIFY(late.closed_within(5s));
  QVERIFY(late.was_reset());
  QCOMPARE(node.handler.disconnections.load(), 1);
}

void TestHostile::helloComesFirst() {
  TestNode node;
  CurvePeer peer(node.link().port, node.link().key);
  QVERIFY(peer.handshake());
  QVERIFY(peer.send_frame(encode_request(kId, StatusRequest{})));
  const auto frame = peer.receive_frame();
  QVERIFY(frame.has_value());
  QCOMPARE(std::get<ReplyMessage>(*decode_server_message(*frame)).outcome.error(),
           LinkErrorCode::kHelloFirst);
  QCOMPARE(node.handler.requests.load(), 0);
}

void TestHostile::malformedFramesAreAnsweredAndThenCut() {
  TestNode node;
  GreetedPeer peer(node);
  Bytes frame = encode_request(kId, StatusRequest{});
  frame.push_back(0);
  for (int i = 0; i < 3; ++i) {
    QVERIFY(peer.send_frame(frame));
    const auto answer = peer.receive_frame();
    QVERIFY(answer.has_value());
    QVERIFY((std::get<ReplyMessage>(*decode_server_message(*answer)) ==
             ReplyMessage{.id = kId, .outcome = std::unexpected(LinkErrorCode::kMalformed)}));
  }
  QVERIFY(peer.send_frame({}));
  QVERIFY(peer.raw().closed_within(5s));
  QCOMPARE(node.handler.requests.load(), 0);
}

void TestHostile::anotherVersionIsAnswered() {
  TestNode node;
  CurvePeer peer(node.link().port, node.link().key);
  QVERIFY(peer.handshake());
  Bytes frame = hello_frame(node);
  frame[0] = 2;
  QVERIFY(peer.send_frame(frame));
  const auto answer = peer.receive_frame();
  QVERIFY(answer.has_value());
  QVERIFY((std::get<ReplyMessage>(*decode_server_message(*answer)) ==
           ReplyMessage{.id = kId, .outcome = std::unexpected(LinkErrorCode::kVersion)}));
}

void TestHostile::aRepeatedIdIsAnsweredOnce() {
  TestNode node;
  std::mutex mutex;
  std::vector<Responder> waiting;
  node.handler.set_on_request([&](ConnectionId, const LinkRequest& request, const Responder& respond) {
    std::lock_guard lock(mutex);
    if (std::holds_alternative<StatusRequest>(request)) {
      waiting.push_back(respond);
    } else {
      respond(std::unexpected(LinkErrorCode::kNotFound));
    }
  });
  GreetedPeer peer(node);
  const Bytes status = encode_request(kId, StatusRequest{});
  QVERIFY(peer.send_frame(status) && peer.send_frame(status));
  QVERIFY(peer.send_frame(encode_request(samples::filled<16>(1), TransactionRequest{})));
  QVERIFY(peer.receive_frame().has_value());
  QCOMPARE(node.handler.requests.load(), 2);
  std::lock_guard lock(mutex);
  QCOMPARE(waiting.size(), std::size_t{1});
  waiting.front()(samples::status());
  QVERIFY(peer.receive_frame().has_value());
}

void TestHostile::clientsWithoutCurveGetNothingIn_data() {
  QTest::addColumn<bool>("plain");
  QTest::newRow("NULL") << false;
  QTest::newRow("PLAIN") << true;
}

void TestHostile::clientsWithoutCurveGetNothingIn() {
  QFETCH(bool, plain);
  TestNode node;
  detail::ZmqContext context(4);
  detail::ZmqSocket socket(context, ZMQ_DEALER);
  QVERIFY(socket.set(ZMQ_LINGER, 0) && socket.set(ZMQ_RECONNECT_IVL, -1));
  if (plain) {
    QVERIFY(socket.set(ZMQ_PLAIN_USERNAME, as_bytes("u")) && socket.set(ZMQ_PLAIN_PASSWORD, as_bytes("p")));
  }
  detail::ZmqSocket events = detail::monitor(context, socket, "inproc://events",
                                             ZMQ_EVENT_DISCONNECTED | ZMQ_EVENT_HANDSHAKE_SUCCEEDED);
  QVERIFY(events && socket.connect("tcp://127.0.0.1:" + std::to_string(node.link().port)));
  socket.send(detail::ZmqMessage(hello_frame(node)), false);  // fails when the node has closed already
  std::optional<detail::ZmqEvent> event;
  QVERIFY(eventually([&] { return (event = detail::receive_event(events)).has_value(); }));
  QCOMPARE(int(event->event), ZMQ_EVENT_DISCONNECTED);
  detail::stop_monitor(socket);
  QVERIFY(serves_others(node));
  QCOMPARE(node.handler.hellos.load(), 1);
}

void TestHostile::aPeerThatNamesItselfTakesNothingFromOthers_data() {
  QTest::addColumn<QByteArray>("name");
  QTest::newRow("none") << QByteArray();
  QTest::newRow("the-same") << QByteArray("the same");
  QTest::newRow("the-longest") << QByteArray(255, 'n');
  QTest::newRow("as-libzmq-does") << QByteArray("\0\0\0\0\1", 5);
}

void TestHostile::aPeerThatNamesItselfTakesNothingFromOthers() {
  QFETCH(QByteArray, name);
  TestNode node;
  NamedPeer first(node, name);
  NamedPeer second(node, name);
  QVERIFY(first.says_hello() && second.says_hello());
  QVERIFY(first.asks_status() && second.asks_status());
  QCOMPARE(node.server->connection_count(), std::size_t{2});
}

// A ROUTER counts its names from rand(), which this program fixes, and aborts over one that is taken.
void TestHostile::namesThatLibzmqWouldGiveNextEndNothing() {
  TestNode node;
  std::vector<std::unique_ptr<NamedPeer>> peers;
  for (std::uint32_t i = 0; i < 24; ++i) {
    const std::uint32_t next = kFirstName + i;
    const char name[] = {0, char(next >> 24), char(next >> 16), char(next >> 8), char(next)};
    peers.push_back(std::make_unique<NamedPeer>(node, QByteArray(name, sizeof name)));
    QVERIFY(peers.back()->says_hello());
  }
  for (int i = 0; i < 4; ++i) {
    peers.push_back(std::make_unique<NamedPeer>(node, QByteArray()));
    QVERIFY(peers.back()->says_hello());
  }
  for (const auto& peer : peers) {
    QVERIFY(peer->asks_status());
  }
}

// An engine of libzmq whose input stands still goes on after a hang-up, and aborts at a heartbeat.
void TestHostile::heartbeatsBehindMessagesThatNobodyTakesEndNothing() {
  TestNode node;
  node.handler.set_on_request([](ConnectionId, const LinkRequest&, const Responder& respond) {
    std::this_thread::sleep_for(20ms);  // on the link's thread, so that messages pile up
    respond(samples::status());
  });
  const Bytes ping{4, 'P', 'I', 'N', 'G', 0, 100};
  for (int i = 0; i < 20; ++i) {
    GreetedPeer peer(node);
    QVERIFY(peer.greeted);
    Bytes flood = peer.frame(encode_request(kId, StatusRequest{}));
    for (int k = 0; k < 140; ++k) {  // above what libzmq queues; the first four are the end of the connection
      append(flood, peer.frame({}));
    }
    for (int k = 0; k < 20; ++k) {
      append(flood, peer.frame(ping, CurvePeer::kCommand));
    }
    QVERIFY(peer.raw().send(flood));
    peer.raw().closed_within(1s);
  }
  QVERIFY(serves_others(node));
}

void TestHostile::connectionsThatComeAndGoLeaveNothing() {
  TestNode node;
  const auto descriptors = [] { return QDir("/proc/self/fd").entryList(QDir::Files | QDir::System).size(); };
  QVERIFY(serves_others(node));
  QVERIFY(eventually([&] { return node.server->connection_count() == 0; }));
  const auto before = descriptors();
  const int times = qEnvironmentVariableIsSet("TACIT_CONNECTIONS")
                        ? qEnvironmentVariableIntValue("TACIT_CONNECTIONS")
                        : 300;
  std::size_t memory = 0;
  for (int i = 0; i < times; ++i) {
    if (i == 100) {
      memory = resident_bytes();
    }
    GreetedPeer peer(node);
    QVERIFY(peer.greeted);
    if (i % 2 == 0) {  // descriptors are used again while a message is on its way
      peer.send_frame(encode_request(kId, StatusRequest{}));
    }
  }
  QVERIFY(eventually([&] { return node.handler.disconnections == times + 1; }));
  QVERIFY(eventually([&] { return descriptors() <= before + 2; }));
  const std::size_t after = resident_bytes();
  qInfo("memory grew by %.1f MiB", double(after - std::min(memory, after)) / 1048576);
  QVERIFY(after < memory + 16 * kMaxRequestBytes);
  QCOMPARE(node.server->connection_count(), std::size_t{0});
}

void TestHostile::aNodeThatIsKilledLeavesNoFiles() {
  QTemporaryDir folder;
  for (const char* place : {"TMPDIR", "XDG_RUNTIME_DIR"}) {
    qputenv(place, folder.path().toLocal8Bit());
  }
  TestNode node;
  QVERIFY(serves_others(node));
  QVERIFY(QDir(folder.path()).isEmpty());  // while it runs, so at any moment
}

void TestHostile::connectionsDoNotUseUpDescriptors() {
  rlimit before{};
  QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
  // Peers and node are one process here; both limits, so that the node can not raise its own.
  const rlimit few{256, 256};
  QCOMPARE(setrlimit(RLIMIT_NOFILE, &few), 0);
  // With each number of descriptors left over, another call is the one that finds none.
  for (std::size_t others = 0; others < 4; ++others) {
    const std::vector<detail::Signal> held(96 + others);
    TestNode node;
    std::vector<RawPeer> peers;
    bool admitted = true;
    for (int i = 0; i < 80 && admitted; ++i) {
      admitted = peers.emplace_back(node.link().port).receive(10).has_value();  // a greeting's first bytes
    }
    QVERIFY(!admitted);
    QVERIFY(peers.size() > 8);
    peers.clear();
    QVERIFY(eventually([&] { return GreetedPeer(node).greeted; }));
  }
  setrlimit(RLIMIT_NOFILE, &before);  // root alone may; hence this is the last test
}

QTEST_GUILESS_MAIN(TestHostile)
#include "test_hostile.moc"
