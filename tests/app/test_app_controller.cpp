// SPDX-License-Identifier: MIT
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "desktop/fixture/fixture_backend.h"
#include "viewmodels/app_controller.h"

using namespace tacit::app;

namespace {

constexpr int kWait = 10'000;

struct Program {
  QTemporaryDir folder;
  FixtureBackend backend;
  std::unique_ptr<AppController> app;

  explicit Program(WalletPhase phase, bool passwordless = false) : backend(phase) { make(passwordless); }
  void make(bool passwordless = false) {
    app.reset();
    auto store = std::make_unique<QSettings>(folder.filePath("window.ini"), QSettings::IniFormat);
    if (!store->contains("display/language")) {
      store->setValue("display/language", "en");
    }
    if (passwordless) {
      store->setValue("wallet/passwordless", true);
    }
    app = std::make_unique<AppController>(backend, std::move(store));
  }
};

QString payment(int number) {
  return QStringLiteral("tacit:") + FixtureBackend::address(number) + QStringLiteral("?amount=1.00");
}

}  // namespace

/// The root of what QML knows, and the settings.
class TestAppController : public QObject {
  Q_OBJECT

 private slots:
  void beginsWhereTheWalletIs() {
    Program none(WalletPhase::Missing);
    none.app->start();
    QCOMPARE(none.app->stage(), AppController::Welcome);
    Program locked(WalletPhase::Locked);
    locked.app->start();
    QCOMPARE(locked.app->stage(), AppController::Unlock);
  }

  void unlocks() {
    Program program(WalletPhase::Locked);
    program.app->start();
    program.app->unlock(QStringLiteral("wrong"));
    QCOMPARE(program.app->stage(), AppController::Unlock);
    QVERIFY(!program.app->unlockProblem().isEmpty());
    QVERIFY(!program.app->unlocking());
    program.app->unlock(QString::fromLatin1(FixtureBackend::kPassword));
    QCOMPARE(program.app->stage(), AppController::Home);
    QVERIFY(program.app->unlockProblem().isEmpty());
    program.app->lock();
    QCOMPARE(program.app->stage(), AppController::Unlock);
  }

  /// A wallet that has lost the record of its proxy does not make the window forget it too.
  void aLostProxyIsStillKnownToARestore() {
    Program program(WalletPhase::Locked);
    program.app->start();
    program.backend.setNode(FixtureBackend::proxyAwayNode());
    program.app->unlock(QString::fromLatin1(FixtureBackend::kPassword));
    QCOMPARE(program.app->stage(), AppController::Home);
    NodeState lost = FixtureBackend::offlineNode();
    lost.linkFault = LinkFault::ProxyUnknown;
    program.backend.setNode(lost);
    program.app->lock();
    program.app->restoreOver();
    QCOMPARE(program.app->onboarding()->proxy(), QStringLiteral("127.0.0.1:9050"));
  }

  void aTryWalletOpensWithoutAPassword() {
    Program program(WalletPhase::Locked, true);
    QVERIFY(!program.app->settings()->hasPassword());
    QCOMPARE(program.app->settings()->lockMinutes(), 0);
    QSignalSpy phases(&program.backend, &WalletBackend::phaseChanged);
    program.app->start();
    QCOMPARE(phases.front().front().value<WalletPhase>(), WalletPhase::Opening);
  }

  void aLinkWaitsForTheWallet() {
    Program program(WalletPhase::Locked);
    program.app->start();
    program.app->openLink(QStringLiteral("tacit:") + FixtureBackend::address(1) +
                          QStringLiteral("?amount=1.00"));
    QCOMPARE(program.app->stage(), AppController::Unlock);
    program.backend.open(100);
    QCOMPARE(program.app->page(), AppController::SendPage);
    QTRY_COMPARE_WITH_TIMEOUT(program.app->send()->stage(), SendModel::Review, kWait);
    QCOMPARE(program.backend.sent(), 0);
  }

