// SPDX-License-Identifier: MIT
#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <functional>
#include <memory>

#include "desktop/fixture/fixture_backend.h"
#include "viewmodels/app_controller.h"
#include "viewmodels/texts.h"

using namespace tacit::app;
using tacit::SecretBytes;

namespace {

constexpr int kWait = 10'000;
constexpr quint64 kCoin = 100'000'000;
constexpr qint64 kMinute = 60'000;
const QString kNext = QStringLiteral("paper lantern over quiet water");

QString right() {
  return QString::fromLatin1(FixtureBackend::kPassword);
}

struct Program {
  QTemporaryDir folder;
  FixtureBackend backend{WalletPhase::Locked};
  AppController app{backend, store()};

  std::unique_ptr<QSettings> store() {
    auto settings = std::make_unique<QSettings>(folder.filePath("window.ini"), QSettings::IniFormat);
    settings->setValue("display/language", "en");
    settings->setValue("wallet/name", "Everyday");
    return settings;
  }
};

/// Answers when it is told to.
class Slow : public FixtureBackend {
 public:
  using FixtureBackend::FixtureBackend;
  void showWords(SecretBytes password) override {
    hold([this, password = std::make_shared<SecretBytes>(std::move(password))] {
      FixtureBackend::showWords(std::move(*password));
    });
  }
  void showViewKeys(SecretBytes password) override {
    hold([this, password = std::make_shared<SecretBytes>(std::move(password))] {
      FixtureBackend::showViewKeys(std::move(*password));
    });
  }
  void makeReceipt(quint64 ticket, QByteArray payment, int output, QString message) override {
    hold([=, this] { FixtureBackend::makeReceipt(ticket, payment, output, message); });
  }
  void saveBackup(quint64 ticket, QString file, SecretBytes own, SecretBytes) override {
    hold([this, ticket, file, own = std::make_shared<SecretBytes>(std::move(own))] {
      FixtureBackend::saveBackup(ticket, file, std::move(*own), SecretBytes());
    });
  }
  /// The oldest question.
  void answer() { m_held.takeFirst()(); }
  void drop() { m_held.clear(); }

 private:
  void hold(std::function<void()> answer) { m_held.append(std::move(answer)); }
  QList<std::function<void()>> m_held;
};

/// A folder that looks like a wallet's from outside.
void plant(const QString& folder, const QString& name) {
  QVERIFY(QDir().mkpath(folder));
  QFile keys(QDir(folder).filePath("keys"));
  QVERIFY(keys.open(QIODevice::WriteOnly));
  QSettings settings(QDir(folder).filePath("window.ini"), QSettings::IniFormat);
  settings.setValue("wallet/name", name);
}

QString allTexts(const QAbstractItemModel& model) {
  QStringList texts;
  for (int row = 0; row < model.rowCount(); ++row) {
    for (const int role : model.roleNames().keys()) {
      texts.append(model.index(row, 0).data(role).toString());
    }
  }
  return texts.join(QLatin1Char('\n'));
}

/// Everything that QML could read of an object, and of the lists in it.
QString everything(const QObject& object) {
  QStringList texts;
  const QMetaObject* meta = object.metaObject();
  for (int i = QObject::staticMetaObject.propertyCount(); i < meta->propertyCount(); ++i) {
    const QVariant value = meta->property(i).read(&object);
    texts.append(value.canConvert<QStringList>() ? value.toStringList().join(QLatin1Char('\n'))
                                                 : value.toString());
  }
  if (const auto* list = qobject_cast<const QAbstractItemModel*>(&object)) {
    texts.append(allTexts(*list));
  }
  return texts.join(QLatin1Char('\n'));
}

}  // namespace

/// What keeps a wallet: its guard, its backups, its accounts, the wallets beside it, the lock and the log.
class TestKeepingModels : public QObject {
  Q_OBJECT

 private slots:
  void cleanup() { texts::setAmountsHidden(false); }

  // ---- the password

