// SPDX-License-Identifier: MIT
#include <QLocale>
#include <QTest>

#include "viewmodels/arrivals.h"

using namespace tacit::app;

namespace {

constexpr quint64 kCoin = 100'000'000;
constexpr qint64 kStart = 1'790'000'000'000;

Payment payment(quint64 units, const QString& memo = {}, qint64 time = kStart) {
  Payment made;
  made.id = "7";
  made.incoming = true;
  made.amount = units;
  made.memo = memo;
  made.time = time;
  return made;
}

PaymentRequest request(RequestState state) {
  PaymentRequest made;
  made.id = QByteArray(32, 'a');
  made.hasAmount = true;
  made.amount = kCoin;
  made.received = state == RequestState::Partly ? kCoin / 2 : kCoin;
  made.message = QStringLiteral("lunch");
  made.state = state;
  return made;
}

/// A wallet that is up to date, and a clock that only the test moves.
struct World {
  Arrivals arrivals;
  qint64 now = kStart;

  World() { arrivals.setUpToDate(true); }
  void add(const Payment& what, const PaymentRequest* asked = nullptr) { arrivals.add(what, asked, now); }
  bool due() const { return arrivals.dueIn(now) == 0; }
  ArrivalNews take(bool amounts = true) { return arrivals.take(now, amounts).value_or(ArrivalNews()); }
};

}  // namespace

