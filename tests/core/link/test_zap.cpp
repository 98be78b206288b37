// SPDX-License-Identifier: MIT
#include <QtTest>
#include <optional>

#include "link/zap.h"
#include "link/zmq_socket.h"

#include "link_fixture.h"

using namespace tacit;
using namespace tacit::detail;

namespace {

enum class Answer { kAbsent, kSilent, kDeny, kAllow };

/// Says the same to everybody.
void answer_zap(ZmqSocket& handler, Answer answer) {
  while (const auto request = receive_parts(handler, 16)) {
    const auto text = [](std::string_view value) {
      const ByteView bytes = as_bytes(value);
      return ZmqMessage(Bytes(bytes.begin(), bytes.end()));
    };
    const ByteView id = request->parts[1].view();
    handler.send(text("1.0"), true);
    handler.send(ZmqMessage(Bytes(id.begin(), id.end())), true);
    handler.send(text(answer == Answer::kAllow ? "200" : "400"), true);
    handler.send(text(""), true);
    handler.send(text(""), true);
    handler.send(text(""), false);
  }
}

/// Whether a CURVE client gets a message into a ROUTER that is set up by `configure`.
std::optional<bool> message_gets_in(Answer answer, const std::function<bool(ZmqSocket&)>& configure) {
  const LinkKeys keys = generate_link_keys();
  ZmqContext context(16);
  ZmqSocket handler;
  if (answer != Answer::kAbsent) {
    handler = ZmqSocket(context, ZMQ_REP);
    if (!handler.set(ZMQ_LINGER, 0) || !handler.bind(kZapEndpoint)) {
      return std::nullopt;
    }
  }
  ZmqSocket router(context, ZMQ_ROUTER);
  ZmqSocket client(context, ZMQ_DEALER);
  const bool ready = apply_common_options(router, 1000) && router.set(ZMQ_CURVE_SERVER, 1) &&
                     router.set(ZMQ_CURVE_SECRETKEY, keys.secret.expose()) && configure(router) &&
                     router.set(ZMQ_HANDSHAKE_IVL, 500) && router.bind("tcp://127.0.0.1:*") &&
                     apply_common_options(client, 1000) && apply_client_security(client, keys.public_key) &&
                     client.set(ZMQ_RECONNECT_IVL, -1);
  char endpoint[64];
  std::size_t size = sizeof endpoint;
  ZmqSocket events = monitor(context, client, "inproc://client-events", ZMQ_EVENT_DISCONNECTED);
  if (!ready || !events || zmq_getsockopt(router.get(), ZMQ_LAST_ENDPOINT, endpoint, &size) != 0 ||
      !client.connect(endpoint)) {
    return std::nullopt;
  }
  // Fails when the router has closed already, which the event tells.
  client.send(ZmqMessage(Bytes{1, 2, 3}), false);
  std::optional<bool> result;
  eventually([&] {
    if (handler && answer != Answer::kSilent) {
      answer_zap(handler, answer);
    }
    if (receive_parts(router, 2)) {
      result = true;
    } else if (receive_event(events)) {
      result = receive_parts(router, 2).has_value();
    }
    return result.has_value();
  });
  stop_monitor(client);
  return result;
}

}  // namespace

Q_DECLARE_METATYPE(Answer)

class TestZap : public QObject {
  Q_OBJECT