  void thePasswordIsChangedWithTheOldOne() {
    Program program;
    program.backend.open(1);
    SecurityModel& security = *program.app.security();
    const QSignalSpy changed(&security, &SecurityModel::passwordChanged);
    security.setPassword(kNext);
    QVERIFY(!security.canChange());
    security.setPasswordRepeat(kNext);
    QVERIFY(security.canChange());
    security.change(QStringLiteral("wrong"));
    QVERIFY(!security.changeProblem().isEmpty());
    QCOMPARE(changed.count(), 0);
    security.change(right());
    QCOMPARE(changed.count(), 1);
    QVERIFY2(!security.canChange(), "what was typed is forgotten");
    QCOMPARE(security.passwordScore(), 0);
  }

  void amountsAreHiddenEverywhere() {
    Program program;
    program.backend.open(100);
    AppController& app = program.app;
    QVERIFY(app.balance()->total().contains(QLatin1Char('.')));
    const QSignalSpy told(app.balance(), &BalanceModel::changed);
    app.security()->toggleAmounts();
    QVERIFY(told.count() > 0);
    for (const QString& text : {app.balance()->total(), app.balance()->spendable(),
                                app.latest()->index(0, 0).data(PaymentListModel::AmountRole).toString()}) {
      QCOMPARE(text, QString::fromUtf8("••••"));
    }
    QVERIFY(!app.latest()
                 ->index(0, 0)
                 .data(PaymentListModel::SpokenRole)
                 .toString()
                 .contains(QStringLiteral("12.50")));
    app.security()->toggleAmounts();
    QVERIFY(app.balance()->total().contains(QLatin1Char('.')));
  }

  void hidingIsKept() {
    const QTemporaryDir folder;
    const auto make = [&folder](FixtureBackend& backend) {
      return std::make_unique<AppController>(
          backend, std::make_unique<QSettings>(folder.filePath("window.ini"), QSettings::IniFormat));
    };
    FixtureBackend backend(WalletPhase::Locked);
    make(backend)->security()->setAmountsHidden(true);
    texts::setAmountsHidden(false);
    QVERIFY(make(backend)->security()->amountsHidden());
  }

  // ---- asking above an amount

  void theLimitNeedsThePassword() {
    Program program;
    program.backend.open(1);
    SecurityModel& security = *program.app.security();
    QVERIFY(!security.askAbove());
    security.beginLimit();
    security.setLimitText(QStringLiteral("12,5"));
    QVERIFY(!security.limitProblem().isEmpty());
    QVERIFY(!security.canSetLimit());
    security.setLimitText(QStringLiteral("12.5"));
    security.setLimit(QStringLiteral("wrong"));
    QVERIFY(!security.askAbove());
    QVERIFY(!security.limitProblem().isEmpty());
    security.setLimitText(QStringLiteral("12.5"));
    security.setLimit(right());
    QVERIFY(security.askAbove());
    QCOMPARE(security.askAboveText(), QStringLiteral("12.50"));
    security.beginLimit();
    QCOMPARE(security.limitText(), QStringLiteral("12.50"));
    security.setLimitText({});
    security.setLimit(right());
    QVERIFY(!security.askAbove());
  }

  void aPaymentAboveTheLimitIsSentAfterThePassword_data() {
    QTest::addColumn<quint64>("limit");
    QTest::addColumn<bool>("asked");
    QTest::addRow("above") << 20 * kCoin << true;
    QTest::addRow("the-total-with-its-fee-counts") << 3190 * kCoin / 100 << true;
    QTest::addRow("below") << 40 * kCoin << false;
  }
  void aPaymentAboveTheLimitIsSentAfterThePassword() {
    QFETCH(quint64, limit);
    QFETCH(bool, asked);
    Program program;
    program.backend.setAskAboveLimit(limit);
    program.backend.open(100);
    AppController& app = program.app;
    app.openLink(QStringLiteral("tacit:") + FixtureBackend::address(1) + QStringLiteral("?amount=31.90"));
    QTRY_VERIFY_WITH_TIMEOUT(app.send()->armed(), kWait);
    QCOMPARE(app.security()->asked(), asked);
    if (!asked) {
      app.send()->confirm();
      QCOMPARE(program.backend.sent(), 1);
      return;
    }
    app.security()->confirm(QStringLiteral("wrong"));
    QVERIFY(!app.security()->gateProblem().isEmpty());
    QCOMPARE(program.backend.sent(), 0);
    QCOMPARE(app.send()->stage(), SendModel::Review);
    app.security()->confirm(right());
    QCOMPARE(program.backend.sent(), 1);
  }

