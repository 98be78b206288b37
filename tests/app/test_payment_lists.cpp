// SPDX-License-Identifier: MIT
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "desktop/fixture/fixture_backend.h"
#include "viewmodels/notice_model.h"
#include "viewmodels/payment_detail_model.h"
#include "viewmodels/payment_filter_model.h"
#include "viewmodels/payment_list_model.h"

using namespace tacit::app;

namespace {

Payment payment(int number, qint64 time) {
  Payment result;
  result.id = QByteArray::number(number);
  result.incoming = number % 2 == 0;
  result.amount = 100'000'000ull * static_cast<quint64>(number % 7 + 1);
  result.time = time;
  result.memo = QStringLiteral("payment number %1").arg(number);
  return result;
}

qint64 now() {
  return QDateTime::currentMSecsSinceEpoch();
}

}  // namespace

/// History and what Home shows of it.
class TestPaymentLists : public QObject {
  Q_OBJECT

 private slots:
  void keepsTheOrderOfTime() {
    FixtureBackend backend(WalletPhase::Open);
    PaymentListModel model(backend, nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const qint64 time = now();
    emit backend.paymentsLoaded({payment(1, time - 3000), payment(2, time - 1000)});
    QCOMPARE(model.count(), 2);
    QCOMPARE(model.rows().front().id, QByteArray("2"));
    emit backend.paymentsChanged({payment(3, time - 2000)});
    QCOMPARE(model.rows().at(1).id, QByteArray("3"));
    Payment moved = payment(1, time);
    moved.state = PaymentState::Final;
    emit backend.paymentsChanged({moved});
    QCOMPARE(model.count(), 3);
    QCOMPARE(model.rows().front().id, QByteArray("1"));
  }

  /// A view keeps its place: rows come and change one by one.
  void neverResetsWhileOpen() {
    FixtureBackend backend(WalletPhase::Open);
    PaymentListModel model(backend, nullptr);
    emit backend.paymentsLoaded({payment(1, now())});
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    for (int i = 2; i < 50; ++i) {
      emit backend.paymentsChanged({payment(i, now())});
    }
    Payment same = model.rows().front();
    same.state = PaymentState::Refused;
    emit backend.paymentsChanged({same});
    QCOMPARE(resets.count(), 0);
    QCOMPARE(changes.count(), 1);
    QVERIFY(model.index(0).data(PaymentListModel::FailedRole).toBool());
  }

  void manyRowsStayQuick() {
    FixtureBackend backend(WalletPhase::Open);
    PaymentListModel model(backend, nullptr);
    PaymentFilterModel history(model, 0, nullptr);
    QList<Payment> many;
    const qint64 time = now();
    for (int i = 0; i < 100'000; ++i) {
      many.append(payment(i, time - i * 60'000ll));
    }
    emit backend.paymentsLoaded(many);
    QCOMPARE(history.count(), 100'000);
    history.setSearch(QStringLiteral("number 77777"));
    QTRY_COMPARE_WITH_TIMEOUT(history.count(), 1, 60'000);
    history.setSearch({});
    QTRY_COMPARE_WITH_TIMEOUT(history.count(), 100'000, 60'000);
    emit backend.paymentsChanged({payment(200'000, time + 1)});
    QCOMPARE(history.count(), 100'001);
  }

  void filters() {
    FixtureBackend backend(WalletPhase::Open);
    PaymentListModel model(backend, nullptr);
    PaymentFilterModel history(model, 0, nullptr);
    const QAbstractItemModelTester tester(&history, QAbstractItemModelTester::FailureReportingMode::QtTest);
    backend.open(100);
    QCOMPARE(history.count(), 100);
    history.setDirection(PaymentFilterModel::Incoming);
    const int in = history.count();
    for (int row = 0; row < in; ++row) {
      QVERIFY(history.index(row, 0).data(PaymentListModel::IncomingRole).toBool());
    }
    history.setDirection(PaymentFilterModel::Outgoing);
    QCOMPARE(history.count() + in, 100);
    history.setDirection(PaymentFilterModel::Both);
    history.setSearch(QStringLiteral("NOVELS book"));
    QCOMPARE(history.count(), 10);
    history.setSearch(QStringLiteral("31.90"));
    QCOMPARE(history.count(), 10);
    history.setSearch(QStringLiteral("zeppelin"));
    QVERIFY(history.nothingFound());
  }

  void homeShowsTheNewest() {
    FixtureBackend backend(WalletPhase::Open);
    PaymentListModel model(backend, nullptr);
    PaymentFilterModel latest(model, 5, nullptr);
    const QAbstractItemModelTester tester(&latest, QAbstractItemModelTester::FailureReportingMode::QtTest);
    backend.open(100);
    QCOMPARE(latest.count(), 5);
    backend.arrive(1'000'000, QStringLiteral("newest"));
    QCOMPARE(latest.count(), 5);
    QCOMPARE(latest.index(0, 0).data(PaymentListModel::TitleRole).toString(), QStringLiteral("newest"));
  }

  void rowsSpeakInWords() {
    FixtureBackend backend(WalletPhase::Open);
    PaymentListModel model(backend, nullptr);
    backend.open(3);
    const QModelIndex row = model.index(0);
    QVERIFY(row.data(PaymentListModel::SpokenRole).toString().contains(QStringLiteral("12.50 TACIT")));
    QCOMPARE(row.data(PaymentListModel::DayRole).toString(), QStringLiteral("Today"));
    QCOMPARE(row.data(PaymentListModel::InitialsRole).toString(), QStringLiteral("L"));
    QVERIFY(row.data(PaymentListModel::SettledRole).toBool());
  }

  void detailFollowsThePayment() {
    FixtureBackend backend(WalletPhase::Open);
    PaymentDetailModel detail(backend, nullptr);
    backend.open(3);
    detail.show(QStringLiteral("999"));
    QVERIFY(detail.isOpen());
    QCOMPARE(detail.title(), QStringLiteral("Asked by “Book shop”"));  // nobody's who is known
    QVERIFY(detail.canProve());
    QCOMPARE(detail.fee(), QStringLiteral("0.0008"));
    QCOMPARE(detail.addressGroups().join(QString()), detail.address());
    detail.makeReceipt(QString(65, QLatin1Char('m')));
    QVERIFY(!detail.receiptProblem().isEmpty());
    QVERIFY(detail.receipt().isEmpty());
    detail.makeReceipt(QStringLiteral("Book shop"));
    QVERIFY(detail.receipt().contains(detail.transactionId()));
    QCOMPARE(detail.receiptFor(), QStringLiteral("Book shop"));
    QCOMPARE(detail.total(), QStringLiteral("31.9008"));
    QCOMPARE(detail.recipients()->count(), 1);
    detail.setOwnNote(QStringLiteral("a present"));
    QCOMPARE(detail.ownNote(), QStringLiteral("a present"));
    backend.lock();
    QVERIFY(!detail.isOpen());
    QVERIFY(detail.receipt().isEmpty());
  }

  void arrivalsAreGathered() {
    FixtureBackend backend(WalletPhase::Locked);
    NoticeModel notices(backend, nullptr);
    const QAbstractItemModelTester tester(&notices, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy announced(&notices, &NoticeModel::announced);
    backend.open(0);
    backend.arrive(100'000'000, QStringLiteral("one"));
    QCOMPARE(notices.count(), 1);
    backend.arrive(100'000'000, QStringLiteral("two"));
    backend.arrive(100'000'000, QStringLiteral("three"));
    QCOMPARE(notices.count(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(notices.count(), 2, 10'000);
    QCOMPARE(announced.count(), 2);
    QVERIFY(notices.index(0).data(NoticeModel::TextRole).toString().contains(QStringLiteral("2.00")));
  }

  void bannerTakesTheMostImportant() {
    FixtureBackend backend(WalletPhase::Locked);
    NoticeModel notices(backend, nullptr);
    backend.open(1);
    QCOMPARE(notices.banner(), NoticeModel::NoBanner);
    emit backend.wordsConfirmed(false);
    QTRY_COMPARE_WITH_TIMEOUT(notices.banner(), NoticeModel::Backup, 10'000);
    backend.setNode(FixtureBackend::offlineNode());
    QTRY_COMPARE_WITH_TIMEOUT(notices.banner(), NoticeModel::Disconnected, 10'000);
    notices.setError(QStringLiteral("Error"), QStringLiteral("text"));
    QCOMPARE(notices.banner(), NoticeModel::Error);
    notices.dismissBanner();
    QTRY_COMPARE_WITH_TIMEOUT(notices.banner(), NoticeModel::Disconnected, 10'000);
    backend.setNode(FixtureBackend::catchingUpNode(false));
    QTRY_COMPARE_WITH_TIMEOUT(notices.banner(), NoticeModel::Backup, 10'000);
    backend.confirmWords();
    QTRY_COMPARE_WITH_TIMEOUT(notices.banner(), NoticeModel::CatchingUp, 10'000);
    QCOMPARE(notices.bannerProgress(), 0.43);
    backend.setNode(FixtureBackend::goodNode());
    QTRY_COMPARE_WITH_TIMEOUT(notices.banner(), NoticeModel::NoBanner, 10'000);
  }
};

QTEST_GUILESS_MAIN(TestPaymentLists)
#include "test_payment_lists.moc"
