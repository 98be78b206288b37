// SPDX-License-Identifier: MIT
#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>

#include "desktop/fixture/fixture_backend.h"
#include "viewmodels/export_model.h"
#include "viewmodels/payment_filter_model.h"
#include "viewmodels/verify_proof_model.h"

using namespace tacit::app;
using Filter = PaymentFilterModel;

namespace {

constexpr quint64 kCoin = 100'000'000;
constexpr int kWait = 60'000;

qint64 now() {
  return QDateTime::currentMSecsSinceEpoch();
}

/// One payment with everything that is searched.
Payment invoice() {
  Payment payment;
  payment.id = "1";
  payment.amount = 1284 * kCoin + kCoin / 2;
  payment.time = now();
  payment.label = QStringLiteral("Café Weber");
  payment.memo = QStringLiteral("invoice 2026-118\nwith thanks");
  payment.ownNote = QStringLiteral("ＶＡＴ 午餐");
  payment.address = QStringLiteral("tacittest1q4vx9k2m7d0s");
  payment.transactionId = QByteArray("ab12").repeated(16);
  return payment;
}

int paymentsOf(const FixtureBackend& backend, const QString& person) {
  return static_cast<int>(std::ranges::count(backend.payments(), person, &Payment::person));
}

/// A payment whose time is drawn at random, and some of whose words are searched for.
Payment anyPayment(int number, QRandomGenerator& random) {
  Payment payment;
  payment.id = QByteArray::number(number);
  payment.incoming = random.bounded(2) == 0;
  payment.amount = static_cast<quint64>(random.bounded(5)) * kCoin;
  payment.time = 1'000'000 + random.bounded(50) * 1'000;
  payment.memo = random.bounded(3) == 0 ? QStringLiteral("novels") : QStringLiteral("lunch");
  payment.state = random.bounded(4) == 0 ? PaymentState::Refused : PaymentState::Final;
  return payment;
}

}  // namespace

/// Finding, writing and proving what is in the history.
class TestHistory : public QObject {
  Q_OBJECT

 private slots:
  void searches_data();
  void searches();
  void filters_data();
  void filters();
  void presetsBeginWithTheirDay_data();
  void presetsBeginWithTheirDay();
  void refusesWhatIsNoDay();
  void chipsTakeOneAway();
  void offersWhoIsThere();
  void followsEveryChange();
  void longListsNeitherResetNorBlock();
  void keepsWhatStaysOnTheScreen();
  void exportsWhatIsShownOrAll();
  void exportSaysWhatFailed();
  void verifiesInWords_data();
  void verifiesInWords();
  void verifyTakesOnlyProofs_data();
  void verifyTakesOnlyProofs();
  void verifyReadsFiles();
  void verifyForgetsAnOldAnswer();
};

void TestHistory::searches_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<bool>("found");
  QTest::newRow("nothing-typed") << "" << true;
  QTest::newRow("spaces-alone") << "   " << true;
  QTest::newRow("person") << "weber" << true;
  QTest::newRow("capitals") << "WEBER" << true;
  QTest::newRow("without-accent") << "cafe" << true;
  QTest::newRow("with-accent") << QStringLiteral("CAFÉ") << true;
  QTest::newRow("accent-in-two-characters") << QStringLiteral("cafe\u0301") << true;
  QTest::newRow("part-of-a-word") << "voic" << true;
  QTest::newRow("second-line-of-a-note") << "thanks" << true;
  QTest::newRow("own-note-in-full-width") << "vat" << true;
  QTest::newRow("chinese") << QStringLiteral("午餐") << true;
  QTest::newRow("words-of-different-texts") << "weber invoice" << true;
  QTest::newRow("one-word-of-two-is-missing") << "weber zeppelin" << false;
  QTest::newRow("amount-as-typed") << "1284.5" << true;
  QTest::newRow("amount-with-zeros") << "1284.50" << true;
  QTest::newRow("amount-with-a-comma") << "1284,50" << true;
  QTest::newRow("amount-as-shown") << QStringLiteral("1\u202F284.50") << true;
  QTest::newRow("amount-as-shown-with-sign") << QStringLiteral("\u2212\u202F1\u202F284.50") << true;
  QTest::newRow("amount-of-whole-coins") << "1284" << true;
  QTest::newRow("amount-and-word") << "1284.50 weber" << true;
  QTest::newRow("another-amount") << "1284.51" << false;
  QTest::newRow("end-of-an-amount") << "84.50" << false;
  QTest::newRow("more-decimals-than-there-are") << "1284.500000000" << false;
  QTest::newRow("number-in-a-note") << "118" << true;
  QTest::newRow("two-points") << "12.84.5" << false;
  QTest::newRow("digits-without-end") << QString(400, '1') << false;
  QTest::newRow("address-from-its-beginning") << "tacittest1q4vx" << true;
  QTest::newRow("address-in-groups") << "tacittest1 q4vx 9k2m" << true;
  QTest::newRow("address-without-prefix") << "q4vx9k" << true;
  QTest::newRow("whole-address") << "tacittest1q4vx9k2m7d0s" << true;
  QTest::newRow("middle-of-an-address") << "9k2m7d0s" << false;
  QTest::newRow("transaction") << "ab12ab12" << true;
  QTest::newRow("transaction-in-capitals") << "AB12" << true;
  QTest::newRow("middle-of-a-transaction") << "12ab" << false;
  QTest::newRow("pattern-is-plain-text") << ".*" << false;
  QTest::newRow("other-word") << "zeppelin" << false;
}