  // ---- the lock

  void theWalletLocksItselfAfterMinutesWithoutATouch() {
    Program program;
    program.backend.open(1);
    AppController& app = program.app;
    qint64 now = 1'000'000;
    app.setClock([&now] { return now; });
    app.settings()->setLockChoice(2);
    now += 4 * kMinute;
    app.touched();
    now += 4 * kMinute;
    app.lockWhenDue();
    QCOMPARE(app.stage(), AppController::Home);
    now += kMinute;
    app.lockWhenDue();
    QCOMPARE(app.stage(), AppController::Unlock);
  }

  /// A node may take a payment and never make a block of it.
  void aPaymentThatNeverEndsDoesNotKeepItOpen() {
    Program program;
    program.backend.open(100);
    AppController& app = program.app;
    qint64 now = 1'000'000;
    app.setClock([&now] { return now; });
    app.settings()->setLockChoice(2);
    app.openLink(QStringLiteral("tacit:") + FixtureBackend::address(1) + QStringLiteral("?amount=1"));
    QTRY_VERIFY_WITH_TIMEOUT(app.send()->armed(), kWait);
    app.touched();
    app.send()->confirm();
    program.backend.progress(PaymentState::HandedOver, 1);
    now += 5 * kMinute;
    app.lockWhenDue();
    QCOMPARE(app.stage(), AppController::Home);
    QCOMPARE(app.send()->stage(), SendModel::Sending);
    now += 2 * kMinute;
    app.lockWhenDue();
    QCOMPARE(app.stage(), AppController::Unlock);
  }

  // ---- secrets

  /// Words and keys come later than their dialog is closed when the wallet is busy.
  void secretsThatAreNotWaitedForAreDropped() {
    Slow backend(WalletPhase::Locked);
    QTemporaryDir folder;
    QSettings store(folder.filePath("window.ini"), QSettings::IniFormat);
    SettingsModel settings(backend, store, nullptr);
    backend.open(1);
    settings.showWords(right());
    QVERIFY(settings.asking());
    settings.hideSecrets();
    QVERIFY(!settings.asking());
    QSignalSpy changed(&settings, &SettingsModel::secretsChanged);
    backend.answer();
    QVERIFY(!settings.wordsShown());
    QCOMPARE(changed.count(), 0);

    settings.showViewKeys(right());
    settings.hideSecrets();
    // Somebody else asks, with a wrong password, before the first answer is there.
    settings.showViewKeys(QStringLiteral("wrong"));
    backend.answer();
    QVERIFY(settings.incomingViewKey().isEmpty());
    QVERIFY(settings.asking());
    backend.answer();
    QVERIFY(settings.incomingViewKey().isEmpty());
    QVERIFY(!settings.secretProblem().isEmpty());

    // What was asked as the wallet closed is never answered, and the next answer is the next question's.
    settings.showWords(right());
    backend.drop();
    backend.lock();
    backend.open(1);
    settings.showWords(right());
    backend.answer();
    QVERIFY(settings.wordsShown());
    QVERIFY(!settings.asking());
  }

  void whoWakesASleepingComputerFindsItLocked() {
    Program program;
    program.backend.open(1);
    AppController& app = program.app;
    qint64 now = 1'000'000;
    app.setClock([&now] { return now; });
    app.settings()->setLockChoice(2);
    now += 600 * kMinute;
    app.touched();
    QCOMPARE(app.stage(), AppController::Unlock);
  }

