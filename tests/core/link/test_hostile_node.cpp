// SPDX-License-Identifier: MIT
#include <QtTest>

#include <unistd.h>

#include "curve_peer.h"
#include "link_fixture.h"
#include "scripted_server.h"

using namespace tacit;

namespace {

std::size_t status_of_memory(const QByteArray& name) {
  QFile file("/proc/self/status");
  if (file.open(QIODevice::ReadOnly)) {
    for (const QByteArray& line : file.readAll().split('\n')) {
      if (line.startsWith(name + ":")) {
        return line.mid(name.size() + 1).simplified().split(' ').first().toULongLong() * 1024;
      }
    }
  }
  qFatal("no memory figures");
}

/// The most memory from here on is told apart from what was used before.
void forget_peak() {
  QFile file("/proc/self/clear_refs");
  if (!file.open(QIODevice::WriteOnly) || file.write("5") != 1) {
    qFatal("the peak can not be set back");
  }
}

/// A node as a test wants it, behind a real encrypted handshake.
class HostileNode {
 public:
  explicit HostileNode(std::function<void(CurveNode&)> act)
      : m_server([this, act = std::move(act)](int fd) {
          CurveNode node(detail::Descriptor(dup(fd)), m_keys);
          if (node.handshake()) {
            act(node);
          }
        }) {}

  NodeLink link() const {
    return {"127.0.0.1", m_server.port(), m_keys.public_key, samples::filled<32>(0x60)};
  }
  int connections() const { return m_server.connections(); }

  /// Answers hello as an honest node does.
  static bool greet(CurveNode& node) {
    const auto frame = node.receive_frame();
    return frame && node.send_frame(encode_reply(
                        request_id_of(*frame),
                        HelloReply{.protocol = kLinkProtocol, .genesis_id = samples::filled<32>(0x60)}));
  }

 private:
  LinkKeys m_keys = generate_link_keys();
  ScriptedServer m_server;
};

}  // namespace

class TestHostileNode : public QObject {
  Q_OBJECT

 private slots:
  void strangersAreToldFromNodes_data();
  void strangersAreToldFromNodes();
  void whoSaysNothingIsNoNode();
  void whoHangsUpAtOnceIsTold_data();
  void whoHangsUpAtOnceIsTold();
  void aNodeThatProvedItsKeyHasNoOther();
  void aMessageThatNeverEndsIsCut_data();
  void aMessageThatNeverEndsIsCut();
  void severalPartsAreNoAnswer();
  void whoSkipsTheWelcomeIsNotBelieved();
  void heartbeatsBehindMessagesThatNobodyTakesEndNothing();
  void anHonestNodeIsUsedAfterwards();
};

void TestHostileNode::strangersAreToldFromNodes_data() {
  QTest::addColumn<QByteArray>("says");
  QTest::addColumn<bool>("split");
  const QByteArray html =
      "HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n\r\n<html><body>no</body></html>";
  QTest::newRow("html") << html << false;
  QTest::newRow("html-byte-by-byte") << html << true;
  QTest::newRow("ssh") << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n") << false;
  QTest::newRow("tls-alert") << QByteArray::fromHex("15030100020232") << false;
  QTest::newRow("zeros") << QByteArray(100, '\0') << false;
  QTest::newRow("a-signature-that-ends-wrong") << QByteArray(100, '\xff') << true;
  QTest::newRow("a-megabyte-of-rubbish") << QByteArray(1 << 20, 'x') << false;
}

void TestHostileNode::strangersAreToldFromNodes() {
  QFETCH(QByteArray, says);
  QFETCH(bool, split);
  ScriptedServer stranger([&](int fd) {
    const Bytes bytes(says.begin(), says.end());
    for (std::size_t at = 0; at < bytes.size(); at += split ? 1 : bytes.size()) {
      if (!ScriptedServer::send_all(fd, ByteView(bytes).subspan(at, split ? 1 : bytes.size()))) {
        return;
      }
    }
    ScriptedServer::wait_for_end(fd);
  });
  TestClient client({"127.0.0.1", stranger.port(), samples::filled<32>(9), samples::filled<32>(0x60)});
  client.client.request(SubmitRequest{Bytes(100, 7)});
  QVERIFY(client.until_state(LinkState::kRefused));
  QCOMPARE(int(client.states.back().fault), int(DialFault::kStranger));
}

