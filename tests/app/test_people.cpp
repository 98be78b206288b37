// SPDX-License-Identifier: MIT
#include <QAbstractItemModelTester>
#include <QBuffer>
#include <QElapsedTimer>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "desktop/fixture/fixture_backend.h"
#include "viewmodels/contact_model.h"
#include "viewmodels/contacts_model.h"
#include "viewmodels/insights_model.h"
#include "viewmodels/payment_list_model.h"
#include "viewmodels/person_picture.h"

using namespace tacit::app;

namespace {

constexpr auto kTester = QAbstractItemModelTester::FailureReportingMode::QtTest;
constexpr qint64 kDay = 86'400'000;
constexpr quint64 kCoin = 100'000'000;

/// The models that have to do with people, over the fixture.
struct World {
  World() {
    backend.meetPeople();
    backend.open(100);
  }
  bool digested() {
    return QTest::qWaitFor([this] { return digest.value().payments == 100; }, 5'000);
  }
  FixtureBackend backend{WalletPhase::Locked};
  People people{backend, nullptr};
  PaymentListModel payments{backend, nullptr};
  PaymentDigest digest{backend, payments, nullptr};
  ContactsModel contacts{people, digest, 0, ContactsModel::Empty::ShowsAll, nullptr};
  ContactsModel suggestions{people, digest, 2, ContactsModel::Empty::ShowsNone, nullptr};
  ContactModel contact{backend, people, digest, payments, nullptr};
  InsightsModel insights{digest, people, nullptr};
};

Payment moved(int id, bool incoming, quint64 amount, qint64 time, const QByteArray& contact = {}) {
  Payment payment;
  payment.id = QByteArray::number(id);
  payment.incoming = incoming;
  payment.amount = amount;
  payment.time = time;
  payment.contact = contact;
  return payment;
}

QString written(const QTemporaryDir& folder, const QString& name, const QByteArray& bytes) {
  const QString path = folder.filePath(name);
  QFile file(path);
  return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
}

QByteArray made(const QString& path) {
  return makePicture(readPictureFile(path).image);
}

}  // namespace

/// Contacts, and the charts of what went to and fro.
class TestPeople : public QObject {
  Q_OBJECT

 private slots:
  void listIsSortedAndFiltered() {
    World world;
    const QAbstractItemModelTester tester(&world.contacts, kTester);
    QCOMPARE(world.contacts.count(), 4);
    QCOMPARE(world.contacts.index(0).data(ContactsModel::NameRole).toString(), QStringLiteral("Book shop"));
    world.contacts.setSearch(QStringLiteral("sHOP book"));
    QCOMPARE(world.contacts.count(), 1);
    world.contacts.setSearch(QStringLiteral("vegetables"));
    QCOMPARE(world.contacts.index(0).data(ContactsModel::NameRole).toString(), QStringLiteral("Lin"));
    world.contacts.setSearch(FixtureBackend::address(9).left(24));
    QCOMPARE(world.contacts.index(0).data(ContactsModel::NameRole).toString(), QStringLiteral("Dr. Weber"));
    world.contacts.setSearch(QStringLiteral("zeppelin"));
    QVERIFY(world.contacts.nothingFound());
    world.backend.lock();
    QCOMPARE(world.contacts.count(), 0);
    QVERIFY(!world.contacts.nothingFound());
  }

  void suggestionsWaitForTyping() {
    World world;
    const QAbstractItemModelTester tester(&world.suggestions, kTester);
    QCOMPARE(world.suggestions.count(), 0);
    world.suggestions.setSearch(QStringLiteral("i"));
    QCOMPARE(world.suggestions.count(), 1);
    world.suggestions.setSearch(QStringLiteral("lin "));
    QCOMPARE(world.suggestions.count(), 0);
  }

  void namesAreAddresses() {
    World world;
    QCOMPARE(world.people.resolved(QStringLiteral(" LIN ")), FixtureBackend::address(6));
    QCOMPARE(world.people.resolved(QStringLiteral("Li")), QStringLiteral("Li"));
    PersonCard card;
    card.setPeople(&world.people);
    card.setAddress(FixtureBackend::address(30));
    QCOMPARE(card.name(), QStringLiteral("Lin"));
    QVERIFY(card.news().contains(QStringLiteral("earlier")));
    card.setAddress(FixtureBackend::address(6));
    QVERIFY(card.news().contains(QStringLiteral("new address")));
    card.setAddress(FixtureBackend::address(9));
    QVERIFY(card.news().isEmpty());
    card.setAddress(FixtureBackend::address(77));
    QVERIFY(!card.known());
    card.setContact(QStringLiteral("1"));
    QVERIFY(card.hasPicture());
  }