  void neverIsNever() {
    Program program;
    program.backend.open(1);
    qint64 now = 1'000'000;
    program.app.setClock([&now] { return now; });
    program.app.settings()->setLockChoice(0);
    now += 6'000 * kMinute;
    program.app.touched();
    program.app.lockWhenDue();
    QCOMPARE(program.app.stage(), AppController::Home);
  }

  /// Whoever reads the memory of a locked program through QML finds nothing of its owner.
  void aLockedWalletHoldsNothing() {
    Program program;
    AppController& app = program.app;
    program.backend.setAskAboveLimit(20 * kCoin);
    program.backend.setAccounts({{0, QStringLiteral("Qaccount"), true, true, 1284 * kCoin},
                                 {1, QStringLiteral("Qsavings"), false, true, 25 * kCoin}});
    program.backend.open(100);
    app.history()->setSearch(QStringLiteral("Qsearch"));
    app.showPayment(QStringLiteral("999"));
    app.detail()->makeReceipt(QStringLiteral("Qverifier"));
    app.receive()->prepare();
    app.receive()->setAmountText(QStringLiteral("77.25"));
    app.receive()->setMessage(QStringLiteral("Qmessage"));
    app.settings()->showWords(right());
    app.settings()->showViewKeys(right());
    app.security()->setLimitText(QStringLiteral("66.25"));
    app.backup()->setTestFile(QUrl::fromLocalFile(QStringLiteral("/Qfolder/Qfile")));
    app.backup()->test(right());
    app.send()->setTarget(QStringLiteral("tacit:") + FixtureBackend::address(1) +
                          QStringLiteral("?amount=31.90&label=Qlabel"));
    app.send()->setNote(QStringLiteral("Qnote"));
    QTRY_VERIFY_WITH_TIMEOUT(app.send()->canReview(), kWait);

    program.backend.lock();
    QCOMPARE(app.stage(), AppController::Unlock);
    const QList<const QObject*> models = {app.balance(),
                                          app.latest(),
                                          app.history(),
                                          app.detail(),
                                          app.receive(),
                                          app.receive()->requests(),
                                          app.send(),
                                          app.send()->whoSees(),
                                          app.send()->stages(),
                                          app.settings(),
                                          app.settings()->words(),
                                          app.security(),
                                          app.backup(),
                                          app.accounts(),
                                          app.notices(),
                                          app.log(),
                                          app.onboarding()};
    const QStringList secrets = {QStringLiteral("Q"),          QStringLiteral("31.9"),
                                 QStringLiteral("77.25"),      QStringLiteral("66.25"),
                                 QStringLiteral("tacittest1"), QStringLiteral("tacitview"),
                                 QStringLiteral("lunch"),      QStringLiteral("abandon")};
    for (const QObject* model : models) {
      QString text = everything(*model);
      text.remove(QStringLiteral("Qt "));  // the log names its version
      for (const QString& secret : secrets) {
        QVERIFY2(!text.contains(secret),
                 qPrintable(QStringLiteral("%1 holds %2").arg(model->metaObject()->className(), secret)));
      }
    }
    QCOMPARE(app.latest()->rowCount(), 0);
  }

  // ---- receipts

  /// A receipt that is made slowly is not shown under another payment.
  void aReceiptBelongsToItsPayment() {
    Slow backend(WalletPhase::Locked);
    PaymentDetailModel detail(backend, nullptr);
    backend.open(3);
    QSignalSpy changed(&detail, &PaymentDetailModel::receiptChanged);
    detail.show(QStringLiteral("999"));
    QVERIFY(detail.canProve());
    detail.makeReceipt({});
    detail.show(QStringLiteral("998"));
    changed.clear();
    backend.answer();
    QVERIFY(detail.receipt().isEmpty());
    QCOMPARE(changed.count(), 0);

    detail.show(QStringLiteral("999"));
    detail.makeReceipt({});
    detail.close();
    backend.answer();
    QVERIFY(detail.receipt().isEmpty());

    detail.show(QStringLiteral("999"));
    detail.makeReceipt({});
    detail.stopReceipt();
    backend.answer();
    QVERIFY(detail.receipt().isEmpty());
    detail.makeReceipt({});
    backend.answer();
    QVERIFY(detail.receipt().contains(detail.transactionId()));
  }

