// SPDX-License-Identifier: MIT
#include <QtTest>
#include <cstring>
#include <set>

#include <arpa/inet.h>
#include <netinet/in.h>

#include "link/admission.h"
#include "link/places.h"

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

const SteadyTime kNow{1h};

struct Said {
  bool hello = false, kept = false;
};
/// One that came so long ago, and has been silent since.
Place place(std::uint64_t id, const char* text, std::chrono::seconds since, Said said = {}) {
  return {id, address(text), said.hello, said.kept, kNow - since, kNow - since};
}

}  // namespace

class TestAdmission : public QObject {
  Q_OBJECT

 private slots:
  void limitsAllTogether() {
    Admission admission(2, 2);
    QVERIFY(admission.enter(address("10.0.0.1")));
    QVERIFY(admission.enter(address("10.0.0.2")));
    QVERIFY(!admission.enter(address("10.0.0.3")));
    QVERIFY(!admission.enter(address("127.0.0.1")));
    admission.leave(address("10.0.0.1"));
    QVERIFY(admission.enter(address("10.0.0.3")));
  }

  void limitsOneAddress() {
    Admission admission(100, 2);
    QVERIFY(admission.enter(address("10.0.0.1")));
    QVERIFY(admission.enter(address("10.0.0.1")));
    QVERIFY(!admission.enter(address("10.0.0.1")));
    QVERIFY(admission.enter(address("10.0.0.2")));
    admission.leave(address("10.0.0.1"));
    QVERIFY(admission.enter(address("10.0.0.1")));
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
    QVERIFY(admission.enter(address("127.0.0.1")));
    QVERIFY(admission.enter(address("127.0.0.1")));
  }

  void aNewcomerTakesThePlaceOfWhoSaidNothing() {
    const std::vector<Place> places = {place(2, "10.0.0.1", 1s, {.hello = true}), place(3, "10.0.0.2", 3s),
                                       place(4, "10.0.0.3", 2s), place(5, "10.0.0.3", 1s)};
    QCOMPARE(place_of_all(places, address("10.0.0.9")), std::optional<std::uint64_t>(4));
  }

  void aNewcomerTakesOneOfWhoHasTwoMore() {
    const auto few = [](const char* second) {
      return std::vector<Place>{place(2, "10.0.0.1", 9s, {.hello = true}),
                                place(3, second, 8s, {.hello = true, .kept = true}),
                                place(4, second, 7s, {.hello = true}), place(5, second, 6s, {.hello = true})};
    };
    // The longest silent of those that are not kept.
    QCOMPARE(place_of_all(few("10.0.0.2"), address("10.0.0.9")), std::optional<std::uint64_t>(4));
    QVERIFY(!place_of_all(few("10.0.0.2"), address("10.0.0.2")).has_value());
    QCOMPARE(place_of_all(few("10.0.0.2"), address("10.0.0.1")), std::optional<std::uint64_t>(4));
    const std::vector<Place> each = {place(2, "10.0.0.1", 9s, {.hello = true}),
                                     place(3, "10.0.0.2", 8s, {.hello = true})};
    QVERIFY(!place_of_all(each, address("10.0.0.9")).has_value());
  }

  // A flood of half-open handshakes takes no place of a neighbour who has said hello.
  void whoSaysNothingTakesFewPlacesOfAnAddress() {
    std::vector<Place> places;
    for (std::uint64_t id = 2; id < 26; ++id) {
      places.push_back(place(id, "10.0.0.1", 60s, {.hello = true}));
    }
    for (std::uint64_t id = 30; id < 37; ++id) {
      places.push_back(place(id, "10.0.0.1", 1s));
    }
    QVERIFY(place_of_address(places, address("10.0.0.1"), kNow, 0).value() < 26);
    places.push_back(place(37, "10.0.0.1", 1s));
    QVERIFY(!place_of_address(places, address("10.0.0.1"), kNow, 0).has_value());
    places.back().accepted -= 1s;
    QCOMPARE(place_of_address(places, address("10.0.0.1"), kNow, 0), std::optional<std::uint64_t>(37));
  }

  void nobodyHoldsAllPlacesOfASharedAddress() {
    std::vector<Place> places;
    for (std::uint64_t id = 2; id < 10; ++id) {
      places.push_back(place(id, "10.0.0.1", id < 6 ? 10s : 9s, {.hello = true, .kept = id == 2}));
    }
    places.push_back(place(20, "10.0.0.2", 60s));
    std::set<std::uint64_t> left;
    for (std::uint64_t random = 0; random < 12; ++random) {
      left.insert(place_of_address(places, address("10.0.0.1"), kNow, random).value());
    }
    // Not who has paid, not who has come lately, not who has another address.
    QCOMPARE(left, (std::set<std::uint64_t>{3, 4, 5}));
    places[7].hello = false;
    QCOMPARE(place_of_address(places, address("10.0.0.1"), kNow, 5), std::optional<std::uint64_t>(9));
    QVERIFY(!place_of_address(places, address("10.0.0.1"), kNow - 8s, 0).has_value());
    QVERIFY(!place_of_address(places, address("10.0.0.9"), kNow, 0).has_value());
  }
};

QTEST_APPLESS_MAIN(TestAdmission)
#include "test_admission.moc"
