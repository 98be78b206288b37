// SPDX-License-Identifier: MIT
#include <QtTest>
#include <set>
#include <thread>

#include "base/serialize.h"
#include "link/client_queue.h"
#include "link/zmq_socket.h"

#include "link_fixture.h"

using namespace tacit;
using namespace tacit::detail;

namespace {

/// A node of which a test decides every frame. It says hello by itself.
class FakeNode {
 public:
  FakeNode() : m_context(8), m_router(m_context, ZMQ_ROUTER) {
    char endpoint[64];
    std::size_t size = sizeof endpoint;
    if (!apply_common_options(m_router, kMaxReplyBytes) || !m_router.set(ZMQ_CURVE_SERVER, 1) ||
        !m_router.set(ZMQ_CURVE_SECRETKEY, m_keys.secret.expose()) || !m_router.bind("tcp://127.0.0.1:*") ||
        zmq_getsockopt(m_router.get(), ZMQ_LAST_ENDPOINT, endpoint, &size) != 0) {
      qFatal("no node");
    }
    const std::string text(endpoint);
    m_link = {.host = "127.0.0.1",
              .port = static_cast<std::uint16_t>(std::stoi(text.substr(text.rfind(':') + 1))),
              .key = m_keys.public_key,
              .genesis = samples::filled<32>(0x60)};
  }

  const NodeLink& link() const { return m_link; }

  /// Takes what has come; hellos are answered, the rest is kept in `frames`.
  void serve() {
    while (auto message = receive_parts(m_router, 2)) {
      const ByteView route = message->parts[0].view();
      const ByteView frame = message->parts[1].view();
      last_route.assign(route.begin(), route.end());
      const auto request = decode_request(frame);
      if (request && std::holds_alternative<HelloRequest>(request->request)) {
        ++hellos;
        send(hello_answer(request->id));
      } else {
        frames.emplace_back(frame.begin(), frame.end());
      }
    }
  }
  void send(const Bytes& frame) {
    m_router.send(ZmqMessage(last_route), true);
    m_router.send(ZmqMessage(frame), false);
  }

  std::function<Bytes(const RequestId&)> hello_answer = [this](const RequestId& id) {
    return encode_reply(id, HelloReply{.protocol = kLinkProtocol, .genesis_id = m_link.genesis});
  };
  int hellos = 0;
  std::vector<Bytes> frames;
  Bytes last_route;

 private:
  LinkKeys m_keys = generate_link_keys();
  ZmqContext m_context;
  ZmqSocket m_router;
  NodeLink m_link;
};

}  // namespace

class TestClientOfFakeNode : public QObject {
  Q_OBJECT

 private slots:
  void silenceIsAnsweredWithTheSameBytesAndThenANewConnection();
  void aLateAnswerIsTaken();
  void answersToNothingAreIgnored();
  void aMalformedAnswerFailsItsRequestAndDropsTheNode();
  void anAnswerOfAnotherMethodFailsItsRequest();
  void helloAnswersDecideTheState_data();
  void helloAnswersDecideTheState();
  void everyConnectionHasAnotherKeyAndEveryRequestAnotherId();
  void onlySomeRequestsAreInFlight();
  void aCancelledRequestHasNoEvent();
  void wakeEndsPoll();
  void pollWaitsNoLongerThanAsked();
  void unreadNoticesAreMerged();
  void ticketsAreAnsweredOnce();
};

void TestClientOfFakeNode::silenceIsAnsweredWithTheSameBytesAndThenANewConnection() {
  FakeNode node;
  LinkClientOptions options = quick();
  options.answer_timeout = 30ms;
  TestClient client(node.link(), options);
  const Ticket ticket = client.client.request(SubmitRequest{Bytes(100, 7)});
  QVERIFY(client.until([&] {
    node.serve();
    return client.reply(ticket) != nullptr;
  }));
  QCOMPARE(client.reply(ticket)->error().kind, RequestFailure::Kind::kNoAnswer);
  QCOMPARE(node.frames.size(), std::size_t{4});
  QCOMPARE(node.frames, std::vector<Bytes>(4, node.frames[0]));
  QVERIFY(client.until([&] {
    node.serve();
    return node.hellos == 2;
  }));
  QVERIFY(client.until_connected());
}

void TestClientOfFakeNode::aLateAnswerIsTaken() {
  FakeNode node;
  LinkClientOptions options = quick();
  options.answer_timeout = 50ms;
  TestClient client(node.link(), options);
  const Ticket ticket = client.client.request(StatusRequest{});
  QVERIFY(client.until([&] {
    node.serve();
    return node.frames.size() == 2;
  }));
  const Bytes answer = encode_reply(request_id_of(node.frames[0]), samples::status());
  node.send(answer);
  node.send(answer);
  QVERIFY(client.until([&] { return client.reply(ticket) != nullptr; }));
  QVERIFY(client.reply(ticket)->has_value());
  QCOMPARE(client.replies.size(), std::size_t{1});
}