  // ---- backup

  /// The file dialog asked about the name that was typed, and not about the one with the ending.
  void aBackupReplacesNoneThatWasNotAskedAbout() {
    Program program;
    program.backend.open(1);
    BackupModel& backup = *program.app.backup();
    const QString there = program.folder.filePath("mine.tacit-backup");
    QFile file(there);
    QVERIFY(file.open(QIODevice::WriteOnly));
    backup.setPassword(kNext);
    backup.setPasswordRepeat(kNext);
    backup.save(QUrl::fromLocalFile(program.folder.filePath("mine")), right());
    QVERIFY(backup.saveProblem().contains(QStringLiteral("mine.tacit-backup")));
    QVERIFY(program.backend.savedBackup().isEmpty());
    QVERIFY(!backup.saving());
    backup.save(QUrl::fromLocalFile(there), right());
    QCOMPARE(program.backend.savedBackup(), there);
  }

  void aBackupWhoseDialogWasClosedTellsItsEnd() {
    Slow backend(WalletPhase::Locked);
    QTemporaryDir folder;
    QSettings store(folder.filePath("window.ini"), QSettings::IniFormat);
    BackupModel backup(backend, store, nullptr);
    backend.open(1);
    QSignalSpy saved(&backup, &BackupModel::saved), failed(&backup, &BackupModel::failed);
    const auto begin = [&](const QString& own) {
      backup.setPassword(kNext);
      backup.setPasswordRepeat(kNext);
      backup.save(QUrl::fromLocalFile(QStringLiteral("/backups/mine")), own);
      backup.forget();
    };
    begin(right());
    QVERIFY(backup.saving());
    backend.answer();
    QCOMPARE(saved.count(), 1);
    QVERIFY(backup.everSaved());
    begin(QStringLiteral("wrong"));
    backend.answer();
    QCOMPARE(saved.count(), 1);
    QCOMPARE(failed.count(), 1);
    QVERIFY2(backup.saveProblem().isEmpty(), "the next one begins clean");
    begin(right());
    backend.drop();
    backend.lock();
    QVERIFY(!backup.saving());
  }

  void aBackupIsSavedAndItsDayKept() {
    Program program;
    program.backend.open(1);
    BackupModel& backup = *program.app.backup();
    QVERIFY(!backup.everSaved());
    QVERIFY(backup.fileName().startsWith(QStringLiteral("Everyday 20")));
    backup.setPassword(kNext);
    QVERIFY(!backup.canSave());
    backup.setPasswordRepeat(kNext);
    backup.save(QUrl::fromLocalFile(QStringLiteral("/backups/mine")), QStringLiteral("wrong"));
    QVERIFY(!backup.saveProblem().isEmpty());
    QVERIFY(!backup.everSaved());
    backup.save(QUrl::fromLocalFile(QStringLiteral("/backups/mine")), right());
    QCOMPARE(program.backend.savedBackup(), QStringLiteral("/backups/mine.tacit-backup"));
    QVERIFY(backup.everSaved());
    QVERIFY2(!backup.canSave(), "the password is forgotten");
  }

  void aRehearsalSaysWhatIsMissing() {
    Program program;
    program.backend.setMissing(3);
    program.backend.open(1);
    BackupModel& backup = *program.app.backup();
    backup.setTestFile(QUrl::fromLocalFile(QStringLiteral("/backups/mine.tacit-backup")));
    backup.test(QStringLiteral("wrong"));
    QVERIFY(!backup.testProblem().isEmpty());
    QVERIFY(backup.testText().isEmpty());
    backup.test(right());
    QVERIFY(backup.testText().startsWith(QStringLiteral("This backup opens.")));
    QVERIFY(backup.testText().contains(QStringLiteral("3 payments")));
    QVERIFY(!backup.testComplete());
    program.backend.setMissing(0);
    backup.test(right());
    QVERIFY(backup.testComplete());
  }

