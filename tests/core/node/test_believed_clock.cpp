// SPDX-License-Identifier: MIT
#include <QtTest>

#include "node/believed_clock.h"

using namespace tacit;

namespace {

constexpr std::uint64_t kNewest = 1'700'000'000'000, kSecond = 1000, kHour = 3600 * kSecond,
                        kDay = 24 * kHour;

class WallClock final : public Clock {
 public:
  explicit WallClock(std::uint64_t start) : wall(start) {}
  std::uint64_t wall_ms() const override { return wall; }
  std::uint64_t steady_ms() const override { return steady; }
  void advance(std::uint64_t ms) {
    wall += ms;
    steady += ms;
  }
  std::uint64_t wall, steady = 5000;
};

}  // namespace

/// When a node believes that it is later than it thought (node/believed_clock.h).
class TestBelievedClock : public QObject {
  Q_OBJECT

 private slots:
  void aClockThatRunsIsBelieved() {
    WallClock clock(kNewest + kHour);
    const BelievedClock believed(clock, kNewest);
    for (int i = 0; i < 100; ++i) {
      QCOMPARE(believed.wall_ms(), clock.wall);
      clock.advance(30 * kSecond);
      clock.wall += 9 * kSecond;  // however badly
    }
  }

  void aLeapIsBelievedWhenItHasStayed_data() {
    QTest::addColumn<quint64>("leap");
    QTest::addColumn<quint64>("hold");
    QTest::addRow("just over ten seconds") << quint64(10'001) << quint64(60 * kSecond);
    QTest::addRow("an hour") << quint64(kHour) << quint64(60 * kSecond);
    QTest::addRow("two hours") << quint64(2 * kHour) << quint64(600 * kSecond);
    QTest::addRow("thirty years") << quint64(30 * 365 * kDay) << quint64(600 * kSecond);
  }
  void aLeapIsBelievedWhenItHasStayed() {
    QFETCH(quint64, leap);
    QFETCH(quint64, hold);
    WallClock clock(kNewest);
    const BelievedClock believed(clock, kNewest);
    clock.wall += leap;
    for (std::uint64_t passed = 0; passed < hold; passed += 10 * kSecond, clock.advance(10 * kSecond)) {
      QCOMPARE(believed.wall_ms(), kNewest + passed);
    }
    QCOMPARE(believed.wall_ms(), clock.wall);
    clock.advance(kSecond);
    QCOMPARE(believed.wall_ms(), clock.wall);
  }

  void aClockPutRightInBetweenHasDoneNoHarm() {
    WallClock clock(kNewest);
    const BelievedClock believed(clock, kNewest);
    clock.wall += 10 * kDay;
    QCOMPARE(believed.wall_ms(), kNewest);
    clock.advance(30 * kSecond);
    clock.wall -= 10 * kDay;
    QCOMPARE(believed.wall_ms(), clock.wall);
    // And the next leap has to stay as long as the first.
    clock.wall += 10 * kDay;
    QCOMPARE(believed.wall_ms(), kNewest + 30 * kSecond);
    clock.advance(590 * kSecond);
    QCOMPARE(believed.wall_ms(), kNewest + 620 * kSecond);
  }

  void aClockThatKeepsLeapingIsNeverBelieved() {
    WallClock clock(kNewest);
    const BelievedClock believed(clock, kNewest);
    for (std::uint64_t i = 0; i < 100; ++i) {
      clock.wall += kDay;
      QCOMPARE(believed.wall_ms(), kNewest + i * 60 * kSecond);
      clock.advance(60 * kSecond);
    }
  }

  void aClockThatIsSetBackIsBelievedAtOnce() {
    WallClock clock(kNewest + kDay);
    const BelievedClock believed(clock, kNewest);
    clock.wall -= 2 * kDay;
    QCOMPARE(believed.wall_ms(), clock.wall);
  }

  void aNodeMayHaveBeenOffForThreeMonths_data() {
    QTest::addColumn<quint64>("days");
    QTest::addColumn<bool>("sane");
    QTest::addRow("a day") << quint64(1) << true;
    QTest::addRow("ninety") << quint64(90) << true;
    QTest::addRow("ninety-one") << quint64(91) << false;
    QTest::addRow("ten years") << quint64(3650) << false;
  }
  void aNodeMayHaveBeenOffForThreeMonths() {
    QFETCH(quint64, days);
    QFETCH(bool, sane);
    WallClock clock(kNewest + days * kDay);
    const BelievedClock believed(clock, kNewest);
    QCOMPARE(believed.wall_ms(), sane ? clock.wall : kNewest);
    clock.advance(599 * kSecond);
    QCOMPARE(believed.wall_ms(), sane ? clock.wall : kNewest + 599 * kSecond);
    clock.advance(kSecond);
    QCOMPARE(believed.wall_ms(), clock.wall);
  }

  void aNewestBlockAheadOfTheClockIsNoLeap() {
    WallClock clock(kNewest - kDay);
    const BelievedClock believed(clock, kNewest);
    QCOMPARE(believed.wall_ms(), clock.wall);
  }
};

QTEST_GUILESS_MAIN(TestBelievedClock)
#include "test_believed_clock.moc"
