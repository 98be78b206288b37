// SPDX-License-Identifier: MIT
#include <QtTest>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>

#include "link/admission.h"

using namespace tacit::detail;
using namespace std::chrono_literals;

namespace {

PeerAddress address(const char* text) {
  sockaddr_storage storage{};
  if (std::strchr(text, ':') == nullptr) {
    sockaddr_in v4{};
    v4.sin_family = AF_INET;
    inet_pton(AF_INET, text, &v4.sin_addr);
    std::memcpy(&storage, &v4, sizeof v4);
  } else {
    sockaddr_in6 v6{};
    v6.sin6_family = AF_INET6;
    inet_pton(AF_INET6, text, &v6.sin6_addr);
    std::memcpy(&storage, &v6, sizeof v6);
  }
  return peer_address(storage);
}

const SteadyTime kNow{};

}  // namespace

class TestAdmission : public QObject {
  Q_OBJECT

 private slots:
  void limitsAllTogether() {
    Admission admission(2, 2);
    QVERIFY(admission.enter(address("10.0.0.1"), kNow));
    QVERIFY(admission.enter(address("10.0.0.2"), kNow));
    QVERIFY(!admission.enter(address("10.0.0.3"), kNow));
    QVERIFY(!admission.enter(address("127.0.0.1"), kNow));
    admission.leave(address("10.0.0.1"));
    QVERIFY(admission.enter(address("10.0.0.3"), kNow));
  }

  void limitsOneAddress() {
    Admission admission(100, 2);
    QVERIFY(admission.enter(address("10.0.0.1"), kNow));
    QVERIFY(admission.enter(address("10.0.0.1"), kNow));
    QVERIFY(!admission.enter(address("10.0.0.1"), kNow));
    QVERIFY(admission.enter(address("10.0.0.2"), kNow));
    admission.leave(address("10.0.0.1"));
    QVERIFY(admission.enter(address("10.0.0.1"), kNow));
  }

  void ipv6CountsByItsNetwork() {
    QVERIFY(address("2001:db8:1:2::1") == address("2001:db8:1:2:ffff::9"));
    QVERIFY(address("2001:db8:1:2::1") != address("2001:db8:1:3::1"));
    QVERIFY(address("::ffff:10.0.0.1") == address("10.0.0.1"));
  }

  void loopbackHasNoLimitOfItsOwn() {
    QVERIFY(address("127.0.0.1").loopback && address("::1").loopback && address("::ffff:127.0.0.1").loopback);
    QVERIFY(!address("::2").loopback);
    Admission admission(10, 1);
    QVERIFY(admission.enter(address("127.0.0.1"), kNow));
    QVERIFY(admission.enter(address("127.0.0.1"), kNow));
    admission.refuse_until(address("127.0.0.1"), kNow + 1h);
    QVERIFY(admission.enter(address("127.0.0.1"), kNow));
  }

  void refusesForATime() {
    Admission admission(10, 10);
    admission.refuse_until(address("10.0.0.1"), kNow + 1h);
    admission.refuse_until(address("10.0.0.1"), kNow + 1min);
    QVERIFY(!admission.enter(address("10.0.0.1"), kNow + 30min));
    QVERIFY(admission.enter(address("10.0.0.2"), kNow));
    admission.expire(kNow + 30min);
    QVERIFY(!admission.enter(address("10.0.0.1"), kNow + 30min));
    admission.expire(kNow + 1h);
    QVERIFY(admission.enter(address("10.0.0.1"), kNow + 1h));
  }
};

QTEST_APPLESS_MAIN(TestAdmission)
#include "test_admission.moc"