void TestHistory::searches() {
  QFETCH(QString, text);
  QFETCH(bool, found);
  FixtureBackend backend(WalletPhase::Open);
  PaymentListModel list(backend, nullptr);
  Filter history(list, 0, nullptr);
  emit backend.paymentsLoaded({invoice()});
  history.setSearch(text);
  QCOMPARE(history.count(), found ? 1 : 0);
  QCOMPARE(history.nothingFound(), !found);
}

void TestHistory::filters_data() {
  QTest::addColumn<int>("direction");
  QTest::addColumn<int>("state");
  QTest::addColumn<int>("dates");
  QTest::addColumn<QString>("wanted");
  QTest::newRow("all") << 0 << 0 << 0 << "abcdef";
  QTest::newRow("incoming") << 1 << 0 << 0 << "ad";
  QTest::newRow("outgoing") << 2 << 0 << 0 << "bcef";
  QTest::newRow("final") << 0 << 1 << 0 << "abd";
  QTest::newRow("under-way") << 0 << 2 << 0 << "ce";
  QTest::newRow("refused-and-cancelled") << 0 << 3 << 0 << "f";
  QTest::newRow("today") << 0 << 0 << static_cast<int>(Filter::Today) << "ab";
  QTest::newRow("seven-days") << 0 << 0 << static_cast<int>(Filter::SevenDays) << "abc";
  QTest::newRow("all-at-once") << 2 << 1 << static_cast<int>(Filter::Today) << "b";
}

void TestHistory::filters() {
  QFETCH(int, direction);
  QFETCH(int, state);
  QFETCH(int, dates);
  QFETCH(QString, wanted);
  struct Row {
    const char* id;
    bool incoming;
    PaymentState state;
    int daysAgo;
  };
  constexpr Row kRows[] = {{"a", true, PaymentState::Final, 0},     {"b", false, PaymentState::Final, 0},
                           {"c", false, PaymentState::Unknown, 6},  {"d", true, PaymentState::Final, 40},
                           {"e", false, PaymentState::Proving, 50}, {"f", false, PaymentState::Refused, 400}};
  QList<Payment> payments;
  for (const Row& row : kRows) {
    Payment payment;
    payment.id = row.id;
    payment.incoming = row.incoming;
    payment.state = row.state;
    payment.time = QDate::currentDate().addDays(-row.daysAgo).startOfDay().toMSecsSinceEpoch();
    payments.append(payment);
  }
  FixtureBackend backend(WalletPhase::Open);
  PaymentListModel list(backend, nullptr);
  Filter history(list, 0, nullptr);
  emit backend.paymentsLoaded(payments);
  history.setDirection(static_cast<Filter::Direction>(direction));
  history.setState(state);
  history.setDates(dates);
  QByteArrayList ids = history.ids();
  std::sort(ids.begin(), ids.end());
  QCOMPARE(QString::fromLatin1(ids.join()), wanted);
  QCOMPARE(history.chips().size(), (direction != 0) + (state != 0) + (dates != 0));
}