void TestHostileNode::whoSaysNothingIsNoNode() {
  ScriptedServer silent(ScriptedServer::wait_for_end);
  LinkClientOptions options = quick();
  options.handshake_timeout = 100ms;
  TestClient client({"127.0.0.1", silent.port(), samples::filled<32>(9), samples::filled<32>(0x60)}, options);
  QVERIFY(client.until_state(LinkState::kUnreachable));
  QCOMPARE(int(client.states.back().fault), int(DialFault::kSilent));
}

void TestHostileNode::whoHangsUpAtOnceIsTold_data() {
  QTest::addColumn<bool>("reset");
  QTest::newRow("a-node-without-room") << true;
  QTest::newRow("the-same-behind-a-proxy") << false;
}

void TestHostileNode::whoHangsUpAtOnceIsTold() {
  QFETCH(bool, reset);
  ScriptedServer full([&](int fd) {
    ScriptedServer::receive(fd, 1);  // a connection that ends before the client looks at it is none to it
    const sockaddr nowhere{.sa_family = AF_UNSPEC, .sa_data = {}};
    if (!reset || ::connect(fd, &nowhere, sizeof nowhere) != 0) {  // which resets
      shutdown(fd, SHUT_WR);
    }
  });
  TestClient client({"127.0.0.1", full.port(), samples::filled<32>(9), samples::filled<32>(0x60)});
  QVERIFY(client.until_state(LinkState::kUnreachable));
  QCOMPARE(int(client.states.back().fault), int(DialFault::kHungUp));
}

// A node whose patience a slow circuit wears out closes in the middle of the handshake, again and again.
void TestHostileNode::aNodeThatProvedItsKeyHasNoOther() {
  const LinkKeys keys = generate_link_keys();
  ScriptedServer impatient([&](int fd) {
    CurveNode node(detail::Descriptor(dup(fd)), keys);
    node.welcome();
  });
  TestClient client({"127.0.0.1", impatient.port(), keys.public_key, samples::filled<32>(0x60)});
  QVERIFY(client.until([&] { return impatient.connections() >= 5; }));
  QVERIFY(client.until_state(LinkState::kUnreachable));
  for (const LinkStateEvent& event : client.states) {
    QVERIFY(event.state != LinkState::kWrongKey);
  }
}

void TestHostileNode::aMessageThatNeverEndsIsCut_data() {
  QTest::addColumn<int>("size");      // of a part
  QTest::addColumn<int>("together");  // parts in one write; small writes are small reads at the wallet
  QTest::addColumn<bool>("greets");
  QTest::addColumn<int>("most_mib");  // of memory
  QTest::newRow("empty-parts") << 0 << 1000 << true << 96;
  QTest::newRow("parts-of-34-bytes") << 34 << 100 << true
                                     << 96;  // the smallest that are allocated one by one
  QTest::newRow("parts-of-34-bytes-one-by-one") << 34 << 1 << true << 96;
  QTest::newRow("parts-of-900-bytes") << 900 << 10 << true << 64;
  QTest::newRow("parts-of-60-KiB") << 60 * 1024 << 1 << true << 64;
  QTest::newRow("before-hello") << 900 << 1 << false << 16;
}