  void rowsCarryTheirPerson() {
    World world;
    const QModelIndex newest = world.payments.index(0);
    QCOMPARE(newest.data(PaymentListModel::ContactRole).toString(), QStringLiteral("2"));
    QCOMPARE(newest.data(PaymentListModel::TitleRole).toString(), QStringLiteral("Lin"));
    world.contact.assign(newest.data(PaymentListModel::IdRole).toString(), {});
    QCOMPARE(newest.data(PaymentListModel::TitleRole).toString(), QStringLiteral("lunch"));
  }

  void showsAPerson() {
    World world;
    const QAbstractItemModelTester tester(world.contact.payments(), kTester);
    QVERIFY(world.digested());
    QSignalSpy pay(&world.contact, &ContactModel::payWanted);
    world.contact.show(QStringLiteral("1"));
    QCOMPARE(world.contact.mode(), ContactModel::Shown);
    QCOMPARE(world.contact.addressGroups().join(QString()), world.contact.address());
    QVERIFY(world.contact.payments()->count() > 0);
    QVERIFY(world.contact.payments()->count() <= 10);
    QCOMPARE(world.contact.payments()->index(0, 0).data(PaymentListModel::ContactRole).toString(),
             QStringLiteral("1"));
    world.contact.pay();
    QCOMPARE(pay.value(0).value(0).toString(), QStringLiteral("1"));
    world.backend.lock();
    QCOMPARE(world.contact.mode(), ContactModel::Closed);
    QCOMPARE(world.contact.payments()->count(), 0);
  }

  void addsAPerson() {
    World world;
    world.contact.add();
    QVERIFY(world.contact.isNew());
    world.contact.save();
    QVERIFY(!world.contact.nameProblem().isEmpty());
    QVERIFY(!world.contact.addressProblem().isEmpty());
    world.contact.setEditAddress(QStringLiteral("tacit:") + FixtureBackend::address(40) +
                                 QStringLiteral("?label=Bakery"));
    QCOMPARE(world.contact.editName(), QStringLiteral("Bakery"));
    QVERIFY(world.contact.canSave());
    world.contact.save();
    QCOMPARE(world.contact.mode(), ContactModel::Shown);
    QCOMPARE(world.contact.address(), FixtureBackend::address(40));
    QCOMPARE(world.contacts.count(), 5);
  }

  void saysWhatIsWrongUnderItsField() {
    World world;
    world.contact.add();
    world.contact.setEditName(QString(65, QLatin1Char('a')));
    QVERIFY(world.contact.nameProblem().contains(QStringLiteral("64")));
    world.contact.setEditName(QStringLiteral("Someone"));
    world.contact.setEditAddress(FixtureBackend::address(9));
    QVERIFY(world.contact.addressProblem().contains(QStringLiteral("Dr. Weber")));
    world.contact.setEditAddress(FixtureBackend::address(41).chopped(1) + QLatin1Char('x'));
    QVERIFY(!world.contact.addressProblem().isEmpty());
    QVERIFY(!world.contact.canSave());
    world.contact.cancel();
    QCOMPARE(world.contact.mode(), ContactModel::Closed);
  }

  void aKnownNameTakesANewAddress() {
    World world;
    world.contact.addWith(FixtureBackend::address(42), {});
    world.contact.setEditName(QStringLiteral("lin"));
    QVERIFY(!world.contact.canSave());
    QVERIFY(world.contact.joinText().contains(QStringLiteral("Lin")));
    world.contact.join();
    QCOMPARE(world.contact.mode(), ContactModel::Shown);
    QCOMPARE(world.contact.contactId(), QStringLiteral("2"));
    QCOMPARE(world.contact.address(), FixtureBackend::address(42));
    QVERIFY(!world.contact.addressNews().isEmpty());
    // An address that is known leads to its person.
    world.contact.addWith(FixtureBackend::address(9), QStringLiteral("x"));
    QCOMPARE(world.contact.name(), QStringLiteral("Dr. Weber"));
  }

