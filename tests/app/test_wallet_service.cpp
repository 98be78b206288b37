// SPDX-License-Identifier: MIT
#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "bridge/wallet_service.h"

using namespace tacit;
using namespace tacit::app;

namespace {

constexpr int kWait = 60'000;

SecretBytes secret(std::string_view text) {
  return SecretBytes(as_bytes(text));
}

/// A service over a folder and what it told.
struct Opened {
  WalletService service;
  QSignalSpy phases{&service, &WalletBackend::phaseChanged};
  QSignalSpy faults{&service, &WalletBackend::openFailed};

  explicit Opened(const QString& folder) : service({folder, folder + "-practice", "/nowhere/tacitd"}) {}
  bool reaches(WalletPhase phase) {
    return QTest::qWaitFor([&] { return service.phase() == phase; }, kWait);
  }
  bool create() {
    SecretWords words;
    const auto made = QObject::connect(&service, &WalletBackend::wordsMade,
                                       [&words](const SecretWords& told) { words = told.clone(); });
    service.newWords();
    const bool told = QTest::qWaitFor([&] { return words.count() == 24; }, kWait);
    QObject::disconnect(made);
    // A node where nobody listens: the wallet is made without it.
    const QString link =
        QStringLiteral("tacit-node:127.0.0.1:9?key=") + QString(64, 'a') + "&genesis=" + QString(64, 'b');
    service.create({secret("right password"), std::move(words), link, false});
    return told && reaches(WalletPhase::Open);
  }
};

}  // namespace

/// The real wallet on its own thread, without a network.
class TestWalletService : public QObject {
  Q_OBJECT

 private slots:
  void createsLocksAndUnlocks() {
    QTemporaryDir folder;
    Opened opened(folder.filePath("wallet"));
    QCOMPARE(opened.service.phase(), WalletPhase::Missing);
    QVERIFY(opened.create());
    opened.service.lock();
    QVERIFY(opened.reaches(WalletPhase::Locked));
    opened.service.unlock(secret("wrong password"));
    QVERIFY(opened.faults.wait(kWait));
    QCOMPARE(opened.faults.front().front().value<OpenFault>(), OpenFault::WrongPassword);
    QCOMPARE(opened.service.phase(), WalletPhase::Locked);
    opened.service.unlock(secret("right password"));
    QVERIFY(opened.reaches(WalletPhase::Open));
  }