  // ---- accounts and wallets

  void accountsAreAddedNamedAndSwitched() {
    Program program;
    AccountsModel& accounts = *program.app.accounts();
    const QAbstractItemModelTester tester(&accounts, QAbstractItemModelTester::FailureReportingMode::QtTest);
    program.backend.open(1);
    QCOMPARE(accounts.count(), 1);
    QVERIFY2(accounts.openName().isEmpty(), "one account needs no name");
    QCOMPARE(program.app.windowName(), QStringLiteral("Everyday"));
    const QString before = accounts.index(0).data(AccountsModel::BalanceRole).toString();
    program.backend.arrive(250 * kCoin, {});
    QCOMPARE(accounts.index(0).data(AccountsModel::BalanceRole).toString(), program.app.balance()->total());
    QVERIFY2(accounts.index(0).data(AccountsModel::BalanceRole).toString() != before, "it follows arrivals");
    accounts.add(QStringLiteral("  Savings "), false);
    QCOMPARE(accounts.index(1).data(AccountsModel::NameRole).toString(), QStringLiteral("Savings"));
    QCOMPARE(accounts.index(1).data(AccountsModel::BalanceRole).toString(), QString::fromUtf8("–"));
    accounts.use(1);
    QCOMPARE(program.app.stage(), AppController::Home);
    QCOMPARE(accounts.openNumber(), 1);
    QCOMPARE(program.app.windowName(), QString::fromUtf8("Everyday · Savings"));
    accounts.rename(0, QStringLiteral("Daily"));
    QCOMPARE(accounts.index(0).data(AccountsModel::NameRole).toString(), QStringLiteral("Daily"));
  }

  void walletsOfTheFolderAreListed() {
    const QTemporaryDir base;
    const QDir wallets(QDir(base.path()).filePath("wallets"));
    plant(wallets.filePath("wallet"), QStringLiteral("Everyday"));
    plant(wallets.filePath("wallet-2"), QStringLiteral("Shop"));
    QVERIFY(QDir().mkpath(wallets.filePath("empty")));
    QSettings own(wallets.filePath("wallet/window.ini"), QSettings::IniFormat);
    own.setValue("display/theme", 2);
    WalletsModel model({base.path(), wallets.filePath("wallet")}, own, nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.count(), 2);
    QCOMPARE(model.index(0).data(WalletsModel::NameRole).toString(), QStringLiteral("Everyday"));
    QVERIFY(model.index(0).data(WalletsModel::CurrentRole).toBool());
    QSignalSpy started(&model, &WalletsModel::startWanted);
    model.open(0);
    QCOMPARE(started.count(), 0);
    model.open(1);
    QVERIFY(started.takeFirst().front().toString().endsWith(QStringLiteral("wallet-2")));
    model.another();
    const QString another = started.takeFirst().front().toString();
    QVERIFY(another.endsWith(QStringLiteral("wallet-3")));
    QCOMPARE(
        QSettings(QDir(another).filePath("window.ini"), QSettings::IniFormat).value("display/theme").toInt(),
        2);
    model.setName(QStringLiteral("Daily"));
    QCOMPARE(model.index(0).data(WalletsModel::NameRole).toString(), QStringLiteral("Daily"));
  }

  void aFolderWithoutAWalletIsNotOpened() {
    const QTemporaryDir base;
    const QTemporaryDir elsewhere;
    QSettings own(QDir(base.path()).filePath("window.ini"), QSettings::IniFormat);
    WalletsModel model({base.path(), base.path()}, own, nullptr);
    QSignalSpy started(&model, &WalletsModel::startWanted);
    const QSignalSpy failed(&model, &WalletsModel::failed);
    model.openFolder(QUrl::fromLocalFile(elsewhere.path()));
    QCOMPARE(failed.count(), 1);
    plant(elsewhere.path(), QStringLiteral("Attic"));
    model.openFolder(QUrl::fromLocalFile(elsewhere.path()));
    QCOMPARE(started.count(), 1);
    QVERIFY(allTexts(model).contains(QStringLiteral("Attic")));
  }

