// SPDX-License-Identifier: MIT
#include <QtTest>
#include <mutex>
#include <set>

#include "link/dialler.h"
#include "link/proxy.h"
#include "link/socks5.h"

#include "link_fixture.h"
#include "scripted_server.h"

using namespace tacit;
using namespace tacit::detail;

namespace {

Bytes hex(const char* text) {
  const QByteArray bytes = QByteArray::fromHex(text);
  return Bytes(bytes.begin(), bytes.end());
}

constexpr std::size_t kLoginBytes = 1 + 2 * (1 + 32);

/// The proxy's half up to its reply: methods, login, request. What was asked, from the kind of address on.
Bytes take_request(int fd) {
  ScriptedServer::receive(fd, 4);
  ScriptedServer::send_all(fd, hex("0502"));
  ScriptedServer::receive(fd, kLoginBytes);
  ScriptedServer::send_all(fd, hex("0100"));
  Bytes asked = ScriptedServer::receive(fd, 5);
  if (asked.size() == 5) {
    const std::size_t rest = asked[3] == 1 ? 5u : asked[3] == 4 ? 17u : asked[4] + 2u;
    append(asked, ScriptedServer::receive(fd, rest));
    asked.erase(asked.begin(), asked.begin() + 3);
  }
  return asked;
}

void answer_everything(int fd, const Bytes& answer, bool split) {
  for (std::size_t i = 0; split && i < answer.size(); ++i) {
    if (!ScriptedServer::send_all(fd, ByteView(answer).subspan(i, 1))) {
      return;
    }
    QThread::usleep(200);
  }
  if (!split) {
    ScriptedServer::send_all(fd, answer);
  }
}

LinkClientOptions through(std::uint16_t port) {
  LinkClientOptions options = quick();
  options.proxy = ProxyAddress{"127.0.0.1", port};
  return options;
}

/// Of a name that nobody but a proxy could know.
NodeLink unknown_node() {
  return {"node.of.the.test", 443, samples::filled<32>(9), samples::filled<32>(0x60)};
}

std::uint16_t unused_port() {
  return ScriptedServer([](int) {}).port();
}

}  // namespace

class TestProxy : public QObject {
  Q_OBJECT

 private slots:
  void addresses_data();
  void addresses();
  void asksForNamesAndAddressesAsTheyAre_data();
  void asksForNamesAndAddressesAsTheyAre();
  void everyConnectionHasALoginOfItsOwn();
  void answersAreRead_data();
  void answersAreRead();
  void whatFollowsIsTheNodes();
  void aWalletTalksThroughTheProxy_data();
  void aWalletTalksThroughTheProxy();
  void faultsAreTold_data();
  void faultsAreTold();
  void aProxyThatSaysNothingIsGivenUp();
  void aProxyThatNeverEndsIsCut();
  void aProxyThatComesBackIsUsed();
  void withAProxyNobodyElseIsDialled();
  void aSlowLookUpHoldsNobodyUp();
  void anOnionNameIsAskedOfNobody();
  void theNextAddressIsTried();
  void aNameThatNobodyKnows();
};

void TestProxy::addresses_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<bool>("good");
  const auto row = [](const char* text, bool good) { QTest::newRow(text) << QByteArray(text) << good; };
  for (const char* good :
       {"127.0.0.1:9050", "localhost:9050", "[::1]:9050", "10.0.0.1:1", "10.0.0.1:65535"}) {
    row(good, true);
  }
  for (const char* bad : {"",
                          ":",
                          "127.0.0.1",
                          "127.0.0.1:",
                          ":9050",
                          "127.0.0.1:0",
                          "127.0.0.1:65536",
                          "127.0.0.1:09050",
                          "127.0.0.1:9050 ",
                          " 127.0.0.1:9050",
                          "::1:9050",
                          "[::1]",
                          "[::1:9050",
                          "[fe80::1%lo]:9050",
                          "proxy.example:9050",
                          "LOCALHOST.example:1",
                          "socks5://127.0.0.1:9050",
                          "user:pw@127.0.0.1:9050",
                          "127.1:9050",
                          "0x7f000001:9050",
                          "127.0.0.1:9050/",
                          "127.0.0.1:+1",
                          "127.0.0.1:1e3"}) {
    row(bad, false);
  }
}

void TestProxy::addresses() {
  QFETCH(QByteArray, text);
  QFETCH(bool, good);
  const auto proxy = parse_proxy(text.toStdString());
  QCOMPARE(proxy.has_value(), good);
  if (proxy) {
    QCOMPARE(format_proxy(*proxy), text.toStdString());
  }
}