 private slots:
  // What libzmq does in each combination. When a row changes, the reasons for apply_server_security have.
  void matrix_data() {
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<bool>("domain");
    QTest::addColumn<bool>("enforce");
    QTest::addColumn<bool>("getsIn");
    const auto rows = [](const char* name, Answer answer, bool none, bool domain, bool enforce, bool both) {
      const auto row = [&](const char* options, bool d, bool e, bool in) {
        QTest::addRow("handler-%s-%s", name, options) << answer << d << e << in;
      };
      row("nothing-set", false, false, none);
      row("domain", true, false, domain);
      row("enforce", false, true, enforce);
      row("domain-and-enforce", true, true, both);
    };
    rows("absent", Answer::kAbsent, true, true, true, false);
    rows("denies", Answer::kDeny, false, false, true, false);
    rows("allows", Answer::kAllow, true, true, true, true);
  }
  void matrix() {
    QFETCH(Answer, answer);
    QFETCH(bool, domain);
    QFETCH(bool, enforce);
    QFETCH(bool, getsIn);
    const auto in = message_gets_in(answer, [&](ZmqSocket& router) {
      return (!domain || router.set(ZMQ_ZAP_DOMAIN, as_bytes(kZapDomain))) &&
             (!enforce || router.set(kZapEnforceDomain, 1));
    });
    QVERIFY(in.has_value());
    QCOMPARE(*in, getsIn);
  }

  void ourServerIsClosedUnlessTheHandlerAllows_data() {
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<bool>("getsIn");
    QTest::newRow("handler-absent") << Answer::kAbsent << false;
    QTest::newRow("handler-silent") << Answer::kSilent << false;
    QTest::newRow("handler-denies") << Answer::kDeny << false;
    QTest::newRow("handler-allows") << Answer::kAllow << true;
  }
  void ourServerIsClosedUnlessTheHandlerAllows() {
    QFETCH(Answer, answer);
    QFETCH(bool, getsIn);
    const auto in = message_gets_in(answer, [](ZmqSocket& router) {
      // Other keys than the client expects would close the door for another reason.
      Bytes32 secret;
      std::size_t size = secret.size();
      return zmq_getsockopt(router.get(), ZMQ_CURVE_SECRETKEY, secret.data(), &size) == 0 &&
             apply_server_security(router, link_keys_from_secret(Secret<Bytes32>(secret)));
    });
    QVERIFY(in.has_value());
    QCOMPARE(*in, getsIn);
  }

  void handlerAdmitsCurveAlone_data() {
    QTest::addColumn<QList<QByteArray>>("parts");
    QTest::addColumn<bool>("admitted");
    const QByteArray key(32, 'k');
    QTest::newRow("curve") << QList<QByteArray>{"1.0", "1", "tacit", "", "", "CURVE", key} << true;
    QTest::newRow("null") << QList<QByteArray>{"1.0", "1", "tacit", "", "", "NULL"} << false;
    QTest::newRow("plain") << QList<QByteArray>{"1.0", "1", "tacit", "", "", "PLAIN", "u", "p"} << false;
    QTest::newRow("other-domain") << QList<QByteArray>{"1.0", "1", "other", "", "", "CURVE", key} << false;
    QTest::newRow("no-domain") << QList<QByteArray>{"1.0", "1", "", "", "", "CURVE", key} << false;
    QTest::newRow("other-version") << QList<QByteArray>{"2.0", "1", "tacit", "", "", "CURVE", key} << false;
    QTest::newRow("short-key") << QList<QByteArray>{"1.0", "1", "tacit", "", "", "CURVE", "k"} << false;
    QTest::newRow("two-keys") << QList<QByteArray>{"1.0", "1", "tacit", "", "", "CURVE", key, key} << false;
    QTest::newRow("no-key") << QList<QByteArray>{"1.0", "1", "tacit", "", "", "CURVE"} << false;
    QTest::newRow("nothing") << QList<QByteArray>{} << false;
  }
  void handlerAdmitsCurveAlone() {
    QFETCH(QList<QByteArray>, parts);
    QFETCH(bool, admitted);
    std::vector<ByteView> request;
    for (const QByteArray& part : parts) {
      request.push_back({reinterpret_cast<const std::uint8_t*>(part.constData()), std::size_t(part.size())});
    }
    QCOMPARE(zap_admits(request), admitted);
  }
};

QTEST_GUILESS_MAIN(TestZap)
#include "test_zap.moc"
