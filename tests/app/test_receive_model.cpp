// SPDX-License-Identifier: MIT
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "desktop/fixture/fixture_backend.h"
#include "viewmodels/qr_image.h"
#include "viewmodels/qr_reader.h"
#include "viewmodels/receive_model.h"

using namespace tacit::app;

namespace {

constexpr int kWait = 10'000;
constexpr quint64 kCoin = 100'000'000;

struct Page {
  FixtureBackend backend{WalletPhase::Locked};
  ReceiveModel receive{backend, nullptr};
  Page() {
    backend.open(0);
    receive.prepare();
  }
};

}  // namespace

/// A request from its address to its being paid.
class TestReceiveModel : public QObject {
  Q_OBJECT

 private slots:
  void hasAnAddressAtOnce() {
    Page page;
    QVERIFY(page.receive.ready());
    QCOMPARE(page.receive.addressGroups().join(QString()), page.receive.address());
    QVERIFY(page.receive.link().startsWith(QStringLiteral("tacit:") + page.receive.address()));
    const QString first = page.receive.address();
    page.receive.prepare();
    QCOMPARE(page.receive.address(), first);
    page.receive.newRequest();
    QVERIFY(page.receive.address() != first);
  }

  void fieldsChangeTheLink() {
    Page page;
    page.receive.setAmountText(QStringLiteral("12.5"));
    page.receive.setMessage(QStringLiteral("lunch"));
    QTRY_VERIFY_WITH_TIMEOUT(page.receive.link().contains(QStringLiteral("amount=12.5")), kWait);
    QVERIFY(page.receive.link().contains(QStringLiteral("message=lunch")));
    page.receive.setExpiryChoice(1);
    QVERIFY(page.receive.link().contains(QStringLiteral("exp=")));
    QVERIFY(page.receive.stateText().contains(QStringLiteral("59 minute")) ||
            page.receive.stateText().contains(QStringLiteral("60 minute")));
  }

  void aWrongAmountKeepsTheLastLink() {
    Page page;
    page.receive.setAmountText(QStringLiteral("12.5"));
    QTRY_VERIFY_WITH_TIMEOUT(page.receive.link().contains(QStringLiteral("amount=")), kWait);
    const QString before = page.receive.link();
    page.receive.setAmountText(QStringLiteral("12,5"));
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    page.receive.copyLink();
    QVERIFY(!page.receive.amountProblem().isEmpty());
    QCOMPARE(page.receive.link(), before);
    // It does not say what the field says, so it is not passed on.
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
    QVERIFY(!page.receive.settled() && !page.receive.copyable());
    QVERIFY(!page.receive.codeNote().isEmpty());
    page.receive.setAmountText(QStringLiteral("12.5"));
    QVERIFY(page.receive.copyable());
    QTRY_VERIFY_WITH_TIMEOUT(page.receive.settled(), kWait);
    QVERIFY(page.receive.codeNote().isEmpty());
  }

