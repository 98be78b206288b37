// SPDX-License-Identifier: MIT
#include <QtTest>
#include <atomic>
#include <thread>

#include "crypto/multiexp.h"
#include "ledger/cover_cache.h"

using namespace tacit;

namespace {

constexpr std::uint64_t kSetSize = 64;  // segments of 8

/// Coins whose points name their number.
struct Coins {
  std::atomic<std::uint64_t> loaded = 0;
  bool broken = false;

  std::optional<std::vector<CoinPoints>> operator()(std::uint64_t first, std::uint64_t count) {
    loaded += count;
    std::vector<CoinPoints> coins;
    for (std::uint64_t i = first; i < first + count; ++i) {
      coins.push_back({point("S", i), point("V", i), broken ? Bytes32{} : point("A", i)});
    }
    return coins;
  }

  static Bytes32 point(const char* which, std::uint64_t number) {
    return hash_to_point("tacit/1/test", {which, number}).encode();
  }
};

/// A combination that tells order, column and number of the members.
Point fingerprint(const CoverMembers& members) {
  Point sum;
  std::uint64_t weight = 1;
  for (const auto* list : {&members.S, &members.V, &members.A}) {
    std::vector<Scalar> scalars;
    for (std::size_t i = 0; i < list->size(); ++i) {
      scalars.push_back(Scalar(weight++));
    }
    sum = sum + multiexp_vartime(scalars, *list);
  }
  return sum;
}

Point expected(std::uint64_t first, std::uint64_t count) {
  Point sum;
  std::uint64_t weight = 1;
  for (const char* which : {"S", "V", "A"}) {
    for (std::uint64_t i = first; i < first + count; ++i) {
      sum = sum + Scalar(weight++) * *Point::decode(Coins::point(which, i));
    }
  }
  return sum;
}

}  // namespace

class TestCoverCache : public QObject {
  Q_OBJECT

 private slots:
  void membersAreTheCoinsInOrder_data() {
    QTest::addColumn<quint64>("first");
    QTest::addColumn<quint32>("count");
    QTest::newRow("a-full-set") << quint64(0) << quint32(64);
    QTest::newRow("a-set-that-ends-inside-a-segment") << quint64(32) << quint32(43);
    QTest::newRow("one-coin") << quint64(0) << quint32(1);
    QTest::newRow("one-segment") << quint64(64) << quint32(8);
  }
  void membersAreTheCoinsInOrder() {
    QFETCH(quint64, first);
    QFETCH(quint32, count);
    Coins coins;
    CoverCache cache(kSetSize, {});
    const auto members = cache.members(first, count, std::ref(coins));
    QVERIFY(members != nullptr);
    QCOMPARE(members->S.size(), std::size_t(count));
    QVERIFY(fingerprint(*members) == expected(first, count));
  }

  void aGrowingSetDecodesOnlyWhatIsNew() {
    Coins coins;
    CoverCache cache(kSetSize, {});
    for (std::uint32_t count = 1; count <= 40; ++count) {
      const auto members = cache.members(0, count, std::ref(coins));
      QVERIFY(fingerprint(*members) == expected(0, count));
      QCOMPARE(coins.loaded.load(), std::uint64_t(count));
    }
    // Sets that overlap share their segments.
    QVERIFY(fingerprint(*cache.members(32, 12, std::ref(coins))) == expected(32, 12));
    QCOMPARE(coins.loaded.load(), std::uint64_t(44));
  }

  void oneSetIsOneObject() {
    Coins coins;
    CoverCache cache(kSetSize, {});
    const auto once = cache.members(0, 33, std::ref(coins));
    QCOMPARE(cache.members(0, 33, std::ref(coins)), once);
  }

  void aSmallCacheStaysRight() {
    Coins coins;
    CoverCache cache(kSetSize, {.sets = 1, .segments = 2});
    for (int round = 0; round < 2; ++round) {
      for (std::uint64_t first : {0, 32, 64}) {
        QVERIFY(fingerprint(*cache.members(first, 50, std::ref(coins))) == expected(first, 50));
      }
    }
    QVERIFY(coins.loaded > 6 * 40);
  }

  void whatDoesNotDecodeIsNothingAndCanBeAskedAgain() {
    Coins coins;
    coins.broken = true;
    CoverCache cache(kSetSize, {});
    QVERIFY(cache.members(0, 9, std::ref(coins)) == nullptr);
    QVERIFY(cache.members(0, 9, [](std::uint64_t, std::uint64_t) { return std::nullopt; }) == nullptr);
    coins.broken = false;
    QVERIFY(cache.members(0, 9, std::ref(coins)) != nullptr);
  }

  void manyThreadsGetTheSameAndDecodeOnce() {
    Coins coins;
    CoverCache cache(kSetSize, {});
    std::vector<std::shared_ptr<const CoverMembers>> got(8);
    std::vector<std::thread> threads;
    for (auto& place : got) {
      threads.emplace_back([&] { place = cache.members(0, 64, std::ref(coins)); });
    }
    for (std::thread& thread : threads) {
      thread.join();
    }
    QCOMPARE(coins.loaded.load(), std::uint64_t(64));
    for (const auto& members : got) {
      QCOMPARE(members, got[0]);
    }
  }
};

QTEST_GUILESS_MAIN(TestCoverCache)
#include "test_cover_cache.moc"