void TestClientOfFakeNode::answersToNothingAreIgnored() {
  FakeNode node;
  TestClient client(node.link());
  const Ticket ticket = client.client.request(StatusRequest{});
  QVERIFY(client.until([&] {
    node.serve();
    return node.frames.size() == 1;
  }));
  node.send(encode_reply(samples::filled<16>(1), samples::status()));
  node.send(encode_reply({}, std::unexpected(LinkErrorCode::kBusy)));
  node.send(encode_reply(request_id_of(node.frames[0]), samples::status()));
  QVERIFY(client.until([&] { return client.reply(ticket) != nullptr; }));
  QCOMPARE(client.replies.size(), std::size_t{1});
  QCOMPARE(client.states.size(), std::size_t{2});
}

void TestClientOfFakeNode::aMalformedAnswerFailsItsRequestAndDropsTheNode() {
  FakeNode node;
  TestClient client(node.link());
  const Ticket bad = client.client.request(StatusRequest{});
  QVERIFY(client.until([&] {
    node.serve();
    return node.frames.size() == 1;
  }));
  const Ticket open = client.client.request(BlocksRequest{});
  QVERIFY(client.until([&] {
    node.serve();
    return node.frames.size() == 2;
  }));
  Bytes answer = encode_reply(request_id_of(node.frames[0]), samples::status());
  answer.push_back(0);
  node.send(answer);
  QVERIFY(client.until([&] { return client.reply(bad) != nullptr; }));
  QCOMPARE(client.reply(bad)->error().kind, RequestFailure::Kind::kBadAnswer);
  // The other request is asked again on a new connection.
  QVERIFY(client.until([&] {
    node.serve();
    return node.hellos == 2 && node.frames.size() == 3;
  }));
  // The same request under another id, which does not tell that both connections are of one wallet.
  const Bytes& first = node.frames[1];
  const Bytes& again = node.frames[2];
  QVERIFY(request_id_of(again) != request_id_of(first));
  QVERIFY(equal_vartime(ByteView(again).subspan(17), ByteView(first).subspan(17)));
  node.send(encode_reply(request_id_of(node.frames.back()), samples::replies()[3]));
  QVERIFY(client.until([&] { return client.reply(open) != nullptr; }));
  QVERIFY(client.reply(open)->has_value());
}

void TestClientOfFakeNode::anAnswerOfAnotherMethodFailsItsRequest() {
  FakeNode node;
  TestClient client(node.link());
  const Ticket ticket = client.client.request(StatusRequest{});
  QVERIFY(client.until([&] {
    node.serve();
    return node.frames.size() == 1;
  }));
  node.send(encode_reply(request_id_of(node.frames[0]), FaucetReply{}));
  QVERIFY(client.until([&] { return client.reply(ticket) != nullptr; }));
  QCOMPARE(client.reply(ticket)->error().kind, RequestFailure::Kind::kBadAnswer);
}

void TestClientOfFakeNode::helloAnswersDecideTheState_data() {
  QTest::addColumn<QByteArray>("answer");  // after the id
  QTest::addColumn<int>("state");
  const auto row = [](const char* name, const LinkOutcome& outcome, LinkState state) {
    const Bytes frame = encode_reply({}, outcome);
    QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(frame.data()) + 17,
                                      qsizetype(frame.size()) - 17)
                        << int(state);
  };
  const Bytes32 genesis = samples::filled<32>(0x60);
  row("our-network", HelloReply{.protocol = kLinkProtocol, .genesis_id = genesis}, LinkState::kConnected);
  row("another-network", HelloReply{.protocol = kLinkProtocol, .genesis_id = {}}, LinkState::kWrongGenesis);
  row("another-protocol", HelloReply{.protocol = kLinkProtocol + 1, .genesis_id = genesis},
      LinkState::kRefused);
  row("error-wrong-genesis", std::unexpected(LinkErrorCode::kWrongGenesis), LinkState::kWrongGenesis);
  row("error-version", std::unexpected(LinkErrorCode::kVersion), LinkState::kRefused);
  row("error-busy", std::unexpected(LinkErrorCode::kBusy), LinkState::kUnreachable);
  row("another-method", FaucetReply{}, LinkState::kRefused);
  QTest::newRow("malformed") << QByteArray("\x81") << int(LinkState::kRefused);
}

void TestClientOfFakeNode::helloAnswersDecideTheState() {
  QFETCH(QByteArray, answer);
  QFETCH(int, state);
  FakeNode node;
  node.hello_answer = [&](const RequestId& id) {
    const ByteView rest(reinterpret_cast<const std::uint8_t*>(answer.constData()),
                        std::size_t(answer.size()));
    return Writer().u8(kLinkVersion).bytes(id).bytes(rest).take();
  };
  TestClient client(node.link());
  client.client.request(StatusRequest{});
  QVERIFY(client.until([&] {
    node.serve();
    return client.states.size() == 2;
  }));
  QCOMPARE(int(client.states.back().state), state);
  if (state != int(LinkState::kConnected)) {
    QVERIFY(client.until([&] {
      node.serve();
      return node.hellos == 3;
    }));
    QVERIFY(node.frames.empty());
  }
}