void TestHostileNode::aMessageThatNeverEndsIsCut() {
  QFETCH(int, size);
  QFETCH(int, together);
  QFETCH(bool, greets);
  QFETCH(int, most_mib);
  std::atomic<std::size_t> sent = 0;
  std::atomic<bool> begin = !greets;
  HostileNode node([&](CurveNode& peer) {
    if (greets && !HostileNode::greet(peer)) {
      return;
    }
    while (!begin) {
      QThread::msleep(1);
    }
    const Bytes part(static_cast<std::size_t>(size), 7);
    Bytes parts;
    // Much more than any limit; a wallet that does not cut it takes all of it.
    while (sent < (std::size_t{256} << 20) && peer.raw().send(parts)) {
      sent += parts.size();
      parts.clear();
      for (int i = 0; i < together; ++i) {
        append(parts, peer.frame(part, CurvePeer::kMore));
      }
    }
  });
  forget_peak();
  const std::size_t before = status_of_memory("VmRSS");
  LinkClientOptions options = quick();
  options.backoff_most = 60s;  // one connection alone
  TestClient client(node.link(), options);
  if (greets) {
    QVERIFY(client.until_connected());
    begin = true;
  }
  QVERIFY2(client.until_state(LinkState::kRefused), QByteArray::number(qulonglong(sent)).constData());
  QCOMPARE(int(client.states.back().fault), int(DialFault::kEndless));
  const std::size_t grown = status_of_memory("VmHWM") - std::min(before, status_of_memory("VmHWM"));
  qInfo("%.1f MiB were sent, memory grew by %.1f MiB", double(sent) / 1048576, double(grown) / 1048576);
  QVERIFY(sent < (std::size_t{32} << 20));
  QVERIFY(grown < static_cast<std::size_t>(most_mib) << 20);
  QCOMPARE(node.connections(), 1);
}

void TestHostileNode::severalPartsAreNoAnswer() {
  HostileNode node([](CurveNode& peer) {
    if (!HostileNode::greet(peer)) {
      return;
    }
    const auto frame = peer.receive_frame();
    if (frame) {
      peer.send_frame(encode_reply(request_id_of(*frame), samples::status()), true);
      peer.send_frame(Bytes(10, 7));
      peer.raw().closed_within(kDeadline);
    }
  });
  TestClient client(node.link());
  const auto reply = client.ask(StatusRequest{});
  QVERIFY(!reply.has_value());
  QCOMPARE(int(reply.error().kind), int(RequestFailure::Kind::kBadAnswer));
}

// libzmq takes a READY at any time, and opens it with a key that only a WELCOME sets.
void TestHostileNode::whoSkipsTheWelcomeIsNotBelieved() {
  ScriptedServer stranger([](int fd) {
    CurveNode node(detail::Descriptor(dup(fd)), generate_link_keys());
    if (node.handshake_without_key() && HostileNode::greet(node)) {
      node.raw().closed_within(kDeadline);
    }
  });
  TestClient client(
      {"127.0.0.1", stranger.port(), generate_link_keys().public_key, samples::filled<32>(0x60)});
  QVERIFY(client.until([&] { return client.states.size() >= 2; }));
  QCOMPARE(int(client.states.back().state), int(LinkState::kRefused));
  QCOMPARE(int(client.states.back().fault), int(DialFault::kStranger));
}

// An engine of libzmq whose input stands still goes on after a hang-up, and aborts at a heartbeat.
void TestHostileNode::heartbeatsBehindMessagesThatNobodyTakesEndNothing() {
  const Bytes ping{4, 'P', 'I', 'N', 'G', 0, 100};
  const Bytes tip = encode_notice({});
  HostileNode node([&](CurveNode& peer) {
    if (!HostileNode::greet(peer)) {
      return;
    }
    Bytes flood;
    for (int k = 0; k < 500; ++k) {  // more than libzmq queues; then something that ends the connection
      append(flood, peer.frame(k % 70 == 69 ? Bytes{1} : tip, 0));
      append(flood, peer.frame(ping, CurvePeer::kCommand));
    }
    peer.raw().send(flood);
    peer.raw().closed_within(kDeadline);
  });
  TestClient client(node.link());
  QVERIFY(client.until([&] { return node.connections() >= 20; }));
}

void TestHostileNode::anHonestNodeIsUsedAfterwards() {
  std::atomic<bool> honest = false;
  HostileNode node([&](CurveNode& peer) {
    if (!HostileNode::greet(peer)) {
      return;
    }
    while (!honest && peer.send_frame(Bytes(60'000, 7), true)) {
    }
    while (const auto frame = peer.receive_frame()) {
      peer.send_frame(encode_reply(request_id_of(*frame), samples::status()));
    }
  });
  TestClient client(node.link());
  QVERIFY(client.until_state(LinkState::kRefused));
  honest = true;
  QVERIFY(client.until_connected());
  QVERIFY(client.ask(StatusRequest{}).has_value());
}

QTEST_GUILESS_MAIN(TestHostileNode)
#include "test_hostile_node.moc"