  void isNotSettledBeforeTheWalletAnswers() {
    Page page;
    QVERIFY(page.receive.settled());
    page.backend.holdRequests();
    page.receive.setAmountText(QStringLiteral("5"));
    QVERIFY(!page.receive.settled());
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    page.receive.copyLink();
    QVERIFY(!page.receive.settled());
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
    page.backend.releaseRequests();
    QVERIFY(page.receive.settled());
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("amount=5")));
  }

  /// Copy, and then something else at once: the wish dies with its request.
  void aCopyIsOfTheRequestItWasWantedFor_data() {
    QTest::addColumn<int>("then");
    QTest::addRow("new-request") << 0;
    QTest::addRow("another-request") << 1;
    QTest::addRow("locked") << 2;
  }
  void aCopyIsOfTheRequestItWasWantedFor() {
    QFETCH(int, then);
    Page page;
    page.receive.setAmountText(QStringLiteral("3"));
    QTRY_VERIFY_WITH_TIMEOUT(page.receive.settled(), kWait);
    const QString first = page.receive.requestId();
    page.receive.newRequest();
    page.backend.holdRequests();
    page.receive.setAmountText(QStringLiteral("77"));
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    page.receive.copyLink();
    then == 0 ? page.receive.newRequest() : then == 1 ? page.receive.open(first) : page.backend.lock();
    page.backend.releaseRequests();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
    if (then == 1) {
      QVERIFY(page.receive.link().contains(QStringLiteral("amount=3")));
    }
  }

  /// Touching the text of a request does not change until when it can be paid.
  void aRequestThatIsShownAgainKeepsItsEnd() {
    Page page;
    page.receive.setExpiryChoice(1);
    page.receive.setAmountText(QStringLiteral("7"));
    QTRY_VERIFY_WITH_TIMEOUT(page.receive.settled(), kWait);
    const QString id = page.receive.requestId();
    const QString end = page.receive.link().section(QStringLiteral("exp="), 1);
    QVERIFY(!end.isEmpty());
    page.receive.newRequest();
    page.receive.open(id);
    QCOMPARE(page.receive.expiryChoice(), 1);
    page.receive.setMessage(QStringLiteral("lunch"));
    QTRY_VERIFY_WITH_TIMEOUT(page.receive.link().contains(QStringLiteral("lunch")), kWait);
    QCOMPARE(page.receive.link().section(QStringLiteral("exp="), 1), end);
    page.receive.setExpiryChoice(4);
    QTRY_VERIFY_WITH_TIMEOUT(page.receive.settled(), kWait);
    QVERIFY(!page.receive.link().contains(QStringLiteral("exp=")));
  }

  /// What is paid while it is being changed is what was asked, and the fields say so again.
  void aPaymentWhileTypingBringsTheFieldsBack() {
    Page page;
    page.receive.setAmountText(QStringLiteral("2"));
    QTRY_VERIFY_WITH_TIMEOUT(page.receive.settled(), kWait);
    page.receive.setAmountText(QStringLiteral("9"));
    page.backend.payRequest(kCoin);
    QCOMPARE(page.receive.amountText(), QStringLiteral("2.00"));
    QCOMPARE(page.receive.state(), ReceiveModel::Partly);
    QVERIFY(page.receive.settled());
  }

  void watches_data() {
    QTest::addColumn<quint64>("paid");
    QTest::addColumn<int>("state");
    QTest::addRow("partly") << 8 * kCoin / 10 << static_cast<int>(ReceiveModel::Partly);
    QTest::addRow("paid") << kCoin << static_cast<int>(ReceiveModel::Paid);
    QTest::addRow("overpaid") << 2 * kCoin << static_cast<int>(ReceiveModel::Overpaid);
  }
  void watches() {
    QFETCH(quint64, paid);
    QFETCH(int, state);
    Page page;
    const QSignalSpy said(&page.receive, &ReceiveModel::paid);
    page.receive.setAmountText(QStringLiteral("1"));
    page.receive.copyLink();
    QCOMPARE(page.receive.state(), ReceiveModel::Waiting);
    page.backend.payRequest(paid);
    QCOMPARE(static_cast<int>(page.receive.state()), state);
    QCOMPARE(said.count(), state == ReceiveModel::Partly ? 0 : 1);
    QVERIFY(!page.receive.editable());
    page.receive.setAmountText(QStringLiteral("5"));
    QCOMPARE(page.receive.amountText(), QStringLiteral("1"));
  }

  void expires() {
    Page page;
    page.receive.setExpiryChoice(0);
    page.backend.expireRequest();
    QCOMPARE(page.receive.state(), ReceiveModel::Expired);
  }

  void listKeepsAllRequests() {
    Page page;
    const QAbstractItemModelTester tester(page.receive.requests(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    page.receive.setAmountText(QStringLiteral("1"));
    page.receive.setMessage(QStringLiteral("first"));
    page.receive.copyLink();
    const QString first = page.receive.address();
    const QString id = page.receive.requests()->index(0).data(RequestListModel::IdRole).toString();
    page.receive.newRequest();
    QCOMPARE(page.receive.requests()->count(), 2);
    page.receive.open(id);
    QCOMPARE(page.receive.address(), first);
    QCOMPARE(page.receive.message(), QStringLiteral("first"));
    QCOMPARE(page.receive.amountText(), QStringLiteral("1.00"));
  }

  void whatNothingCameOfIsNotListedAgain() {
    PaymentRequest blank;
    blank.id = "1";
    PaymentRequest named = blank;
    named.id = "2";
    named.message = QStringLiteral("lunch");
    PaymentRequest paid = blank;
    paid.id = "3";
    paid.received = 5;
    RequestListModel list;
    list.load({blank, named, paid});
    QCOMPARE(list.count(), 2);
    QVERIFY(list.find("1") == nullptr);
    blank.received = 1;
    list.upsert(blank);
    QCOMPARE(list.count(), 3);
  }

  void copiesAndSaves() {
    Page page;
    page.receive.setAmountText(QStringLiteral("4.2"));
    page.receive.copyLink();
    QCOMPARE(QGuiApplication::clipboard()->text(), page.receive.link());
    page.receive.copyAddress();
    QCOMPARE(QGuiApplication::clipboard()->text(), page.receive.address());
    QTemporaryDir folder;
    const QString png = folder.filePath("code.png");
    page.receive.saveQr(QUrl::fromLocalFile(png));
    QCOMPARE(readQrFile(png).texts.value(0).toLower(), page.receive.link().toLower());
    const QString svg = folder.filePath("code.svg");
    page.receive.saveQr(QUrl::fromLocalFile(svg));
    QFile file(svg);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("<svg"));
    const QSignalSpy failed(&page.receive, &ReceiveModel::saveFailed);
    page.receive.saveQr(QUrl::fromLocalFile("/nowhere/code.png"));
    QCOMPARE(failed.count(), 1);
  }

  void aLongTextIsInTheLinkAndNotInTheCode() {
    Page page;
    page.receive.setAmountText(QStringLiteral("4.2"));
    page.receive.setMessage(QString(700, QLatin1Char('m')));
    QVERIFY(page.receive.messageProblem().isEmpty());
    page.receive.copyLink();
    QVERIFY(page.receive.link().contains(QStringLiteral("message=mmm")));
    QVERIFY(!page.receive.code().contains(QStringLiteral("message")));
    QVERIFY(page.receive.code().contains(QStringLiteral("amount=4.2")));
    QVERIFY(!page.receive.codeNote().isEmpty());
    page.receive.setMessage(QStringLiteral("lunch"));
    page.receive.copyLink();
    QCOMPARE(page.receive.code(), page.receive.link());
    QVERIFY(page.receive.codeNote().isEmpty());
    page.receive.setMessage(QString(801, QLatin1Char('m')));
    QVERIFY(!page.receive.messageProblem().isEmpty());
  }

  void anExchangedClipboardIsNoticed() {
    Page page;
    QSignalSpy exchanged(&page.receive, &ReceiveModel::copyExchanged);
    page.receive.copyAddress();
    QTest::qWait(500);
    QCOMPARE(exchanged.count(), 0);
    page.receive.copyAddress();
    QGuiApplication::clipboard()->setText(FixtureBackend::address(9));
    QVERIFY(exchanged.wait(kWait));
  }

  void anEarlierRequestIsATemplate() {
    Page page;
    page.receive.setAmountText(QStringLiteral("4.2"));
    page.receive.setMessage(QStringLiteral("lunch"));
    page.receive.setExpiryChoice(2);
    page.receive.copyLink();
    const QString address = page.receive.address();
    const QString id = page.receive.requests()->index(0).data(RequestListModel::IdRole).toString();
    page.receive.newRequest();
    page.receive.useAsTemplate(id);
    QVERIFY(page.receive.address() != address);
    QCOMPARE(page.receive.amountText(), QStringLiteral("4.20"));
    QCOMPARE(page.receive.message(), QStringLiteral("lunch"));
    QCOMPARE(page.receive.expiryChoice(), 2);
    page.receive.useAsTemplate(QStringLiteral("unknown"));
    QCOMPARE(page.receive.message(), QStringLiteral("lunch"));
  }

  void lockingForgets() {
    Page page;
    page.receive.setMessage(QStringLiteral("private"));
    page.backend.lock();
    QVERIFY(!page.receive.ready());
    QVERIFY(page.receive.message().isEmpty());
    QCOMPARE(page.receive.requests()->count(), 0);
  }
};

QTEST_MAIN(TestReceiveModel)
#include "test_receive_model.moc"