void TestHistory::presetsBeginWithTheirDay_data() {
  QTest::addColumn<int>("dates");
  QTest::addColumn<QDate>("first");
  QTest::addColumn<QDate>("last");
  const QDate today = QDate::currentDate();
  const QDate month(today.year(), today.month(), 1);
  QTest::newRow("today") << static_cast<int>(Filter::Today) << today << today;
  QTest::newRow("seven-days") << static_cast<int>(Filter::SevenDays) << today.addDays(-6) << today;
  QTest::newRow("thirty-days") << static_cast<int>(Filter::ThirtyDays) << today.addDays(-29) << today;
  QTest::newRow("this-month") << static_cast<int>(Filter::ThisMonth) << month << today;
  QTest::newRow("last-month") << static_cast<int>(Filter::LastMonth) << month.addMonths(-1)
                              << month.addDays(-1);
  QTest::newRow("this-year") << static_cast<int>(Filter::ThisYear) << QDate(today.year(), 1, 1) << today;
  QTest::newRow("last-year") << static_cast<int>(Filter::LastYear) << QDate(today.year() - 1, 1, 1)
                             << QDate(today.year() - 1, 12, 31);
  QTest::newRow("two-days") << static_cast<int>(Filter::Between) << QDate(2026, 2, 27) << QDate(2026, 3, 1);
}

void TestHistory::presetsBeginWithTheirDay() {
  QFETCH(int, dates);
  QFETCH(QDate, first);
  QFETCH(QDate, last);
  const qint64 begin = first.startOfDay().toMSecsSinceEpoch();
  const qint64 end = last.addDays(1).startOfDay().toMSecsSinceEpoch();
  FixtureBackend backend(WalletPhase::Open);
  PaymentListModel list(backend, nullptr);
  Filter history(list, 0, nullptr);
  QList<Payment> payments(4);
  payments[0].id = "0";
  payments[0].time = begin - 1;
  payments[1].id = "1";
  payments[1].time = begin;
  payments[2].id = "2";
  payments[2].time = end - 1;
  payments[3].id = "3";
  payments[3].time = end;
  emit backend.paymentsLoaded(payments);
  if (dates == Filter::Between) {
    history.setFrom(first.toString(Qt::ISODate));
    history.setUntil(last.toString(Qt::ISODate));
    QCOMPARE(history.dates(), dates);
  } else {
    history.setDates(dates);
  }
  const bool open = last == QDate::currentDate();  // what the clock has not reached yet belongs to it
  QCOMPARE(history.ids(), open ? QByteArrayList({"3", "2", "1"}) : QByteArrayList({"2", "1"}));
}

void TestHistory::refusesWhatIsNoDay() {
  FixtureBackend backend(WalletPhase::Locked);
  PaymentListModel list(backend, nullptr);
  Filter history(list, 0, nullptr);
  backend.open(20);
  for (const char* day : {"yesterday", "2026-02-30", "2026-13-01", "26-1-1", "2026-1-1", "２０２６-01-01"}) {
    history.setFrom(QString::fromUtf8(day));
    QVERIFY2(!history.fromProblem().isEmpty(), day);
    QCOMPARE(history.count(), 20);
  }
  history.setFrom(QStringLiteral(" 2026-01-31 "));
  QVERIFY(history.fromProblem().isEmpty());
  history.setUntil(QStringLiteral("2026-01-30"));
  QVERIFY(!history.untilProblem().isEmpty());
  history.setUntil(QStringLiteral("2026-01-31"));
  QVERIFY(history.untilProblem().isEmpty());
  QCOMPARE(history.chips().size(), 1);
}

void TestHistory::chipsTakeOneAway() {
  FixtureBackend backend(WalletPhase::Locked);
  PaymentListModel list(backend, nullptr);
  Filter history(list, 0, nullptr);
  backend.meetPeople();
  backend.open(100);
  history.showPerson(QStringLiteral("Book shop"));
  const int shop = paymentsOf(backend, QStringLiteral("Book shop"));
  QVERIFY(shop > 0);
  QCOMPARE(history.count(), shop);
  history.setDirection(Filter::Incoming);
  history.setDates(Filter::LastYear);
  history.setState(3);
  QVERIFY(history.nothingFound());
  QCOMPARE(history.chips(), QStringList({"Received", "Book shop", "Last year", "Refused or cancelled"}));
  history.clearChip(2);
  history.clearChip(2);
  history.clearChip(0);
  history.clearChip(7);
  QCOMPARE(history.chips(), QStringList("Book shop"));
  QCOMPARE(history.count(), shop);
  history.setSearch(QStringLiteral("zeppelin"));
  QVERIFY(history.nothingFound());
  history.clear();
  QCOMPARE(history.count(), 100);
  QVERIFY(!history.filtered());
  history.showAddress(FixtureBackend::address(3));
  QVERIFY(history.count() > 0 && history.count() < 100);
  QCOMPARE(history.chips().size(), 1);
}