void TestProxy::asksForNamesAndAddressesAsTheyAre_data() {
  QTest::addColumn<QByteArray>("host");
  QTest::addColumn<QByteArray>("asked");
  const auto row = [](const char* name, const QByteArray& host, const QByteArray& asked) {
    QTest::newRow(name) << host << asked;
  };
  row("a-name", "a.example",
      "05010003"
      "09" +
          QByteArray("a.example").toHex() + "01bb");
  row("an-onion", "abc.onion",
      "05010003"
      "09" +
          QByteArray("abc.onion").toHex() + "01bb");
  row("the-longest-name", QByteArray(253, 'a'),
      "05010003"
      "fd" +
          QByteArray(253, 'a').toHex() + "01bb");
  row("ipv4", "192.0.2.1",
      "05010001"
      "c0000201"
      "01bb");
  row("ipv6", "2001:db8::1",
      "05010004"
      "20010db8000000000000000000000001"
      "01bb");
}

void TestProxy::asksForNamesAndAddressesAsTheyAre() {
  QFETCH(QByteArray, host);
  QFETCH(QByteArray, asked);
  Socks5 socks(host.toStdString(), 443);
  QCOMPARE(socks.take_output(), hex("05020002"));
  QCOMPARE(socks.feed(hex("0500")), std::size_t{2});
  QCOMPARE(socks.take_output(), hex(asked.constData()));
  QVERIFY(socks.take_output().empty());
}

void TestProxy::everyConnectionHasALoginOfItsOwn() {
  std::set<Bytes> logins;
  for (int i = 0; i < 3; ++i) {
    Socks5 socks("a.example", 443);
    socks.take_output();
    socks.feed(hex("0502"));
    const Bytes login = socks.take_output();
    QCOMPARE(login.size(), kLoginBytes);
    QCOMPARE(login[0], std::uint8_t{1});
    QCOMPARE(login[1], std::uint8_t{32});
    QCOMPARE(login[34], std::uint8_t{32});
    logins.insert(login);
  }
  QCOMPARE(logins.size(), std::size_t{3});
}

void TestProxy::answersAreRead_data() {
  QTest::addColumn<QByteArray>("answers");
  QTest::addColumn<int>("fault");  // −1: not over yet
  const auto row = [](const char* name, const QByteArray& answers, int fault) {
    QTest::newRow(name) << answers << fault;
  };
  const auto fault = [&](const char* name, const QByteArray& answers, DialFault why) {
    row(name, answers, int(why));
  };
  const QByteArray login = "05020100";
  fault("without-login",
        "0500"
        "05000001"
        "00000000"
        "0000",
        DialFault::kNone);
  fault("with-login",
        login +
            "05000001"
            "00000000"
            "0000",
        DialFault::kNone);
  fault("bound-to-ipv6", login + "05000004" + QByteArray(32, '0') + "0000", DialFault::kNone);
  fault("bound-to-a-name",
        login +
            "05000003"
            "02"
            "6161"
            "0000",
        DialFault::kNone);
  fault("bound-to-the-longest-name",
        login +
            "05000003"
            "ff" +
            QByteArray(510, '0') + "0000",
        DialFault::kNone);
  fault("bound-to-an-empty-name",
        login +
            "05000003"
            "00"
            "0000",
        DialFault::kNone);
  row("nothing", "", -1);
  row("half-a-method", "05", -1);
  row("a-method-and-no-more", "0502", -1);
  row("half-a-login", "050201", -1);
  row("a-reply-cut-short",
      login +
          "05000001"
          "00000000"
          "00",
      -1);
  row("a-name-cut-short",
      login +
          "05000003"
          "ff"
          "616161",
      -1);
  fault("socks4", "005a", DialFault::kNotSocks);
  fault("http", QByteArray("HTTP/1.1 400 Bad Request").toHex(), DialFault::kNotSocks);
  fault("a-method-that-was-not-offered", "0501", DialFault::kNotSocks);
  fault("no-method", "05ff", DialFault::kProxyLogin);
  fault("login-of-another-version", "05020500", DialFault::kNotSocks);
  fault("login-refused", "05020101", DialFault::kProxyLogin);
  fault("reply-of-another-version", login + "04000001", DialFault::kNotSocks);
  fault("an-unknown-kind-of-address", login + "05000002", DialFault::kNotSocks);
  fault("general-failure", login + "05010001", DialFault::kProxyFailed);
  fault("not-allowed", login + "05020001", DialFault::kProxyForbids);
  fault("network-unreachable", login + "05030001", DialFault::kProxyNoRoute);
  fault("host-unreachable", login + "05040001", DialFault::kProxyNoRoute);
  fault("connection-refused", login + "05050001", DialFault::kProxyRefused);
  fault("expired", login + "05060001", DialFault::kProxyExpired);
  fault("no-such-command", login + "05070001", DialFault::kProxyFailed);
  fault("a-reply-of-tor", login + "05f00001", DialFault::kProxyFailed);
  fault("a-refusal-of-no-kind", login + "050500ff", DialFault::kProxyRefused);
}

