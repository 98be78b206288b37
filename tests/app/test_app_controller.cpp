// SPDX-License-Identifier: MIT
#include <QAbstractItemModelTester>
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
    program.backend.lock();
    QVERIFY(settings.incomingViewKey().isEmpty());
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
    QTRY_VERIFY_WITH_TIMEOUT(balance.chart().size() >= 2, kWait);
    for (const QPointF& point : balance.chart()) {
      QVERIFY(point.x() >= 0 && point.x() <= 1 && point.y() >= 0 && point.y() <= 1);
    }
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