  void namesThatAreAlikeAreToldApart() {
    World world;
    Contact other = *world.people.find("2");
    other.id = "9";
    other.name = QStringLiteral("LIN");
    other.addresses = {FixtureBackend::address(70)};
    emit world.backend.contactChanged(0, other);
    QVERIFY(world.people.byName(QStringLiteral("lin")) == nullptr);
    QVERIFY(world.people.isShared(QStringLiteral("lin")));
    QCOMPARE(world.people.resolved(QStringLiteral("lin")), QStringLiteral("lin"));
    world.suggestions.setSearch(QStringLiteral("Lin"));
    QCOMPARE(world.suggestions.count(), 2);
    QVERIFY(world.suggestions.index(0).data(ContactsModel::DetailRole).toString().startsWith("tacittest1"));
    QVERIFY(world.suggestions.index(0).data(ContactsModel::DetailRole) !=
            world.suggestions.index(1).data(ContactsModel::DetailRole));
    world.contact.addWith(FixtureBackend::address(71), {});
    world.contact.setEditName(QStringLiteral("Lin"));
    QVERIFY(!world.contact.nameProblem().isEmpty());
    QVERIFY(world.contact.joinText().isEmpty());  // to which of them?
    emit world.backend.contactRemoved("2");
    QCOMPARE(world.people.resolved(QStringLiteral("lin")), FixtureBackend::address(70));
  }

  /// A stranger's link does not write a known name into the editor, where it would join their addresses.
  void aLinkDoesNotTakeAKnownName() {
    World world;
    const QString link = QStringLiteral("tacit:") + FixtureBackend::address(40) + QStringLiteral("?label=");
    world.contact.add();
    world.contact.setEditAddress(link + QStringLiteral("L%C3%ADn"));
    QVERIFY(world.contact.editName().isEmpty());
    QVERIFY(world.contact.joinText().isEmpty());
    world.contact.addWith(FixtureBackend::address(40), QStringLiteral("Lin"));
    QVERIFY(world.contact.editName().isEmpty());
    world.contact.addWith(FixtureBackend::address(40), QStringLiteral("Bakery"));
    QCOMPARE(world.contact.editName(), QStringLiteral("Bakery"));
  }

  void removingCanBeUndone() {
    World world;
    world.contact.show(QStringLiteral("2"));
    world.contact.remove();
    QCOMPARE(world.contact.mode(), ContactModel::Closed);
    QCOMPARE(world.contacts.count(), 3);
    QVERIFY(world.contact.removedText().contains(QStringLiteral("Lin")));
    QCOMPARE(world.payments.index(0).data(PaymentListModel::TitleRole).toString(), QStringLiteral("lunch"));
    world.contact.undoRemove();
    QCOMPARE(world.contacts.count(), 4);
    QVERIFY(world.contact.removedText().isEmpty());
    QCOMPARE(world.payments.index(0).data(PaymentListModel::TitleRole).toString(), QStringLiteral("Lin"));
  }