void TestProxy::answersAreRead() {
  QFETCH(QByteArray, answers);
  QFETCH(int, fault);
  const Bytes bytes = hex(answers.constData());
  for (const bool split : {false, true}) {
    Socks5 socks("a.example", 443);
    std::size_t used = 0;
    for (std::size_t at = 0; at < bytes.size(); at += split ? 1 : bytes.size()) {
      used += socks.feed(ByteView(bytes).subspan(at, split ? 1 : bytes.size()));
    }
    QVERIFY(used <= bytes.size());
    const Socks5::State state = fault < 0    ? Socks5::State::kTalking
                                : fault == 0 ? Socks5::State::kDone
                                             : Socks5::State::kFailed;
    QCOMPARE(int(socks.state()), int(state));
    QCOMPARE(int(socks.fault()), std::max(fault, 0));
    if (state != Socks5::State::kFailed) {
      QCOMPARE(used, bytes.size());
    }
    if (state != Socks5::State::kTalking) {
      QCOMPARE(socks.feed(Bytes(100, 1)), std::size_t{0});  // the rest is not the proxy's
    }
  }
}

void TestProxy::whatFollowsIsTheNodes() {
  Socks5 socks("a.example", 443);
  const Bytes all =
      hex("0500"
          "05000003"
          "02"
          "6161"
          "0000"
          "ff00000000000000017f");
  QCOMPARE(socks.feed(all), all.size() - 10);
  QCOMPARE(int(socks.state()), int(Socks5::State::kDone));
}

void TestProxy::aWalletTalksThroughTheProxy_data() {
  QTest::addColumn<bool>("split");
  QTest::newRow("in-one-piece") << false;
  QTest::newRow("byte-by-byte") << true;
}