  void theProgramOpensTheLastUsedWallet() {
    const QTemporaryDir base;
    const QDir wallets(QDir(base.path()).filePath("wallets"));
    QVERIFY(WalletsModel::lastUsed(base.path()).endsWith(QStringLiteral("wallets/wallet")));
    plant(QDir(base.path()).filePath("wallet"), QStringLiteral("Old"));
    QCOMPARE(WalletsModel::lastUsed(base.path()), QDir(base.path()).filePath("wallet"));
    plant(wallets.filePath("wallet-2"), QStringLiteral("Shop"));
    QSettings own(wallets.filePath("wallet-2/window.ini"), QSettings::IniFormat);
    WalletsModel model({base.path(), wallets.filePath("wallet-2")}, own, nullptr);
    model.remember(FixtureBackend::nodeLink(), QStringLiteral("127.0.0.1:9050"));
    QVERIFY(WalletsModel::lastUsed(base.path()).endsWith(QStringLiteral("wallet-2")));
    QCOMPARE(model.lastNode(), FixtureBackend::nodeLink());
    QCOMPARE(model.lastProxy(), QStringLiteral("127.0.0.1:9050"));
    QVERIFY(QFile::remove(wallets.filePath("wallet-2/keys")));
    QCOMPARE(WalletsModel::lastUsed(base.path()), QDir(base.path()).filePath("wallet"));
  }

  // ---- watching

  void aWatchingWalletSaysSo() {
    Program program;
    program.backend.setWatch(WatchKind::Incoming);
    program.backend.open(1);
    QVERIFY(program.app.watching());
    QVERIFY(program.app.seesIncomingOnly());
    program.backend.lock();
    QVERIFY(!program.app.watching());
  }

  // ---- the network

  void everyFaultOfTheNetworkHasItsMend() {
    Program program;
    program.backend.open(1);
    const NodeModel& node = *program.app.node();
    const auto mended = [&](int layer, const NodeState& state) {
      program.backend.setNode(state);
      return !node.index(layer).data(NodeModel::TextRole).toString().isEmpty() &&
             !node.index(layer).data(NodeModel::MendRole).toString().isEmpty();
    };
    for (const LinkFault fault :
         {LinkFault::NotStarted, LinkFault::Unreachable, LinkFault::Lost, LinkFault::UnknownName,
          LinkFault::Silent, LinkFault::ProxyAway, LinkFault::ProxySlow, LinkFault::NotAProxy,
          LinkFault::ProxyLogin, LinkFault::ProxyRefused, LinkFault::ProxyNoRoute, LinkFault::ProxyNoNode,
          LinkFault::ProxyUnknown}) {
      NodeState state = FixtureBackend::proxyAwayNode();
      state.linkFault = fault;
      QVERIFY(mended(0, state));
    }
    NodeState wrongKey = FixtureBackend::goodNode();
    wrongKey.encryptionFault = EncryptionFault::WrongKey;
    QVERIFY(mended(1, wrongKey));
    for (const NodeFault fault : {NodeFault::WrongGenesis, NodeFault::OldVersion, NodeFault::Behind,
                                  NodeFault::Misbehaves, NodeFault::Stranger}) {
      NodeState state = FixtureBackend::goodNode();
      state.nodeFault = fault;
      QVERIFY(mended(2, state));
    }
    for (const LedgerFault fault : {LedgerFault::BadCertificate, LedgerFault::BadChain, LedgerFault::Conflict,
                                    LedgerFault::ClockAhead, LedgerFault::TooOld, LedgerFault::MaybeTooOld}) {
      NodeState state = FixtureBackend::goodNode();
      state.ledgerFault = fault;
      QVERIFY(mended(3, state));
    }
  }