  /// The password's key takes long on purpose; whoever asks for it must not feel that. The bound is a part of
  /// what the work itself takes, so that a busy machine does not decide the test.
  void commandsReturnAtOnce() {
    QTemporaryDir folder;
    Opened opened(folder.filePath("wallet"));
    QVERIFY(opened.create());
    int shown = 0;
    connect(&opened.service, &WalletBackend::wordsShown, [&shown] { ++shown; });
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 4; ++i) {
      opened.service.showWords(secret("right password"));
    }
    opened.service.planPayment(1, {});
    opened.service.createRequest(2, {});
    const qint64 asked = timer.elapsed();
    QCOMPARE(shown, 0);
    QTRY_COMPARE_WITH_TIMEOUT(shown, 4, kWait);
    const qint64 answered = timer.elapsed();
    QVERIFY2(asked * 4 < answered, qPrintable(QStringLiteral("%1 of %2 ms").arg(asked).arg(answered)));
  }

  void secretsNeedThePassword() {
    QTemporaryDir folder;
    Opened opened(folder.filePath("wallet"));
    QVERIFY(opened.create());
    QSignalSpy refused(&opened.service, &WalletBackend::secretRefused);
    QSignalSpy keys(&opened.service, &WalletBackend::viewKeysShown);
    int shown = 0;
    connect(&opened.service, &WalletBackend::wordsShown,
            [&shown](const SecretWords& words) { shown = words.count(); });
    opened.service.showWords(secret("wrong password"));
    QVERIFY(refused.wait(kWait));
    opened.service.showWords(secret("right password"));
    QTRY_COMPARE_WITH_TIMEOUT(shown, 24, kWait);
    opened.service.showViewKeys(secret("right password"));
    QVERIFY(keys.wait(kWait));
    QVERIFY(keys.front().front().value<ViewKeys>().incoming.startsWith("tacitviewin1"));
    QVERIFY(keys.front().front().value<ViewKeys>().full.startsWith("tacitviewfull1"));
  }

  void contactsAreAnswered() {
    QTemporaryDir folder;
    Opened opened(folder.filePath("wallet"));
    QSignalSpy loaded(&opened.service, &WalletBackend::contactsLoaded);
    QSignalSpy refused(&opened.service, &WalletBackend::contactRefused);
    QVERIFY(opened.create());
    QTRY_COMPARE_WITH_TIMEOUT(loaded.count(), 1, kWait);
    QVERIFY(loaded.front().front().value<QList<app::Contact>>().isEmpty());
    // Without a network no address can be checked, so none is kept.
    opened.service.saveContact(5, {}, {QStringLiteral("Ann"), QStringLiteral("tacit1qqqq"), 0, {}, {}});
    QTRY_COMPARE_WITH_TIMEOUT(refused.count(), 1, kWait);
    QCOMPARE(refused.front().at(0).toULongLong(), 5u);
    QCOMPARE(refused.front().at(1).value<app::ContactFault>(), app::ContactFault::NoNetwork);
    opened.service.saveContact(6, "77", {QStringLiteral("Ann"), QStringLiteral("tacit1qqqq"), 0, {}, {}});
    QTRY_COMPARE_WITH_TIMEOUT(refused.count(), 2, kWait);
    QCOMPARE(refused.back().at(1).value<app::ContactFault>(), app::ContactFault::Unknown);
    opened.service.removeContact("77");
    opened.service.assignPayment("1", "77");
    opened.service.putBackContact("77");
    QTRY_COMPARE_WITH_TIMEOUT(refused.count(), 3, kWait);
  }

  void thePasswordIsChanged() {
    QTemporaryDir folder;
    Opened opened(folder.filePath("wallet"));
    QVERIFY(opened.create());
    QSignalSpy changed(&opened.service, &WalletBackend::passwordChanged);
    QSignalSpy refused(&opened.service, &WalletBackend::passwordNotChanged);
    opened.service.changePassword(secret("wrong password"), secret("next password"));
    QVERIFY(refused.wait(kWait));
    opened.service.changePassword(secret("right password"), secret("next password"));
    QVERIFY(changed.wait(kWait));
    opened.service.lock();
    QVERIFY(opened.reaches(WalletPhase::Locked));
    opened.service.unlock(secret("right password"));
    QVERIFY(opened.faults.wait(kWait));
    opened.service.unlock(secret("next password"));
    QVERIFY(opened.reaches(WalletPhase::Open));
  }

  void theLimitIsKeptAndThePasswordChecked() {
    QTemporaryDir folder;
    Opened opened(folder.filePath("wallet"));
    QVERIFY(opened.create());
    QSignalSpy limits(&opened.service, &WalletBackend::askAboveChanged);
    QSignalSpy refused(&opened.service, &WalletBackend::askAboveNotChanged);
    opened.service.setAskAbove(true, 500, secret("wrong password"));
    QVERIFY(refused.wait(kWait));
    opened.service.setAskAbove(true, 500, secret("right password"));
    QTRY_VERIFY_WITH_TIMEOUT(!limits.isEmpty() && limits.back().at(0).toBool(), kWait);
    opened.service.lock();
    QVERIFY(opened.reaches(WalletPhase::Locked));
    limits.clear();
    opened.service.unlock(secret("right password"));
    QTRY_VERIFY_WITH_TIMEOUT(!limits.isEmpty(), kWait);
    QCOMPARE(limits.back().at(1).toULongLong(), 500);
    QSignalSpy shown(&opened.service, &WalletBackend::authorised);
    opened.service.authorise(7, secret("wrong password"));
    opened.service.authorise(8, secret("right password"));
    QTRY_COMPARE_WITH_TIMEOUT(shown.count(), 2, kWait);
    QCOMPARE(shown[0], QVariantList({quint64{7}, false}));
    QCOMPARE(shown[1], QVariantList({quint64{8}, true}));
  }

  void accountsAreAddedAndSwitchedInPlace() {
    QTemporaryDir folder;
    Opened opened(folder.filePath("wallet"));
    QList<app::Account> accounts;
    connect(&opened.service, &WalletBackend::accountsChanged,
            [&accounts](const QList<Account>& told) { accounts = told; });
    QVERIFY(opened.create());
    QTRY_COMPARE_WITH_TIMEOUT(accounts.size(), 1, kWait);
    opened.service.addAccount(QStringLiteral("Savings"), false);
    QTRY_COMPARE_WITH_TIMEOUT(accounts.size(), 2, kWait);
    QVERIFY(accounts[0].open);
    opened.service.switchAccount(1);
    QTRY_VERIFY_WITH_TIMEOUT(accounts[1].open, kWait);
    QTRY_COMPARE_WITH_TIMEOUT(opened.service.phase(), WalletPhase::Open, kWait);
    opened.service.renameAccount(0, QStringLiteral("Daily"));
    QTRY_COMPARE_WITH_TIMEOUT(accounts[0].name, QStringLiteral("Daily"), kWait);
    QCOMPARE(accounts[1].name, QStringLiteral("Savings"));
  }

  void aViewKeyMakesAWalletThatOnlyWatches() {
    QTemporaryDir folder;
    Opened spender(folder.filePath("spender"));
    QVERIFY(spender.create());
    QSignalSpy keys(&spender.service, &WalletBackend::viewKeysShown);
    spender.service.showViewKeys(secret("right password"));
    QVERIFY(keys.wait(kWait));
    const QByteArray key = keys.front().front().value<ViewKeys>().incoming.toLatin1();

    Opened watcher(folder.filePath("watcher"));
    app::WatchKind kind = app::WatchKind::None;
    connect(&watcher.service, &WalletBackend::watchChanged, [&kind](app::WatchKind told) { kind = told; });
    watcher.service.watch({secret("its password"), secret("tacitviewin1nonsense"), {}, {}});
    QVERIFY(watcher.faults.wait(kWait));
    QCOMPARE(watcher.faults.front().front().value<OpenFault>(), OpenFault::BadViewKey);
    watcher.service.watch(
        {secret("its password"), secret({key.data(), static_cast<std::size_t>(key.size())}), {}, {}});
    QVERIFY(watcher.reaches(WalletPhase::Open));
    QTRY_COMPARE_WITH_TIMEOUT(kind, app::WatchKind::Incoming, kWait);
    QSignalSpy refused(&watcher.service, &WalletBackend::secretRefused);
    watcher.service.showWords(secret("its password"));
    QVERIFY(refused.wait(kWait));
    QCOMPARE(refused.front().front().value<OpenFault>(), OpenFault::Watching);
  }

  void aBackupFileBringsTheWalletBack() {
    QTemporaryDir folder;
    const QString file = folder.filePath("mine.tacit-backup");
    Opened first(folder.filePath("first"));
    QVERIFY(first.create());
    QSignalSpy saved(&first.service, &WalletBackend::backupSaved);
    first.service.saveBackup(1, file, secret("wrong password"), secret("file password"));
    QVERIFY(saved.wait(kWait));
    QCOMPARE(saved.takeFirst().at(1).value<BackupFault>(), BackupFault::WrongWalletPassword);
    QVERIFY(!QFile::exists(file));
    first.service.saveBackup(2, file, secret("right password"), secret("file password"));
    QVERIFY(saved.wait(kWait));
    QCOMPARE(saved.takeFirst().at(1).value<BackupFault>(), BackupFault::None);

    QList<BackupContents> found;
    connect(&first.service, &WalletBackend::backupChecked,
            [&found](quint64, const BackupContents& contents) { found.append(contents); });
    first.service.rehearseBackup(3, file, secret("another password"));
    first.service.rehearseBackup(4, file, secret("file password"));
    QTRY_COMPARE_WITH_TIMEOUT(found.size(), 2, kWait);
    QCOMPARE(found[0].fault, BackupFault::WrongPassword);
    QCOMPARE(found[1].fault, BackupFault::None);
    QVERIFY(found[1].complete);
    QCOMPARE(found[1].accounts, 1);

    Opened second(folder.filePath("second"));
    second.service.restoreBackup({file, secret("file password"), secret("new password"), {}});
    QVERIFY(second.reaches(WalletPhase::Open));
    second.service.lock();
    QVERIFY(second.reaches(WalletPhase::Locked));
    second.service.unlock(secret("new password"));
    QVERIFY(second.reaches(WalletPhase::Open));
  }

  void twoProgramsCanNotOpenOneWallet() {
    QTemporaryDir folder;
    Opened first(folder.filePath("wallet"));
    QVERIFY(first.create());
    Opened second(folder.filePath("wallet"));
    second.service.unlock(secret("right password"));
    QVERIFY(second.faults.wait(kWait));
    QCOMPARE(second.faults.front().front().value<OpenFault>(), OpenFault::InUse);
  }

  void createDoesNotOverwrite() {
    QTemporaryDir folder;
    {
      Opened first(folder.filePath("wallet"));
      QVERIFY(first.create());
    }
    Opened second(folder.filePath("wallet"));
    QCOMPARE(second.service.phase(), WalletPhase::Locked);
    second.service.create({secret("other password"), SecretWords(), {}, false});
    QVERIFY(second.faults.wait(kWait));
    second.service.unlock(secret("right password"));
    QVERIFY(second.reaches(WalletPhase::Open));
  }

  void rejectsWrongWords() {
    QTemporaryDir folder;
    Opened opened(folder.filePath("wallet"));
    opened.service.restore({secret("right password"), secret("abandon abandon abandon"), {}, {}});
    QVERIFY(opened.faults.wait(kWait));
    QCOMPARE(opened.faults.front().front().value<OpenFault>(), OpenFault::WrongWords);
    QCOMPARE(opened.service.phase(), WalletPhase::Missing);
  }

  void testsNodesThatAreNotThere() {
    QTemporaryDir folder;
    Opened opened(folder.filePath("wallet"));
    QSignalSpy tested(&opened.service, &WalletBackend::nodeTested);
    opened.service.testNode(1, "nonsense", {});
    QVERIFY(tested.wait(kWait));
    QCOMPARE(tested.back().front().value<LinkTest>().syntaxOk, false);
    const QString link =
        QStringLiteral("tacit-node:127.0.0.1:9?key=") + QString(64, 'a') + "&genesis=" + QString(64, 'b');
    opened.service.testNode(2, link, {});
    QVERIFY(tested.wait(kWait));
    QCOMPARE(tested.back().front().value<LinkTest>().ticket, quint64{2});
    QCOMPARE(tested.back().front().value<LinkTest>().state.link, LayerState::Bad);
    QCOMPARE(tested.back().front().value<LinkTest>().state.linkFault, LinkFault::Unreachable);
    opened.service.testNode(3, link, QStringLiteral("127.0.0.1:9"));
    QVERIFY(tested.wait(kWait));
    QCOMPARE(tested.back().front().value<LinkTest>().state.linkFault, LinkFault::ProxyAway);
    // What is no proxy is not left out: nothing is dialled.
    opened.service.testNode(4, link, QStringLiteral("proxy.example:9050"));
    QVERIFY(tested.wait(kWait));
    QCOMPARE(tested.back().front().value<LinkTest>().syntaxOk, false);
  }

  void writesTheHistory() {
    QTemporaryDir folder;
    Opened opened(folder.filePath("wallet"));
    QVERIFY(opened.create());
    QSignalSpy exported(&opened.service, &WalletBackend::exported);
    opened.service.exportPayments({1, folder.filePath("history.csv"), false, true, {}});
    QVERIFY(exported.wait(kWait));
    QCOMPARE(exported.back(), QVariantList({quint64{1}, 0}));
    opened.service.exportPayments({2, folder.filePath("history.json"), true, false, {"7"}});
    QVERIFY(exported.wait(kWait));
    QCOMPARE(exported.back(), QVariantList({quint64{2}, 0}));
    opened.service.exportPayments({3, folder.filePath("missing/history.json"), true, true, {}});
    QVERIFY(exported.wait(kWait));
    QCOMPARE(exported.back(), QVariantList({quint64{3}, -1}));
    QFile csv(folder.filePath("history.csv"));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    QVERIFY(csv.readAll().startsWith("\xEF\xBB\xBFtime,direction,"));
  }

  void answersEveryReceipt() {
    QTemporaryDir folder;
    Opened opened(folder.filePath("wallet"));
    QVERIFY(opened.create());
    QSignalSpy checked(&opened.service, &WalletBackend::receiptChecked);
    const QByteArray texts[] = {{},
                                "receipt",
                                "{\"receipt\": \"xyz\"}",
                                "{\"receipt\": \"000\"}",
                                "{\"receipt\": \"00\"}",
                                "{\"receipt\": 1}",
                                "{\"receipt\": \"00\", \"message\": null}",
                                "{\"receipt\": \"" + QByteArray(40'000, '0') + "\"}",
                                QByteArray("\xFF\x00{", 3)};
    quint64 ticket = 0;
    for (const QByteArray& text : texts) {
      opened.service.checkReceipt(++ticket, text);
      QTRY_COMPARE_WITH_TIMEOUT(checked.count(), static_cast<int>(ticket), kWait);
      const auto verdict = checked.back().front().value<ReceiptVerdict>();
      QCOMPARE(verdict.ticket, ticket);
      QCOMPARE(verdict.fault, ReceiptFault::Malformed);
    }
  }

  void commandsWithoutAWalletDoNothing() {
    QTemporaryDir folder;
    Opened opened(folder.filePath("wallet"));
    opened.service.askFaucet();
    opened.service.send(1);
    opened.service.loadDetail("1");
    opened.service.unlock(secret("password"));
    QVERIFY(opened.faults.wait(kWait));
  }
};

QTEST_GUILESS_MAIN(TestWalletService)
#include "test_wallet_service.moc"