void TestProxy::aWalletTalksThroughTheProxy() {
  QFETCH(bool, split);
  TestNode node;
  std::mutex mutex;
  std::vector<Bytes> asked;
  ScriptedServer proxy([&](int fd) {
    const Bytes request = take_request(fd);
    {
      std::lock_guard lock(mutex);
      asked.push_back(request);
    }
    answer_everything(fd,
                      hex("05000003"
                          "05"
                          "6161616161"
                          "0000"),
                      split);
    ScriptedServer::carry(fd, node.link().port);
  });
  NodeLink link = node.link();
  link.host = "node.of.the.test";
  TestClient client(link, through(proxy.port()));
  QVERIFY(client.until_connected());
  QVERIFY(client.ask(StatusRequest{}).has_value());
  const auto large = client.ask(SubmitRequest{Bytes(900'000, 5)});
  QVERIFY(large.has_value());
  QCOMPARE(asked.size(), std::size_t{1});
  Bytes wanted{3, 16};
  append(wanted, as_bytes("node.of.the.test"));
  wanted.push_back(static_cast<std::uint8_t>(link.port >> 8));
  wanted.push_back(static_cast<std::uint8_t>(link.port));
  QCOMPARE(asked[0], wanted);
}

void TestProxy::faultsAreTold_data() {
  QTest::addColumn<QByteArray>("reply");  // to the request; empty: the connection is cut
  QTest::addColumn<int>("fault");
  const auto row = [](const char* name, const QByteArray& reply, DialFault fault) {
    QTest::newRow(name) << reply << int(fault);
  };
  row("cut", "", DialFault::kNotSocks);
  row("host-unreachable", "05040001000000000000", DialFault::kProxyNoRoute);
  row("refused", "05050001000000000000", DialFault::kProxyRefused);
  row("not-allowed", "05020001000000000000", DialFault::kProxyForbids);
  row("rubbish", "ffffffffffffffffffff", DialFault::kNotSocks);
}

void TestProxy::faultsAreTold() {
  QFETCH(QByteArray, reply);
  QFETCH(int, fault);
  ScriptedServer proxy([&](int fd) {
    take_request(fd);
    ScriptedServer::send_all(fd, hex(reply.constData()));
    shutdown(fd, SHUT_WR);
    ScriptedServer::wait_for_end(fd);
  });
  TestClient client(unknown_node(), through(proxy.port()));
  QVERIFY(client.until_state(LinkState::kUnreachable));
  QCOMPARE(int(client.states.back().fault), fault);
  QVERIFY(client.until([&] { return proxy.connections() >= 2; }));  // it tries again
}

void TestProxy::aProxyThatSaysNothingIsGivenUp() {
  ScriptedServer proxy(ScriptedServer::wait_for_end);
  LinkClientOptions options = through(proxy.port());
  options.proxy_timeout = 100ms;
  TestClient client(unknown_node(), options);
  QVERIFY(client.until_state(LinkState::kUnreachable));
  QCOMPARE(int(client.states.back().fault), int(DialFault::kProxySilent));
}

void TestProxy::aProxyThatNeverEndsIsCut() {
  // A name of 255 bytes, and then whatever: the rest is the node's, and no node begins like this.
  ScriptedServer proxy([](int fd) {
    take_request(fd);
    ScriptedServer::send_all(fd, hex("05000003ff"));
    while (ScriptedServer::send_all(fd, Bytes(65536, 7))) {
    }
  });
  TestClient client(unknown_node(), through(proxy.port()));
  QVERIFY(client.until_state(LinkState::kRefused));
  QCOMPARE(int(client.states.back().fault), int(DialFault::kStranger));
}

void TestProxy::aProxyThatComesBackIsUsed() {
  const std::uint16_t port = unused_port();
  TestClient client(unknown_node(), through(port));
  QVERIFY(client.until_state(LinkState::kUnreachable));
  QCOMPARE(int(client.states.back().fault), int(DialFault::kNoProxy));
  QTest::qWait(200);
  client.until([] { return true; });
  QCOMPARE(client.states.size(), std::size_t{2});  // one state for all attempts
}

void TestProxy::withAProxyNobodyElseIsDialled() {
  TestNode node;
  LinkClientOptions options = through(unused_port());
  TestClient client(node.link(), options);
  QVERIFY(client.until_state(LinkState::kUnreachable));
  QTest::qWait(300);
  QCOMPARE(node.handler.connections.load(), 0);
}

void TestProxy::aSlowLookUpHoldsNobodyUp() {
  std::atomic<bool> let_go = false, asked = false;
  DialOptions options{.host = "node.of.the.test", .port = 443};
  options.lookup_timeout = 50ms;
  options.look_up = [&](const std::string&, std::uint16_t) {
    asked = true;
    while (!let_go) {
      QThread::msleep(1);
    }
    asked = false;
    return std::vector<SocketAddress>();
  };
  const auto start = std::chrono::steady_clock::now();
  {
    Dialler dialler(options, start);
    QCOMPARE(int(dialler.advance(start)), int(Dialler::State::kWorking));
    QVERIFY(dialler.fd() >= 0);
    QCOMPARE(int(dialler.advance(start + 51ms)), int(Dialler::State::kFailed));
    QCOMPARE(int(dialler.fault()), int(DialFault::kNoName));
  }
  QVERIFY(eventually([&] { return asked.load(); }));
  let_go = true;  // the answer that nobody waits for does no harm
  QVERIFY(eventually([&] { return !asked.load(); }));
}

void TestProxy::anOnionNameIsAskedOfNobody() {
  DialOptions options{.host = "abcdefghijklmnop.onion", .port = 443};
  bool asked = false;
  options.look_up = [&](const std::string&, std::uint16_t) {
    asked = true;
    return std::vector<SocketAddress>();
  };
  const auto now = std::chrono::steady_clock::now();
  Dialler dialler(options, now);
  QCOMPARE(int(dialler.advance(now)), int(Dialler::State::kFailed));
  QCOMPARE(int(dialler.fault()), int(DialFault::kNoName));
  QVERIFY(!asked);
}

void TestProxy::theNextAddressIsTried() {
  TestNode node;
  DialOptions options{.host = "node.of.the.test", .port = node.link().port};
  options.look_up = [](const std::string&, std::uint16_t port) {
    auto both = look_up("127.0.0.1", unused_port());
    const auto good = look_up("127.0.0.1", port);
    both.insert(both.end(), good.begin(), good.end());
    return both;
  };
  Dialler dialler(options, std::chrono::steady_clock::now());
  Dialler::State state{};
  QVERIFY(eventually([&] {
    state = dialler.advance(std::chrono::steady_clock::now());
    return state != Dialler::State::kWorking;
  }));
  QCOMPARE(int(state), int(Dialler::State::kConnected));
  QVERIFY(dialler.take_connection());
}

void TestProxy::aNameThatNobodyKnows() {
  DialOptions options{.host = "node.of.the.test", .port = 443};
  options.look_up = [](const std::string&, std::uint16_t) { return std::vector<SocketAddress>(); };
  Dialler dialler(options, std::chrono::steady_clock::now());
  QVERIFY(eventually(
      [&] { return dialler.advance(std::chrono::steady_clock::now()) == Dialler::State::kFailed; }));
  QCOMPARE(int(dialler.fault()), int(DialFault::kNoName));
}

QTEST_GUILESS_MAIN(TestProxy)
#include "test_proxy.moc"