/// When arrivals are told, and in which words.
class TestArrivals : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en"))); }

  void nothingIsToldOfNothing() {
    World world;
    QVERIFY(!world.arrivals.dueIn(world.now));
    QVERIFY(!world.arrivals.take(world.now, true));
  }

  void theFirstIsToldAtOnce() {
    World world;
    world.add(payment(12 * kCoin + kCoin / 2, QStringLiteral("lunch")));
    QVERIFY(world.due());
    const ArrivalNews news = world.take();
    QCOMPARE(news.title, QStringLiteral("12.50 TACIT received"));
    QCOMPARE(news.text, QStringLiteral("lunch · final"));
    QCOMPARE(news.paymentId, QByteArray("7"));
    QVERIFY(!world.arrivals.dueIn(world.now));
  }

  /// Whatever comes when, the first is told at once, nothing is lost, and never twice within two seconds.
  void atMostOneInTwoSeconds() {
    World world;
    quint64 random = 7;
    qint64 told = world.now - Arrivals::kPause;
    quint64 added = 0;
    quint64 waiting = 0;
    int times = 0;
    for (int step = 0; step < 20'000; ++step, world.now += 10) {
      random = random * 6364136223846793005ull + 1442695040888963407ull;
      // Bursts and long silences.
      if ((random >> 40) % ((step / 2'000) % 2 == 0 ? 5 : 400) == 0) {
        world.add(payment(kCoin));
        ++added;
        ++waiting;
      }
      if (world.now - told >= Arrivals::kPause) {
        QCOMPARE(world.due(), waiting > 0);
      }
      if (world.due()) {
        QVERIFY(world.now - told >= Arrivals::kPause);
        const ArrivalNews news = world.take();
        QVERIFY(waiting == 1 ? news.title == QLatin1String("1.00 TACIT received")
                             : news.title.startsWith(QString::number(waiting)));
        told = world.now;
        waiting = 0;
        ++times;
      }
    }
    QVERIFY(added > 1'000 && times > 10 && times <= 101);
  }

  void aBurstIsToldTogether() {
    World world;
    world.add(payment(kCoin));
    world.take();
    world.now += 100;
    world.add(payment(kCoin * 2));
    world.add(payment(kCoin * 10));
    world.add(payment(kCoin / 2));
    QCOMPARE(world.arrivals.dueIn(world.now), std::optional<qint64>(Arrivals::kPause - 100));
    world.now += Arrivals::kPause - 100;
    QVERIFY(world.due());
    const ArrivalNews news = world.take();
    QCOMPARE(news.text, QStringLiteral("+ 12.50 TACIT"));
    QVERIFY(news.title.startsWith(QLatin1Char('3')));
    QVERIFY(news.paymentId.isEmpty());
  }

  void assetsAreNotAddedTogether() {
    World world;
    Payment other = payment(5);
    other.ticker = QStringLiteral("GOLD");
    other.decimals = 0;
    world.add(payment(kCoin));
    world.add(other);
    QCOMPARE(world.take().text, QStringLiteral("+ 1.00 TACIT · + 5 GOLD"));
  }

  void anAbsenceIsToldAsOne() {
    World world;
    world.arrivals.setUpToDate(false);
    for (int i = 0; i < 5'000; ++i) {
      world.add(payment(kCoin, {}, kStart - 3'600'000 + i));
      QVERIFY(!world.arrivals.dueIn(world.now));
      world.now += 10;
    }
    world.arrivals.setUpToDate(true);
    QVERIFY(world.due());
    const ArrivalNews news = world.take();
    QVERIFY(news.title.startsWith(QLatin1String("While you were away: ")));
    QVERIFY(news.title.contains(QLatin1String("5000")));
    QCOMPARE(news.text, QString::fromUtf8("+ 5\u202F000.00 TACIT"));
    world.add(payment(kCoin));
    world.now += Arrivals::kPause;
    QCOMPARE(world.take().title, QStringLiteral("1.00 TACIT received"));
  }

  /// Two blocks at once make the wallet catch up for a moment; nobody was away.
  void whatIsYoungWasNotMissed() {
    World world;
    world.arrivals.setUpToDate(false);
    world.add(payment(kCoin, {}, kStart - 1'000));
    world.arrivals.setUpToDate(true);
    QCOMPARE(world.take().title, QStringLiteral("1.00 TACIT received"));
  }

  void aRequestPaidSaysSo() {
    World world;
    const PaymentRequest paid = request(RequestState::Paid);
    world.add(payment(kCoin), &paid);
    const ArrivalNews news = world.take();
    QCOMPARE(news.title, QStringLiteral("Request paid: 1.00 TACIT"));
    QCOMPARE(news.text, QStringLiteral("lunch · final"));
  }

  void partOfARequestIsNotAPaidOne() {
    World world;
    const PaymentRequest partly = request(RequestState::Partly);
    world.add(payment(kCoin / 2), &partly);
    const ArrivalNews news = world.take();
    QCOMPARE(news.title, QStringLiteral("0.50 TACIT received"));
    QCOMPARE(news.text, QStringLiteral("lunch · 0.50 of 1.00 asked"));
  }

  void withoutAmountsNothingIsGivenAway_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("asked");
    QTest::newRow("one") << 1 << false;
    QTest::newRow("one-that-pays-a-request") << 1 << true;
    QTest::newRow("several") << 3 << true;
  }
  void withoutAmountsNothingIsGivenAway() {
    QFETCH(int, count);
    QFETCH(bool, asked);
    World world;
    const PaymentRequest paid = request(RequestState::Paid);
    for (int i = 0; i < count; ++i) {
      world.add(payment(4'567 * kCoin, QStringLiteral("rent 4567")), asked ? &paid : nullptr);
    }
    const ArrivalNews news = world.take(false);
    const QString said = news.title + news.text;
    QVERIFY(!news.title.isEmpty());
    for (const char* secret : {"4567", "567", "rent", "lunch", "TACIT"}) {
      QVERIFY2(!said.contains(QLatin1String(secret)), qPrintable(said));
    }
  }

  void aClockThatWasSetBackHoldsNothingUp() {
    World world;
    world.add(payment(kCoin));
    world.take();
    world.now -= 3'600'000;
    world.add(payment(kCoin));
    QCOMPARE(world.arrivals.dueIn(world.now), std::optional<qint64>(Arrivals::kPause));
  }
};

QTEST_GUILESS_MAIN(TestArrivals)
#include "test_arrivals.moc"