  void picturesAreDrawnAnew() {
    QTemporaryDir folder;
    QImage image(300, 200, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    image.setText(QStringLiteral("Comment"), QStringLiteral("hidden"));
    QByteArray png;
    QBuffer buffer(&png);
    QVERIFY(buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG"));
    QVERIFY(png.contains("hidden"));
    const QByteArray drawn = made(written(folder, QStringLiteral("a.png"), png));
    QVERIFY(!drawn.isEmpty() && drawn.size() <= 65536);
    QVERIFY(!drawn.contains("hidden"));
    QCOMPARE(decodePicture(drawn).size(), QSize(128, 128));
    QCOMPARE(decodePicture(drawn).pixel(5, 5), qRgb(255, 255, 255));
    QVERIFY(made(written(folder, QStringLiteral("b.png"), png.left(60))).isEmpty());
    QVERIFY(made(written(folder, QStringLiteral("c.png"), "no picture")).isEmpty());
    QVERIFY(made(folder.path()).isEmpty());
    QVERIFY(decodePicture(png).isNull());
    // The worst that a picture can be still fits.
    QImage noise(400, 400, QImage::Format_RGB32);
    quint32 seed = 1;
    for (int y = 0; y < noise.height(); ++y) {
      for (int x = 0; x < noise.width(); ++x) {
        seed = seed * 1664525u + 1013904223u;
        noise.setPixel(x, y, seed);
      }
    }
    const QString path = folder.filePath(QStringLiteral("d.png"));
    QVERIFY(noise.save(path));
    QVERIFY(!made(path).isEmpty());
  }

  void aChosenPictureIsKept() {
    World world;
    QTemporaryDir folder;
    QImage image(50, 50, QImage::Format_RGB32);
    image.fill(Qt::blue);
    const QString path = folder.filePath(QStringLiteral("blue.png"));
    QVERIFY(image.save(path));
    world.contact.show(QStringLiteral("2"));
    world.contact.edit();
    world.contact.choosePicture(QUrl::fromLocalFile(folder.filePath(QStringLiteral("none.png"))));
    QTRY_VERIFY(!world.contact.pictureProblem().isEmpty());
    world.contact.choosePicture(QUrl::fromLocalFile(path));
    QTRY_VERIFY(world.contact.hasEditPicture());
    QVERIFY(world.contact.pictureProblem().isEmpty());
    QImage huge(10'000, 5'000, QImage::Format_Mono);
    huge.fill(1);
    const QString large = folder.filePath(QStringLiteral("large.png"));
    QVERIFY(huge.save(large));
    world.contact.choosePicture(QUrl::fromLocalFile(large));
    QTRY_VERIFY(world.contact.pictureProblem().contains(QStringLiteral("megapixels")));
    world.contact.save();
    QCOMPARE(world.people.picture("2").pixel(64, 64), qRgb(0, 0, 255));
  }

  /// Reading takes a while, and the page may show somebody else by then.
  void aPictureIsForThePersonItWasChosenFor() {
    World world;
    QTemporaryDir folder;
    QImage image(1500, 1500, QImage::Format_RGB32);
    image.fill(Qt::red);
    const QString path = folder.filePath(QStringLiteral("red.png"));
    QVERIFY(image.save(path));
    world.contact.add();
    world.contact.choosePicture(QUrl::fromLocalFile(path));
    world.contact.cancel();
    world.contact.add();
    world.contact.setEditName(QStringLiteral("Somebody else"));
    world.contact.setEditAddress(FixtureBackend::address(44));
    QVERIFY(world.contact.canSave());  // not waiting for the other's picture
    QTest::qWait(500);
    QVERIFY(!world.contact.hasEditPicture());
    world.contact.choosePicture(QUrl::fromLocalFile(path));
    world.contact.removePicture();
    QTest::qWait(500);
    QVERIFY(!world.contact.hasEditPicture());
    QVERIFY(world.contact.canSave());
  }

  // ---- charts

  void balanceWalksBack() {
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    Payment refused = moved(3, false, 700, now - kDay);
    refused.state = PaymentState::Refused;
    Payment paid = moved(2, false, 30, now - 2 * kDay);
    paid.fee = 5;
    const DigestValue value = digest({refused, paid, moved(1, true, 100, now - 10 * kDay)}, 65, now);
    const BalanceSeries& week = value.series[0];
    QCOMPARE(week.line.front().level, 100u);
    QCOMPARE(week.line.back().level, 65u);
    QCOMPARE(week.change, -35);
    QCOMPARE(week.readings.size(), 28);
    QCOMPARE(week.readings.front().level, 100u);
    QCOMPARE(week.readings.back().level, 65u);
    QCOMPARE(value.series[1].line.front().level, 0u);
    QCOMPARE(value.series[1].change, 65);
    QCOMPARE(value.series[3].begin, now - 11 * kDay);
  }

  /// Whatever range: the step of the only payment stands within the chart, not at its end.
  void oneNewPaymentIsNoWall_data() {
    QTest::addColumn<qint64>("age");
    QTest::addRow("at-once") << qint64(0);
    QTest::addRow("a-minute") << qint64(60'000);
    QTest::addRow("an-hour") << qint64(3'600'000);
    QTest::addRow("a-day") << kDay;
    QTest::addRow("six-days") << 6 * kDay;
  }
  void oneNewPaymentIsNoWall() {
    QFETCH(qint64, age);
    World world;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    emit world.backend.paymentsLoaded({moved(1, true, 100, now - age)});
    QTRY_COMPARE_WITH_TIMEOUT(world.digest.value().payments, 1, 5'000);
    for (int range = 0; range < DigestValue::kRanges; ++range) {
      world.insights.setRange(range);
      const QList<QPointF> line = world.insights.line();
      QVERIFY(line.size() >= 4);
      QCOMPARE(line.back().x(), 1.0);
      const QPointF step = line[line.size() - 2];
      QVERIFY2(step.x() <= 0.975, qPrintable(QString::number(step.x())));
      QVERIFY2(age < 60'000 || range == 0 || step.x() < 0.9, qPrintable(QString::number(step.x())));
    }
  }

  void aBlockAheadOfTheClockCounts() {
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const DigestValue value = digest({moved(1, true, 100, now + 90'000)}, 100, now);
    QCOMPARE(value.series[1].readings.back().level, 100u);
    QCOMPARE(value.series[1].line.back().level, 100u);
  }

  void noPeakIsLost() {
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QList<Payment> payments;
    // Comes and goes within a minute, among many small ones.
    for (int i = 0; i < 600; ++i) {
      payments.append(moved(i, true, 1, now - i * 60'000ll - 1));
    }
    payments.insert(300, moved(1000, false, 5'000, payments[300].time + 20));
    payments.insert(301, moved(1001, true, 5'000, payments[301].time + 10));
    const BalanceSeries week = digest(payments, 600, now).series[0];
    quint64 most = 0;
    for (const auto& point : week.line) {
      most = qMax(most, point.level);
    }
    QVERIFY(most > 5'000);
    QVERIFY(week.line.size() < 1'000);
    QVERIFY(std::ranges::is_sorted(week.line, {}, &BalanceSeries::Point::time));
  }

  void monthsAndPeopleAddUp() {
    const QDate today = QDate::currentDate();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const QDate first(today.year(), today.month(), 1);
    const qint64 begin = first.startOfDay().toMSecsSinceEpoch();
    Payment out = moved(2, false, 10, begin - 1, "7");
    out.fee = 2;
    const DigestValue value =
        digest({moved(3, true, 50, begin, "7"), out,
                moved(1, true, 9, first.addMonths(-12).startOfDay().toMSecsSinceEpoch())},
               47, now);
    QCOMPARE(value.months.size(), 12);
    QCOMPARE(value.months.back().second.in, 50u);
    QCOMPARE(value.months[10].second.out, 12u);
    QCOMPARE(value.months.front().second, Flow());
    QCOMPARE(value.dealings("7").flow.in, 50u);
    QCOMPARE(value.dealings("7").flow.out, 12u);
    QCOMPARE(value.dealings("7").newest, (QList<QByteArray>{"3", "2"}));
    QCOMPARE(value.dealings({}).flow.in, 9u);
  }

  void sumsDoNotTurnOver() {
    Flow flow;
    for (int i = 0; i < 8; ++i) {
      flow.add(moved(i, true, (1ull << 62) - 1, 0));
    }
    QCOMPARE(flow.in, ~0ull);
  }

  void chartsSpeak() {
    World world;
    const QAbstractItemModelTester months(world.insights.months(), kTester);
    const QAbstractItemModelTester people(world.insights.people(), kTester);
    QVERIFY(world.digested());
    QCOMPARE(world.insights.months()->count(), 12);
    QCOMPARE(world.insights.people()->count(), 5);
    QCOMPARE(world.insights.people()->index(4).data(FlowModel::LabelRole).toString(),
             QStringLiteral("Everybody else"));
    QVERIFY(world.insights.description().contains(world.insights.change()));
    QVERIFY(world.insights.readingText().isEmpty());
    world.insights.readNext(-1);
    QVERIFY(world.insights.readingText().endsWith(QStringLiteral("Now")));
    QCOMPARE(world.insights.readingPoint().x(), 1.0);
    const QString newest = world.insights.readingText();
    world.insights.readNext(-1);
    QVERIFY(world.insights.readingText() != newest);
    world.insights.readAt(0);
    QCOMPARE(world.insights.reading(), 0);
    world.insights.setRange(3);
    QCOMPARE(world.insights.reading(), -1);
    for (const QPointF& point : world.insights.line()) {
      QVERIFY(point.x() >= 0 && point.x() <= 1 && point.y() >= 0 && point.y() <= 1);
    }
    QSignalSpy month(&world.insights, &InsightsModel::monthWanted);
    world.insights.showMonth(11);
    QCOMPARE(month.value(0).value(0).toDate().month(), QDate::currentDate().month());
    world.insights.showMonth(12);
    QCOMPARE(month.count(), 1);
  }

  /// Nothing is worked out on the window's thread: what it does for a hundred thousand payments is to pass on
  /// a list. The figures are printed, not compared.
  void manyPaymentsAreWorkedOutAside() {
    FixtureBackend backend(WalletPhase::Open);
    PaymentListModel payments(backend, nullptr);
    PaymentDigest aside(backend, payments, nullptr);
    QList<Payment> many;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (int i = 0; i < 100'000; ++i) {
      many.append(moved(i, i % 3 != 0, kCoin, now - i * 300'000ll, QByteArray::number(i % 200)));
    }
    emit backend.paymentsLoaded(many);
    Balance balance;
    balance.total = 40'000 * kCoin;
    QElapsedTimer timer;
    timer.start();
    emit backend.balanceChanged(balance);
    const qint64 told = timer.nsecsElapsed();
    QTRY_COMPARE_WITH_TIMEOUT(aside.value().payments, 100'000, 20'000);
    timer.restart();
    const DigestValue value = digest(many, balance.total, now);
    qInfo("100 000 payments: the window's thread %.3f ms, the other one %.1f ms",
          static_cast<double>(told) / 1e6, static_cast<double>(timer.nsecsElapsed()) / 1e6);
    QCOMPARE(value.people.size(), 200);
    QVERIFY(value.series[3].line.size() < 1'000);
  }
};

QTEST_MAIN(TestPeople)
#include "test_people.moc"