void TestHistory::offersWhoIsThere() {
  FixtureBackend backend(WalletPhase::Locked);
  PaymentListModel list(backend, nullptr);
  Filter history(list, 0, nullptr);
  backend.meetPeople();
  backend.open(100);
  // Whoever asks by a link is nobody's contact, whatever they call themselves.
  Payment asked = invoice();
  asked.label = QStringLiteral("Lin");
  emit backend.paymentsChanged({asked});
  history.setChoosing(true);
  QCOMPARE(history.people(),
           QStringList({"Everybody", "Book shop", "Dr. Weber", "Lin", QString::fromUtf8("Адель Ким")}));
  QCOMPARE(history.assets(), QStringList({"Every asset", "TACIT"}));
  history.setPersonChoice(3);
  QCOMPARE(history.personChoice(), 3);
  QCOMPARE(history.count(), paymentsOf(backend, QStringLiteral("Lin")));
  QVERIFY(!history.ids().contains(asked.id));
  history.setPersonChoice(0);
  QCOMPARE(history.count(), 101);
}

/// Whatever comes, changes or goes, the rows are those that a search of the whole list finds.
void TestHistory::followsEveryChange() {
  QRandomGenerator random(7);
  FixtureBackend backend(WalletPhase::Open);
  PaymentListModel list(backend, nullptr);
  Filter history(list, 0, nullptr);
  Filter latest(list, 5, nullptr);
  const QAbstractItemModelTester listTester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
  const QAbstractItemModelTester tester(&history, QAbstractItemModelTester::FailureReportingMode::QtTest);
  const QAbstractItemModelTester few(&latest, QAbstractItemModelTester::FailureReportingMode::QtTest);
  QList<Payment> payments;
  for (int i = 0; i < 150; ++i) {
    payments.append(anyPayment(i, random));
  }
  emit backend.paymentsLoaded(payments);
  const QStringList searches = {{}, "novels", "lunch", "3", "zeppelin"};
  for (int step = 0; step < 300; ++step) {
    switch (random.bounded(4)) {
      case 0:
        history.setSearch(searches[random.bounded(static_cast<int>(searches.size()))]);
        break;
      case 1:
        history.setDirection(static_cast<Filter::Direction>(random.bounded(3)));
        break;
      default:
        emit backend.paymentsChanged({anyPayment(random.bounded(200), random)});
    }
    PaymentFilter wanted;
    wanted.search = history.search();
    wanted.direction = static_cast<PaymentFilter::Direction>(history.direction());
    const PaymentMatcher matcher(wanted);
    QByteArrayList ids;
    for (const Payment& payment : list.rows()) {
      if (matcher.matches(payment, searchTextOf(payment))) {
        ids.append(payment.id);
      }
    }
    QCOMPARE(history.ids(), ids);
    QCOMPARE(latest.count(), 5);
    QCOMPARE(latest.index(0).data(PaymentListModel::IdRole).toByteArray(), list.rows().front().id);
    QCOMPARE(latest.index(4).data(PaymentListModel::IdRole).toByteArray(), list.rows()[4].id);
  }
}

