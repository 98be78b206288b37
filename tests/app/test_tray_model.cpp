// SPDX-License-Identifier: MIT
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "desktop/fixture/fixture_backend.h"
#include "viewmodels/app_controller.h"
#include "viewmodels/tray_model.h"

using namespace tacit::app;

namespace {

constexpr quint64 kCoin = 100'000'000;

struct Program {
  QTemporaryDir folder;
  FixtureBackend backend;
  std::unique_ptr<AppController> app;
  std::unique_ptr<TrayModel> tray;

  explicit Program(WalletPhase phase) : backend(phase) {
    auto store = std::make_unique<QSettings>(folder.filePath("window.ini"), QSettings::IniFormat);
    store->setValue("display/language", "en");
    app = std::make_unique<AppController>(backend, std::move(store));
    tray = std::make_unique<TrayModel>(*app);
    app->start();
  }
};

}  // namespace

/// What the tray icon's menu says and does, without a tray.
class TestTrayModel : public QObject {
  Q_OBJECT

 private slots:
  void saysThatThereIsNoWallet() {
    const Program program(WalletPhase::Missing);
    QCOMPARE(program.tray->balance(), QStringLiteral("No wallet yet"));
    QVERIFY(program.tray->lastPayment().isEmpty());
    QVERIFY(!program.tray->open());
  }

  void aLockedWalletShowsNothing() {
    Program program(WalletPhase::Locked);
    program.backend.open(10);
    QVERIFY(program.tray->canLock());
    program.tray->lock();
    QCOMPARE(program.tray->balance(), QStringLiteral("Locked"));
    QVERIFY(program.tray->lastPayment().isEmpty());
    QVERIFY(!program.tray->canLock());
    QVERIFY(!program.tray->tip().contains(QLatin1String("TACIT")));
  }

  void showsBalanceAndLastPayment() {
    Program program(WalletPhase::Locked);
    program.backend.open(10);
    program.backend.arrive(12 * kCoin + kCoin / 2, QStringLiteral("lunch"));
    QCOMPARE(program.tray->balance(), program.app->balance()->total() + QStringLiteral(" TACIT"));
    QVERIFY(program.tray->lastPayment().contains(QLatin1String("12.50")));
    QVERIFY(program.tray->lastPayment().contains(QLatin1String("lunch")));
  }

  /// A long note of a stranger makes no menu of its own.
  void whatAPayerWroteStaysOneShortLine() {
    Program program(WalletPhase::Locked);
    program.backend.open(1);
    program.backend.arrive(kCoin, QStringLiteral("one\ttwo\nthree ") + QString(5'000, QLatin1Char('x')));
    QVERIFY(program.tray->lastPayment().size() < 100);
    QVERIFY(!program.tray->lastPayment().contains(QLatin1Char('\t')));
    program.backend.arrive(kCoin, QStringLiteral("a\tb ") + QString(300, QLatin1Char('y')));
    QVERIFY(program.tray->lastPayment().size() < 100);
    QVERIFY(!program.tray->tip().contains(QLatin1Char('y') + QString(1, QLatin1Char('y'))));
  }

  void tellsOfChangesTogether() {
    Program program(WalletPhase::Locked);
    program.backend.open(10);
    QSignalSpy changes(program.tray.get(), &TrayModel::changed);
    for (int i = 0; i < 50; ++i) {
      program.backend.arrive(kCoin, {});
    }
    QVERIFY(changes.wait());
    QCOMPARE(changes.count(), 1);
  }

  void goesToThePages() {
    Program program(WalletPhase::Locked);
    QSignalSpy raised(program.app.get(), &AppController::raiseRequested);
    program.tray->send();  // locked: only the window comes
    QCOMPARE(raised.count(), 1);
    QCOMPARE(program.app->page(), AppController::HomePage);
    program.backend.open(10);
    program.tray->send();
    QCOMPARE(program.app->page(), AppController::SendPage);
    program.tray->receive();
    QCOMPARE(program.app->page(), AppController::ReceivePage);
    program.tray->showLastPayment();
    QCOMPARE(program.app->page(), AppController::HistoryPage);
    QVERIFY(program.app->detail()->isOpen());
    QCOMPARE(raised.count(), 4);
  }

  void followsTheLanguage() {
    Program program(WalletPhase::Locked);
    const QString english = program.tray->quitText();
    QSignalSpy changes(program.tray.get(), &TrayModel::changed);
    program.app->settings()->setLanguage(2);
    QVERIFY(changes.wait());
    QVERIFY(program.tray->quitText() != english);
  }
};

QTEST_MAIN(TestTrayModel)
#include "test_tray_model.moc"
