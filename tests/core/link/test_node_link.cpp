// SPDX-License-Identifier: MIT
#include <QtTest>

#include "link/node_link.h"

using namespace tacit;

namespace {

const std::string kKey(64, 'a');
const std::string kGenesis = "00" + std::string(62, 'b');

std::string link_to(const std::string& place) {
  return "tacit-node:" + place + "?key=" + kKey + "&genesis=" + kGenesis;
}

}  // namespace

Q_DECLARE_METATYPE(tacit::NodeLinkError)

class TestNodeLink : public QObject {
  Q_OBJECT

 private slots:
  void acceptsAndComesBack_data() {
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::newRow("ipv4") << "127.0.0.1:1" << "127.0.0.1" << 1;
    QTest::newRow("name") << "node.example:65535" << "node.example" << 65535;
    QTest::newRow("onion") << "abcdefgh234567.onion:7777" << "abcdefgh234567.onion" << 7777;
    QTest::newRow("single-label") << "localhost:80" << "localhost" << 80;
    QTest::newRow("ipv6") << "[::1]:9000" << "::1" << 9000;
    QTest::newRow("ipv6-mapped") << "[::ffff:10.0.0.1]:9000" << "::ffff:10.0.0.1" << 9000;
  }
  void acceptsAndComesBack() {
    QFETCH(QString, place);
    QFETCH(QString, host);
    QFETCH(int, port);
    const std::string text = link_to(place.toStdString());
    const auto link = parse_node_link(text);
    QVERIFY(link.has_value());
    QCOMPARE(QString::fromStdString(link->host), host);
    QCOMPARE(int(link->port), port);
    QCOMPARE(to_hex(link->key), kKey);
    QCOMPARE(to_hex(link->genesis), kGenesis);
    QCOMPARE(format_node_link(*link), text);
  }

  void refuses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<NodeLinkError>("error");
    const auto row = [](const char* name, const std::string& text, NodeLinkError error) {
      QTest::newRow(name) << QString::fromStdString(text) << error;
    };
    const std::string good = link_to("h.example:7000");
    const std::string query = "?key=" + kKey + "&genesis=" + kGenesis;
    row("nothing", "", NodeLinkError::kScheme);
    row("another-scheme", "tacit:" + good.substr(11), NodeLinkError::kScheme);
    row("upper-case-scheme", "TACIT-NODE:h:1" + query, NodeLinkError::kScheme);
    row("slashes", "tacit-node://h:1" + query, NodeLinkError::kHost);
    row("whitespace-before", " " + good, NodeLinkError::kScheme);
    row("whitespace-after", good + "\n", NodeLinkError::kGenesis);
    row("whitespace-in-host", link_to("h .example:7000"), NodeLinkError::kHost);
    row("no-host", link_to(":7000"), NodeLinkError::kHost);
    row("user", link_to("me@h.example:7000"), NodeLinkError::kHost);
    row("bare-ipv6", link_to("::1:7000"), NodeLinkError::kHost);
    row("bad-ipv6", link_to("[::g]:7000"), NodeLinkError::kHost);
    row("ipv6-with-zone", link_to("[fe80::1%eth0]:7000"), NodeLinkError::kHost);
    row("name-in-brackets", link_to("[h.example]:7000"), NodeLinkError::kHost);
    row("ipv4-in-brackets", link_to("[127.0.0.1]:7000"), NodeLinkError::kHost);
    row("open-bracket", link_to("[::1:7000"), NodeLinkError::kHost);
    row("short-ipv4", link_to("127.1:7000"), NodeLinkError::kHost);
    row("ipv4-above-255", link_to("127.0.0.256:7000"), NodeLinkError::kHost);
    row("hexadecimal-address", link_to("0x7f.1:7000"), NodeLinkError::kHost);
    row("empty-label", link_to("h..example:7000"), NodeLinkError::kHost);
    row("trailing-dot", link_to("h.example.:7000"), NodeLinkError::kHost);
    row("leading-dash", link_to("-h.example:7000"), NodeLinkError::kHost);
    row("long-name", link_to(std::string(254, 'a') + ":7000"), NodeLinkError::kHost);
    row("slash-in-host", link_to("h/x:7000"), NodeLinkError::kHost);
    row("semicolon-in-host", link_to("1.2.3.4;h:7000"), NodeLinkError::kHost);
    row("no-port", link_to("h.example"), NodeLinkError::kPort);
    row("empty-port", link_to("h.example:"), NodeLinkError::kPort);
    row("port-0", link_to("h.example:0"), NodeLinkError::kPort);
    row("port-65536", link_to("h.example:65536"), NodeLinkError::kPort);
    row("port-of-6-digits", link_to("h.example:100000"), NodeLinkError::kPort);
    row("port-with-leading-zero", link_to("h.example:07000"), NodeLinkError::kPort);
    row("port-with-sign", link_to("h.example:+700"), NodeLinkError::kPort);
    row("no-parameters", "tacit-node:h:1", NodeLinkError::kParameters);
    row("empty-parameters", "tacit-node:h:1?", NodeLinkError::kParameters);
    row("no-genesis", "tacit-node:h:1?key=" + kKey, NodeLinkError::kParameters);
    row("no-key", "tacit-node:h:1?genesis=" + kGenesis, NodeLinkError::kParameters);
    row("other-order", "tacit-node:h:1?genesis=" + kGenesis + "&key=" + kKey, NodeLinkError::kParameters);
    row("key-twice", "tacit-node:h:1?key=" + kKey + "&key=" + kKey + "&genesis=" + kGenesis,
        NodeLinkError::kParameters);
    row("genesis-twice", good + "&genesis=" + kGenesis, NodeLinkError::kParameters);
    row("unknown-parameter", good + "&x=1", NodeLinkError::kParameters);
    row("upper-case-name", "tacit-node:h:1?KEY=" + kKey + "&genesis=" + kGenesis, NodeLinkError::kParameters);
    row("upper-case-hex", "tacit-node:h:1?key=" + std::string(64, 'A') + "&genesis=" + kGenesis,
        NodeLinkError::kKey);
    row("short-key", "tacit-node:h:1?key=" + kKey.substr(1) + "&genesis=" + kGenesis, NodeLinkError::kKey);
    row("long-key", "tacit-node:h:1?key=" + kKey + "aa&genesis=" + kGenesis, NodeLinkError::kKey);
    row("zero-key", "tacit-node:h:1?key=" + std::string(64, '0') + "&genesis=" + kGenesis,
        NodeLinkError::kKey);
    row("short-genesis", good.substr(0, good.size() - 1), NodeLinkError::kGenesis);
    row("fragment", good + "#", NodeLinkError::kGenesis);
  }
  void refuses() {
    QFETCH(QString, text);
    QFETCH(NodeLinkError, error);
    const auto link = parse_node_link(text.toStdString());
    QVERIFY(!link.has_value());
    QCOMPARE(link.error(), error);
  }

  void refusesAZeroByte() {
    std::string text = link_to("[::1]:7000");
    text.insert(text.find(']'), 1, '\0');
    QVERIFY(!parse_node_link(text).has_value());
    QVERIFY(!is_link_host(std::string("::1\0x", 5)));
  }
};

QTEST_APPLESS_MAIN(TestNodeLink)
#include "test_node_link.moc"