void TestClientOfFakeNode::everyConnectionHasAnotherKeyAndEveryRequestAnotherId() {
  std::set<RequestId> ids;
  for (int i = 0; i < 3; ++i) {
    FakeNode node;
    TestClient client(node.link());
    client.client.request(StatusRequest{});
    client.client.request(StatusRequest{});
    QVERIFY(client.until([&] {
      node.serve();
      return node.frames.size() == 2;
    }));
    ids.insert(request_id_of(node.frames[0]));
    ids.insert(request_id_of(node.frames[1]));
  }
  QCOMPARE(ids.size(), std::size_t{6});
  ZmqContext context(4);
  std::set<Bytes32> keys;
  for (int i = 0; i < 3; ++i) {
    ZmqSocket socket(context, ZMQ_DEALER);
    QVERIFY(apply_client_security(socket, generate_link_keys().public_key));
    Bytes32 key;
    std::size_t size = key.size();
    QCOMPARE(zmq_getsockopt(socket.get(), ZMQ_CURVE_PUBLICKEY, key.data(), &size), 0);
    keys.insert(key);
  }
  QCOMPARE(keys.size(), std::size_t{3});
}

void TestClientOfFakeNode::onlySomeRequestsAreInFlight() {
  FakeNode node;
  TestClient client(node.link());
  constexpr std::size_t kAsked = 100;
  for (std::size_t i = 0; i < kAsked; ++i) {
    client.client.request(StatusRequest{});
  }
  std::size_t answered = 0;
  QVERIFY(client.until([&] {
    node.serve();
    if (node.frames.size() - answered > 32) {
      return true;
    }
    if (node.frames.size() - answered == 32 || node.frames.size() == kAsked) {
      for (; answered < node.frames.size(); ++answered) {
        node.send(encode_reply(request_id_of(node.frames[answered]), samples::status()));
      }
    }
    return client.replies.size() == kAsked;
  }));
  QCOMPARE(client.replies.size(), kAsked);
}

void TestClientOfFakeNode::aCancelledRequestHasNoEvent() {
  FakeNode node;
  TestClient client(node.link());
  const Ticket cancelled = client.client.request(StatusRequest{});
  const Ticket kept = client.client.request(StatusRequest{});
  QVERIFY(client.until([&] {
    node.serve();
    return node.frames.size() == 2;
  }));
  client.client.cancel(cancelled);
  for (const Bytes& frame : node.frames) {
    node.send(encode_reply(request_id_of(frame), samples::status()));
  }
  QVERIFY(client.until([&] { return client.reply(kept) != nullptr; }));
  QVERIFY(client.reply(cancelled) == nullptr);
}

void TestClientOfFakeNode::wakeEndsPoll() {
  ClientQueue queue;
  queue.wake();
  QVERIFY(queue.poll(-1ms).empty());
  std::thread waker([&] { queue.wake(); });
  QVERIFY(queue.poll(-1ms).empty());
  waker.join();
}

void TestClientOfFakeNode::pollWaitsNoLongerThanAsked() {
  ClientQueue queue;
  const auto start = std::chrono::steady_clock::now();
  QVERIFY(queue.poll(20ms).empty());
  const auto waited = std::chrono::steady_clock::now() - start;
  QVERIFY(waited >= 19ms && waited < 5s);
  QVERIFY(queue.poll(0ms).empty());
}

void TestClientOfFakeNode::unreadNoticesAreMerged() {
  ClientQueue queue;
  for (std::uint64_t height = 1; height <= 1000; ++height) {
    queue.push(LinkTipEvent{{.sequence = height, .height = height}});
  }
  const auto events = queue.poll(0ms);
  QCOMPARE(events.size(), std::size_t{1});
  QCOMPARE(std::get<LinkTipEvent>(events[0]).tip.height, std::uint64_t{1000});
}

void TestClientOfFakeNode::ticketsAreAnsweredOnce() {
  ClientQueue queue;
  const Ticket one = queue.open_ticket();
  const Ticket two = queue.open_ticket();
  QVERIFY(one != 0 && one != two);
  for (int i = 0; i < 2; ++i) {
    queue.push(LinkReplyEvent{.ticket = one, .reply = LinkReply{}});
    queue.push(LinkReplyEvent{.ticket = two, .reply = LinkReply{}});
  }
  queue.cancel(two);
  QCOMPARE(queue.poll(0ms).size(), std::size_t{1});
  queue.push(LinkReplyEvent{.ticket = two, .reply = LinkReply{}});
  QVERIFY(queue.poll(0ms).empty());
}

QTEST_GUILESS_MAIN(TestClientOfFakeNode)
#include "test_client.moc"