  void aProxyIsUsedOnceItIsGood() {
    Program program;
    program.backend.open(1);
    SettingsModel& settings = *program.app.settings();
    QVERIFY(settings.proxy().isEmpty() && !settings.proxyNew() && settings.proxyProblem().isEmpty());
    settings.setProxy(QStringLiteral("proxy.example:9050"));
    QVERIFY(!settings.proxyNew() && !settings.proxyProblem().isEmpty());
    settings.useProxy();
    QVERIFY(program.app.node()->state().proxy.isEmpty());
    settings.setProxy(QStringLiteral(" 127.0.0.1:9050 "));
    QVERIFY(settings.proxyNew() && settings.proxyProblem().isEmpty());
    settings.useProxy();
    QCOMPARE(program.app.node()->state().proxy, QStringLiteral("127.0.0.1:9050"));
    QCOMPARE(settings.proxy(), QStringLiteral("127.0.0.1:9050"));
    QVERIFY(!settings.proxyNew());
    // Another node is tried by the way that will be used.
    settings.setNewNodeLink(FixtureBackend::nodeLink());
    QCOMPARE(program.backend.testedThrough(), QStringLiteral("127.0.0.1:9050"));
    settings.setProxy({});
    settings.useProxy();
    QVERIFY(program.app.node()->state().proxy.isEmpty());
  }

  void whenTheProxyIsNotKnownItIsAskedForAndNobodyIsDialled() {
    Program program;
    program.backend.open(1);
    SettingsModel& settings = *program.app.settings();
    NodeState state = FixtureBackend::goodNode();
    state.proxy = QStringLiteral("127.0.0.1:9050");
    program.backend.setNode(state);
    settings.setNewNodeLink(FixtureBackend::nodeLink());
    QCOMPARE(program.backend.testedThrough(), state.proxy);
    state.proxy.clear();
    state.link = LayerState::Bad;
    state.linkFault = LinkFault::ProxyUnknown;
    program.backend.setNode(state);
    settings.setNewNodeLink(FixtureBackend::nodeLink() + QStringLiteral(" "));
    QCOMPARE(program.backend.testedThrough(), QStringLiteral("127.0.0.1:9050"));
    QVERIFY(!settings.nodeTestText().isEmpty() && !settings.nodeTestGood());
    QVERIFY2(settings.proxy().isEmpty() && settings.proxyNew(), "none is a choice");
    settings.useProxy();
    program.backend.setNode(FixtureBackend::goodNode());
    QVERIFY(!settings.proxyNew());
    QVERIFY2(program.backend.testedThrough().isEmpty(), "the link that was typed is tried now");
  }

  // ---- the log

  void theLogTakesNothingOfAPayment() {
    Program program;
    AppController& app = program.app;
    program.backend.open(100);
    program.backend.arrive(123 * kCoin, QStringLiteral("a note"));
    app.openLink(QStringLiteral("tacit:") + FixtureBackend::address(1) +
                 QStringLiteral("?amount=31.90&label=Book%20shop"));
    QTRY_VERIFY_WITH_TIMEOUT(app.send()->armed(), kWait);
    const int before = app.log()->count();
    app.send()->confirm();
    program.backend.progress(PaymentState::HandedOver, 1);
    program.backend.progress(PaymentState::Final, 1);
    app.detail()->show(QStringLiteral("999"));
    app.settings()->showWords(right());
    QCOMPARE(app.log()->count(), before);
    const QString log = app.log()->text();
    for (const char* piece :
         {"123", "31.9", "note", "Book", "tacittest1", "lunch", "abandon", "41234", "Everyday"}) {
      QVERIFY2(!log.contains(QLatin1String(piece)), piece);
    }
    QVERIFY(log.contains(QStringLiteral("link good")));
  }

  void theLogIsBounded() {
    Program program;
    const QAbstractItemModelTester tester(program.app.log(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    program.backend.open(1);
    for (int i = 0; i < LogModel::kMost; ++i) {
      program.backend.setNode(i % 2 == 0 ? FixtureBackend::offlineNode() : FixtureBackend::goodNode());
    }
    QCOMPARE(program.app.log()->count(), LogModel::kMost);
  }
};

QTEST_MAIN(TestKeepingModels)
#include "test_keeping_models.moc"