void TestHistory::longListsNeitherResetNorBlock() {
  QRandomGenerator random(7);
  FixtureBackend backend(WalletPhase::Open);
  PaymentListModel list(backend, nullptr);
  Filter history(list, 0, nullptr);
  const QAbstractItemModelTester tester(&history, QAbstractItemModelTester::FailureReportingMode::QtTest);
  QList<Payment> payments;
  for (int i = 0; i < 30'000; ++i) {
    payments.append(anyPayment(i, random));
  }
  payments[29'000].memo = QStringLiteral("the only one");
  emit backend.paymentsLoaded(payments);
  QCOMPARE(history.count(), 30'000);
  const QSignalSpy resets(&history, &QAbstractItemModel::modelReset);
  const QSignalSpy inserted(&history, &QAbstractItemModel::rowsInserted);
  const QSignalSpy removed(&history, &QAbstractItemModel::rowsRemoved);
  history.setSearch(QStringLiteral("the only"));
  QVERIFY(history.searching());  // the rest is left for between other events
  history.setSearch(QStringLiteral("the only one"));
  QTRY_VERIFY_WITH_TIMEOUT(!history.searching(), kWait);
  QCOMPARE(history.count(), 1);
  // One that comes meanwhile is neither lost nor shown twice.
  history.setSearch({});
  emit backend.paymentsChanged({anyPayment(40'000, random)});
  QTRY_VERIFY_WITH_TIMEOUT(!history.searching(), kWait);
  QCOMPARE(history.count(), 30'001);
  QCOMPARE(resets.count(), 0);
  QVERIFY2(inserted.count() + removed.count() < 400,
           qPrintable(QString::number(inserted.count() + removed.count())));
}

void TestHistory::keepsWhatStaysOnTheScreen() {
  FixtureBackend backend(WalletPhase::Locked);
  PaymentListModel list(backend, nullptr);
  Filter history(list, 0, nullptr);
  backend.open(100);
  const QPersistentModelIndex stays(history.index(1));  // the book shop
  const QPersistentModelIndex goes(history.index(0));
  history.setSearch(QStringLiteral("book"));
  QVERIFY(stays.isValid());
  QCOMPARE(stays.row(), 0);
  QVERIFY(!goes.isValid());
}

void TestHistory::exportsWhatIsShownOrAll() {
  FixtureBackend backend(WalletPhase::Locked);
  PaymentListModel list(backend, nullptr);
  Filter history(list, 0, nullptr);
  ExportModel exporter(backend, list, history, nullptr);
  QSignalSpy saved(&exporter, &ExportModel::saved);
  backend.open(100);
  QCOMPARE(exporter.choices().size(), 1);
  QCOMPARE(exporter.count(), 100);
  exporter.save(QUrl::fromLocalFile("/tmp/history.csv"));
  QVERIFY(backend.lastExport().everything);
  QVERIFY(!backend.lastExport().json);
  history.setSearch(QStringLiteral("book"));
  QCOMPARE(exporter.choices().size(), 2);
  QCOMPARE(exporter.count(), 10);
  exporter.setJson(true);
  QVERIFY(exporter.suggestedFile().fileName().endsWith(".json"));
  exporter.save(QUrl::fromLocalFile("/tmp/history.json"));
  QVERIFY(!backend.lastExport().everything);
  QVERIFY(backend.lastExport().json);
  QCOMPARE(backend.lastExport().ids, history.ids());
  exporter.setEverything(true);
  QCOMPARE(exporter.count(), 100);
  exporter.save(QUrl::fromLocalFile("/tmp/history.json"));
  QVERIFY(backend.lastExport().everything);
  QCOMPARE(saved.count(), 3);
  exporter.save(QUrl("https://example.org/history.json"));
  QCOMPARE(saved.count(), 3);
}

void TestHistory::exportSaysWhatFailed() {
  FixtureBackend backend(WalletPhase::Locked);
  PaymentListModel list(backend, nullptr);
  Filter history(list, 0, nullptr);
  ExportModel exporter(backend, list, history, nullptr);
  backend.open(3);
  backend.failExports();
  exporter.save(QUrl::fromLocalFile("/nowhere/history.csv"));
  QVERIFY(exporter.problem().contains("/nowhere/history.csv"));
  QVERIFY(!exporter.working());
}

void TestHistory::verifiesInWords_data() {
  QTest::addColumn<int>("fault");
  QTest::addColumn<QString>("title");
  const auto row = [](const char* name, ReceiptFault fault, const char* title) {
    QTest::newRow(name) << static_cast<int>(fault) << QString::fromLatin1(title);
  };
  row("good", ReceiptFault::None, "This payment was made");
  row("malformed", ReceiptFault::Malformed, "This is no proof of this network");
  row("not-final", ReceiptFault::NotFinal, "No such payment was found");
  row("does-not-pay", ReceiptFault::DoesNotPay, "This proof does not hold");
  row("payer-proof", ReceiptFault::PayerProof, "The payer's part does not hold");
  row("no-network", ReceiptFault::NoNetwork, "The proof could not be checked");
}

void TestHistory::verifiesInWords() {
  QFETCH(int, fault);
  QFETCH(QString, title);
  FixtureBackend backend(WalletPhase::Locked);
  VerifyProofModel verify(backend, nullptr);
  backend.open(3);
  backend.setReceiptFault(static_cast<ReceiptFault>(fault));
  QVERIFY(!verify.canCheck());
  verify.setText(QStringLiteral("{\"receipt\": \"00\"}"));
  QVERIFY(verify.canCheck());
  QVERIFY(!verify.answered());
  QVERIFY(verify.resultTitle().isEmpty());
  verify.check();
  QVERIFY(verify.answered());
  QCOMPARE(verify.resultTitle(), title);
  QVERIFY(!verify.resultText().isEmpty());
  const bool good = fault == static_cast<int>(ReceiptFault::None);
  QCOMPARE(verify.good(), good);
  QCOMPARE(verify.amount(), good ? QStringLiteral("31.90") : QString());
  QCOMPARE(verify.payer().contains(QStringLiteral("Book shop")), good);
  QCOMPARE(verify.transactionId().isEmpty(), !good);
  verify.setText(QStringLiteral("{\"receipt\": \"01\"}"));
  QVERIFY(!verify.answered());
  QVERIFY(verify.amount().isEmpty());
}

void TestHistory::verifyTakesOnlyProofs_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<bool>("good");
  QTest::newRow("proof") << "{\"receipt\": \"00\"}" << true;
  QTest::newRow("with-spaces-around") << "\n  {\"receipt\": \"00\"} \n" << true;
  QTest::newRow("nothing") << " " << false;
  QTest::newRow("words") << "I paid you" << false;
  QTest::newRow("half-of-one") << "{\"receipt\": \"00" << false;
  QTest::newRow("number-for-a-receipt") << "{\"receipt\": 0}" << false;
  QTest::newRow("list") << "[\"receipt\"]" << false;
  QTest::newRow("link") << "tacit:tacittest1q" << false;
  QTest::newRow("too-long") << "{\"receipt\": \"" + QString(20'000, '0') + "\"}" << false;
  QTest::newRow("nested-without-end") << QString(10'000, '[') << false;
}

void TestHistory::verifyTakesOnlyProofs() {
  QFETCH(QString, text);
  QFETCH(bool, good);
  FixtureBackend backend(WalletPhase::Locked);
  VerifyProofModel verify(backend, nullptr);
  backend.open(1);
  verify.setText(text);
  QCOMPARE(verify.canCheck(), good);
  QCOMPARE(verify.textProblem().isEmpty(), good || text.trimmed().isEmpty());
  verify.check();
  QCOMPARE(verify.answered(), good);
}

void TestHistory::verifyReadsFiles() {
  const QTemporaryDir folder;
  FixtureBackend backend(WalletPhase::Locked);
  VerifyProofModel verify(backend, nullptr);
  backend.open(1);
  const auto write = [&folder](const char* name, const QByteArray& bytes) {
    QFile file(folder.filePath(name));
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    return written ? QUrl::fromLocalFile(file.fileName()) : QUrl();
  };
  verify.openFile(write("good.txt", "{\"receipt\": \"00\"}"));
  QVERIFY(verify.canCheck());
  verify.openFile(write("long.txt", QByteArray(1 << 20, '0')));
  QVERIFY(!verify.canCheck());
  QVERIFY(verify.textProblem().contains("too long"));
  verify.openFile(write("noise.bin", QByteArray("\xFF\x00\xFE", 3)));
  QVERIFY(!verify.canCheck());
  for (const QUrl& url : {QUrl::fromLocalFile(folder.path()), QUrl::fromLocalFile(folder.filePath("missing")),
                          QUrl("https://example.org/proof.txt"), QUrl()}) {
    verify.openFile(url);
    QVERIFY(!verify.textProblem().isEmpty());
  }
}

void TestHistory::verifyForgetsAnOldAnswer() {
  FixtureBackend backend(WalletPhase::Locked);
  VerifyProofModel verify(backend, nullptr);
  backend.open(1);
  backend.holdReceipts();
  verify.setText(QStringLiteral("{\"receipt\": \"00\"}"));
  verify.check();
  QVERIFY(verify.checking());
  verify.setText(QStringLiteral("{\"receipt\": \"01\"}"));
  QVERIFY(!verify.checking());
  ReceiptVerdict late;
  late.ticket = 1;
  late.fault = ReceiptFault::None;
  emit backend.receiptChecked(late);
  QVERIFY(!verify.answered());
  verify.check();
  backend.lock();
  QVERIFY(verify.text().isEmpty());
  QVERIFY(!verify.checking());
}

QTEST_GUILESS_MAIN(TestHistory)
#include "test_history.moc"