  void aLinkWaitsWhileCatchingUp() {
    Program program(WalletPhase::Locked);
    program.backend.setNode(FixtureBackend::catchingUpNode(false));
    program.backend.open(100);
    program.app->openLink(payment(1));
    QCOMPARE(program.app->links()->count(), 1);
    QVERIFY(program.app->links()->text().contains(QStringLiteral("caught up")));
    QCOMPARE(program.app->page(), AppController::HomePage);
    program.backend.setNode(FixtureBackend::goodNode());
    QCOMPARE(program.app->links()->count(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(program.app->send()->stage(), SendModel::Review, kWait);
  }

  void aLinkWaitsWhileAPaymentIsUnderWay() {
    Program program(WalletPhase::Locked);
    program.backend.open(100);
    program.app->openLink(payment(1));
    SendModel& send = *program.app->send();
    QTRY_VERIFY_WITH_TIMEOUT(send.armed(), kWait);
    send.confirm();
    program.app->openLink(payment(2));
    QCOMPARE(send.stage(), SendModel::Sending);
    QCOMPARE(program.app->links()->count(), 1);
    QVERIFY(!program.app->links()->showable());
    program.backend.progress(PaymentState::Final, 1);
    QCOMPARE(send.stage(), SendModel::Final);  // the outcome is not taken away
    send.again();
    QTRY_COMPARE_WITH_TIMEOUT(send.address(), FixtureBackend::address(2), kWait);
    QCOMPARE(program.backend.sent(), 1);
  }

  /// As a double click makes it: the second is the first, whatever becomes of that.
  void aLinkPressedTwiceIsOnePayment() {
    Program program(WalletPhase::Locked);
    program.backend.open(100);
    AppController& app = *program.app;
    app.openLink(payment(1));
    app.openLink(payment(1));
    QCOMPARE(app.links()->count(), 0);
    QVERIFY(!app.links()->asking());
    SendModel& send = *app.send();
    QTRY_VERIFY_WITH_TIMEOUT(send.armed(), kWait);
    app.setPage(AppController::HomePage);
    app.openLink(payment(1));
    QCOMPARE(app.page(), AppController::SendPage);
    send.confirm();
    app.openLink(payment(1));
    program.backend.progress(PaymentState::Final, 1);
    app.openLink(payment(1));
    QCOMPARE(app.links()->count(), 0);
    send.again();
    QCoreApplication::processEvents();
    QCOMPARE(send.stage(), SendModel::Form);
    QVERIFY(send.untouched());
    // Pressed again on purpose it is a new one.
    app.openLink(payment(1));
    QTRY_COMPARE_WITH_TIMEOUT(send.stage(), SendModel::Review, kWait);
    QCOMPARE(program.backend.sent(), 1);
  }

  void linksWaitInOrderAndAreBounded() {
    Program program(WalletPhase::Locked);
    program.app->start();
    for (int number = 1; number <= 20; ++number) {
      program.app->openLink(payment(number));
      program.app->openLink(payment(number));
    }
    QCOMPARE(program.app->links()->count(), 8);
    program.backend.open(100);
    QCOMPARE(program.app->links()->count(), 7);
    SendModel& send = *program.app->send();
    QCOMPARE(send.address(), FixtureBackend::address(1));
    QVERIFY(!program.app->links()->asking());
    send.again();
    QTRY_COMPARE_WITH_TIMEOUT(send.address(), FixtureBackend::address(2), kWait);
    QCOMPARE(program.app->links()->count(), 6);
    program.app->links()->drop();
    QCOMPARE(program.app->links()->count(), 5);
  }

  void aHalfFilledFormIsReplacedOnlyWhenAsked() {
    Program program(WalletPhase::Locked);
    program.backend.open(100);
    SendModel& send = *program.app->send();
    send.setAmountText(QStringLiteral("7"));
    program.app->openLink(payment(1));
    LinkQueue& links = *program.app->links();
    QVERIFY(links.asking());
    QCOMPARE(send.amountText(), QStringLiteral("7"));
    links.keep();
    QVERIFY(!links.asking());
    QCOMPARE(links.count(), 1);
    send.setNote(QStringLiteral("rent"));
    QCoreApplication::processEvents();
    QVERIFY(!links.asking());  // asked once
    links.show();
    QVERIFY(links.asking());
    links.replace();
    QCOMPARE(send.amountText(), QStringLiteral("1.00"));
    QVERIFY(send.note().isEmpty());
    QCOMPARE(links.count(), 0);
  }

  void strangeLinksAreNotTaken_data() {
    QTest::addColumn<QString>("text");
    QTest::addRow("another-scheme") << QStringLiteral("https://example.org");
    QTest::addRow("option") << QStringLiteral("--wallet-dir=/tmp");
    QTest::addRow("too-long") << QString("tacit:" + QString(9'000, 'a'));
    QTest::addRow("line-break-inside") << QStringLiteral("tacit:a\n--try");
    QTest::addRow("escape-character") << QStringLiteral("tacit:a\x1b[2J");
    QTest::addRow("nul-inside") << QString(QStringLiteral("tacit:a") + QChar(0));
    QTest::addRow("blank-inside") << QStringLiteral("tacit:a --try");
  }
  void strangeLinksAreNotTaken() {
    QFETCH(QString, text);
    QVERIFY(!isOutsideLink(text));
    Program program(WalletPhase::Locked);
    program.backend.open(1);
    program.app->openLink(text);
    QCOMPARE(program.app->links()->count(), 0);
    QCOMPARE(program.app->page(), AppController::HomePage);
    QCOMPARE(program.app->notices()->count(), 1);
  }

  void settingsAreKept() {
    Program program(WalletPhase::Missing);
    program.app->settings()->setLanguage(2);
    program.app->settings()->setTheme(2);
    program.app->settings()->setMotion(2);
    program.app->settings()->setLockChoice(1);
    program.app->rememberWindow(QRect(10, 20, 900, 700), true);
    program.make();
    QCOMPARE(program.app->settings()->languageCode(), QStringLiteral("zh_CN"));
    QVERIFY(program.app->settings()->dark());
    QVERIFY(program.app->settings()->reducedMotion());
    QCOMPARE(program.app->settings()->lockMinutes(), 1);
    QCOMPARE(program.app->windowPlace(), QRect(10, 20, 900, 700));
    QVERIFY(program.app->windowMaximized());
  }

  void themeFollowsTheSystemUntilChosen() {
    Program program(WalletPhase::Missing);
    SettingsModel& settings = *program.app->settings();
    settings.setTheme(0);
    settings.setSystemDark(true);
    QVERIFY(settings.dark());
    settings.setTheme(1);
    QVERIFY(!settings.dark());
    settings.setMotion(0);
    settings.setSystemReducedMotion(true);
    QVERIFY(settings.reducedMotion());
  }

  /// Texts that were made before change with the language.
  void languageChangesAtRunTime() {
    Program program(WalletPhase::Locked);
    program.backend.open(10);
    AppController& app = *program.app;
    const QString english = app.latest()->index(0, 0).data(PaymentListModel::StateTextRole).toString();
    QSignalSpy changes(app.latest(), &QAbstractItemModel::dataChanged);
    app.settings()->setLanguage(2);
    QVERIFY(changes.count() > 0);
    const QString chinese = app.latest()->index(0, 0).data(PaymentListModel::StateTextRole).toString();
    QCOMPARE(english, QStringLiteral("final"));
    QCOMPARE(chinese, QString::fromUtf8("最终"));
    QCOMPARE(app.settings()->themes()[2], QString::fromUtf8("深色"));
    QCOMPARE(app.node()->index(0).data(NodeModel::LayerRole).toString(), QString::fromUtf8("链路"));
    app.settings()->setLanguage(1);
    QCOMPARE(app.settings()->themes()[2], QStringLiteral("Dark"));
  }

  void pluralsAreRight() {
    Program program(WalletPhase::Missing);
    QCOMPARE(program.app->settings()->lockChoices()[1], QStringLiteral("after 1 minute"));
    QCOMPARE(program.app->settings()->lockChoices()[2], QStringLiteral("after 5 minutes"));
  }

  void wordsNeedThePassword() {
    Program program(WalletPhase::Locked);
    program.backend.open(1);
    SettingsModel& settings = *program.app->settings();
    settings.showWords(QStringLiteral("wrong"));
    QVERIFY(!settings.wordsShown());
    QVERIFY(!settings.secretProblem().isEmpty());
    settings.showWords(QString::fromLatin1(FixtureBackend::kPassword));
    QVERIFY(settings.wordsShown());
    settings.beginCheck();
    for (int i = 0; i < 3; ++i) {
      settings.setAnswer(i, settings.words()->words().at(settings.asked()[i] - 1));
      if (i < 2) {
        QCOMPARE(settings.asked().size(), 3);
      }
    }
    QVERIFY(settings.asked().isEmpty());
    QVERIFY(settings.wordsConfirmed());
    program.app->setPage(AppController::SettingsPage);
    program.app->setPage(AppController::HomePage);
    QVERIFY(!settings.wordsShown());
  }

  void viewKeysNeedThePassword() {
    Program program(WalletPhase::Locked);
    program.backend.open(1);
    SettingsModel& settings = *program.app->settings();
    settings.showViewKeys(QString::fromLatin1(FixtureBackend::kPassword));
    QVERIFY(settings.incomingViewKey().startsWith(QStringLiteral("tacitviewin1")));
    const QString shownOnAPage = settings.incomingViewKey();
    settings.copyViewKey(false);
    program.backend.lock();
    QVERIFY(settings.incomingViewKey().isEmpty());
    // Overwritten where it lay, and what was copied on purpose is as it was.
    QCOMPARE(shownOnAPage.count(QChar(0)), shownOnAPage.size());
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("tacitviewin1")));
  }

  void anotherNodeIsTestedFirst() {
    Program program(WalletPhase::Locked);
    program.backend.open(1);
    SettingsModel& settings = *program.app->settings();
    settings.setNewNodeLink(QStringLiteral("nonsense"));
    QVERIFY(!settings.nodeTestGood());
    settings.useNewNode();
    QCOMPARE(program.app->node()->nodeLink(), FixtureBackend::nodeLink());
    QString other = FixtureBackend::nodeLink();
    other.replace(QStringLiteral("41234"), QStringLiteral("41235"));
    settings.setNewNodeLink(other);
    QVERIFY(settings.nodeTestGood());
    settings.useNewNode();
    QCOMPARE(program.app->node()->nodeLink(), other);
  }

  void nodeStateIsFourLines() {
    Program program(WalletPhase::Locked);
    program.backend.open(1);
    NodeModel& node = *program.app->node();
    const QAbstractItemModelTester tester(&node, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(node.rowCount(), 4);
    QCOMPARE(node.level(), NodeModel::Good);
    program.backend.setNode(FixtureBackend::offlineNode());
    QCOMPARE(node.level(), NodeModel::Bad);
    QVERIFY(!node.connected());
    QVERIFY(!node.index(0).data(NodeModel::ReasonRole).toString().isEmpty());
    QVERIFY(!node.index(0).data(NodeModel::MendRole).toString().isEmpty());
    NodeState wrongKey = FixtureBackend::goodNode();
    wrongKey.encryption = LayerState::Bad;
    wrongKey.encryptionFault = EncryptionFault::WrongKey;
    program.backend.setNode(wrongKey);
    QCOMPARE(node.index(1).data(NodeModel::LevelRole).toInt(), static_cast<int>(NodeModel::Bad));
  }

  void theLastVerifiedBalanceStays() {
    Program program(WalletPhase::Locked);
    program.backend.open(100);
    BalanceModel& balance = *program.app->balance();
    const QString total = balance.total();
    QVERIFY(balance.age().isEmpty());
    program.backend.setNode(FixtureBackend::catchingUpNode(false));
    QCOMPARE(balance.total(), total);
    QVERIFY(!balance.age().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(program.app->insights()->line().size() >= 2, kWait);
  }

  void aPersonIsPaidByName() {
    Program program(WalletPhase::Locked);
    program.backend.meetPeople();
    program.backend.open(10);
    AppController& app = *program.app;
    app.setPage(AppController::ContactsPage);
    app.contact()->show(QStringLiteral("2"));
    app.contact()->pay();
    QCOMPARE(app.page(), AppController::SendPage);
    QCOMPARE(app.send()->target(), QStringLiteral("Lin"));
    QVERIFY(app.send()->targetGood());
    QCOMPARE(app.send()->address(), FixtureBackend::address(6));
    QCOMPARE(app.send()->recipient(), QStringLiteral("Lin"));
    // The name goes on meaning the address that it means now.
    program.backend.saveContact(7, "2", {QStringLiteral("Lin"), FixtureBackend::address(50), 1, {}, {}});
    QCOMPARE(app.send()->address(), FixtureBackend::address(50));
    app.send()->setTarget(QStringLiteral("Nobody known"));
    QVERIFY(!app.send()->targetGood());
  }

  void nothingTypedForSomebodyElseGoesAlong() {
    Program program(WalletPhase::Locked);
    program.backend.meetPeople();
    program.backend.open(10);
    AppController& app = *program.app;
    app.send()->setTarget(FixtureBackend::address(9));
    app.send()->setAmountText(QStringLiteral("70"));
    app.send()->setNote(QStringLiteral("the results, please"));
    app.contact()->show(QStringLiteral("2"));
    app.contact()->pay();
    QCOMPARE(app.send()->address(), FixtureBackend::address(6));
    QVERIFY(app.send()->amountText().isEmpty());
    QVERIFY(app.send()->note().isEmpty());
    app.send()->setAmountText(QStringLiteral("5"));
    app.contact()->pay();  // the same person: still being written
    QCOMPARE(app.send()->amountText(), QStringLiteral("5"));
  }

  /// The name that somebody has here is not told to whoever reads the request.
  void aRequestDoesNotNameTheContact() {
    Program program(WalletPhase::Locked);
    program.backend.meetPeople();
    program.backend.open(10);
    AppController& app = *program.app;
    app.contact()->show(QStringLiteral("2"));
    QCOMPARE(app.page(), AppController::ContactsPage);
    app.contact()->request();
    QCOMPARE(app.page(), AppController::ReceivePage);
    QVERIFY(app.receive()->ready());
    QVERIFY(app.receive()->message().isEmpty());
    QVERIFY(!app.receive()->link().contains(QStringLiteral("Lin")));
  }

  void leavingTheContactsForgetsWhatCouldBeUndone() {
    Program program(WalletPhase::Locked);
    program.backend.meetPeople();
    program.backend.open(10);
    AppController& app = *program.app;
    app.contact()->show(QStringLiteral("2"));
    app.contact()->remove();
    QVERIFY(!app.contact()->removedText().isEmpty());
    app.setPage(AppController::HomePage);
    QVERIFY(app.contact()->removedText().isEmpty());
    QVERIFY(app.people()->byName(QStringLiteral("Lin")) == nullptr);
  }

  void testMoneyIsFetched() {
    Program program(WalletPhase::Locked);
    program.backend.open(0);
    QVERIFY(program.app->balance()->canFetch());
    program.app->balance()->fetchTestMoney();
    QCOMPARE(program.app->balance()->total(), QString::fromUtf8("1\u202f000.00"));
    QVERIFY(!program.app->balance()->canFetch());
  }

  void aFullDiskIsSaidUntilDismissed() {
    Program program(WalletPhase::Locked);
    program.backend.open(1);
    emit program.backend.storageFailed();
    QCOMPARE(program.app->notices()->banner(), NoticeModel::Error);
    program.app->notices()->dismissBanner();
    QCOMPARE(program.app->notices()->banner(), NoticeModel::NoBanner);
  }
};

QTEST_MAIN(TestAppController)
#include "test_app_controller.moc"
