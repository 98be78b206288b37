// SPDX-License-Identifier: MIT
#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>

#include "desk.h"

namespace tacit::app {

using test::ScriptedNode;

namespace {

constexpr quint64 kCoin = 100'000'000;

QByteArray readWhole(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void damage(const QString& path, const QByteArray& how) {
  QFile::remove(path + "-wal");
  QByteArray content = readWhole(path);
  if (how == "gone") {
    QFile::remove(path);
    return;
  }
  content = how == "empty"  ? QByteArray()
            : how == "half" ? content.left(content.size() / 2)
                            : QByteArray(content.size(), '\x5A');
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size()) {
    qFatal("the damage is not done");
  }
}

void damageKeys(const QString& folder) {
  for (const char* name : {"keys", "keys.1", "keys.2", "keys.3"}) {
    damage(folder + QLatin1Char('/') + QLatin1String(name), "noise");
  }
}

/// Every file of the folder but its lock.
QMap<QString, QByteArray> contentOf(const QString& folder) {
  QMap<QString, QByteArray> content;
  QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
  while (files.hasNext()) {
    const QString file = files.next();
    if (files.fileName() != QLatin1String("lock")) {
      content[QDir(folder).relativeFilePath(file)] = readWhole(file);
    }
  }
  return content;
}

/// A wallet with twenty TACIT whose program has ended.
struct Lost {
  ScriptedNode node{someCoins(), 6};
  Desk desk{node};
  QString folder = desk.folder() + QStringLiteral("/wallet");
  QByteArray words;

  bool begin() {
    const bool good = desk.restore(1) && desk.hasSpendable(20 * kCoin);
    desk.stop();
    const SecretBytes phrase = test::test_words(1);
    words = QByteArray(reinterpret_cast<const char*>(phrase.expose().data()),
                       static_cast<qsizetype>(phrase.size()));
    return good;
  }
  OnboardingModel& way() { return *desk.app().onboarding(); }
  /// Starts the program and gives the password, which is in vain.
  bool failsToOpen() {
    desk.start();
    desk.app().unlock(QStringLiteral("pw"));
    return QTest::qWaitFor([this] { return !desk.app().unlocking(); }, Desk::kWait) &&
           desk.app().stage() == AppController::Unlock;
  }
  bool opens() {
    return QTest::qWaitFor([this] { return desk.app().stage() == AppController::Home; }, Desk::kWait);
  }
};

}  // namespace

/// A wallet that is damaged is restored over its files, with the real wallet beneath. What the last step
/// orders is ordered here by hand: the test of a network is made over real sockets, which the scripted node
/// has none of (window: aDamagedWalletIsRestored goes the whole way).
class TestRestoreOver : public QObject {
  Q_OBJECT

 private slots:
  void damageIsNamed_data();
  void damageIsNamed();
  void everyBackLeadsBackAndChangesNothing();
  void ownKeysBringItBack();
  void wordsBringItBackWhenTheKeysAreLost();
  void aBackupBringsItBack();
  void whatFailsSaysSoAndMayBeTriedAgain();
  void whatWasMovedAsideMovesBack();
  void nothingIsDialledBeforeTheProxyIsAsked();
  void theProxyIsKept_data();
  void theProxyIsKept();
  void aDamagedAccountIsNamed();
};

void TestRestoreOver::damageIsNamed_data() {
  QTest::addColumn<QByteArray>("how");
  QTest::addColumn<bool>("keys");
  for (const char* how : {"gone", "empty", "half", "noise"}) {
    QTest::addRow("records-%s", how) << QByteArray(how) << false;
  }
  QTest::addRow("keys-noise") << QByteArray("noise") << true;
}

void TestRestoreOver::damageIsNamed() {
  QFETCH(QByteArray, how);
  QFETCH(bool, keys);
  Lost lost;
  QVERIFY(lost.begin());
  keys ? damageKeys(lost.folder) : damage(lost.folder + "/wallet.sqlite", how);
  QVERIFY(lost.failsToOpen());
  AppController& app = lost.desk.app();
  QVERIFY2(app.damage().contains(keys ? "Its keys can not be read" : "wallet.sqlite can not be read"),
           qPrintable(app.damage()));
  QVERIFY(app.damage().contains("Your money is safe"));
  QVERIFY(app.unlockProblem().isEmpty());
  app.restoreOver();
  QCOMPARE(app.stage(), AppController::Welcome);
  QCOMPARE(lost.way().ownKeys(), !keys);
}

void TestRestoreOver::everyBackLeadsBackAndChangesNothing() {
  Lost lost;
  QVERIFY(lost.begin());
  damage(lost.folder + "/wallet.sqlite", "half");
  QVERIFY(lost.failsToOpen());
  AppController& app = lost.desk.app();
  const auto before = contentOf(lost.folder);
  const auto out = [&] {
    for (int steps = 0; steps < 8 && app.stage() == AppController::Welcome; ++steps) {
      lost.way().back();
    }
    return app.stage() == AppController::Unlock && !lost.way().over() && !app.damage().isEmpty();
  };
  app.restoreOver();
  QVERIFY(out());
  app.restoreOver();
  lost.way().fromOwnKeys();
  lost.way().setOwnPassword(QStringLiteral("pw"));
  lost.way().next();
  lost.way().next();
  QCOMPARE(lost.way().step(), OnboardingModel::Network);
  QVERIFY(out());
  app.restoreOver();
  lost.way().fromWords();
  lost.way().setTypedWords(QString::fromLatin1(lost.words));
  lost.way().next();
  lost.way().next();
  QCOMPARE(lost.way().step(), OnboardingModel::NameAndPassword);
  QVERIFY(out());
  app.restoreOver();
  lost.way().fromBackup();
  QVERIFY(out());
  app.restoreOver();
  lost.way().fromViewKey();
  QVERIFY(out());
  QVERIFY(contentOf(lost.folder) == before);
  QCOMPARE(lost.node.links(), 0u);
}

void TestRestoreOver::ownKeysBringItBack() {
  Lost lost;
  QVERIFY(lost.begin());
  damage(lost.folder + "/wallet.sqlite", "noise");
  const QByteArray records = readWhole(lost.folder + "/wallet.sqlite");
  QVERIFY(lost.failsToOpen());
  lost.desk.app().restoreOver();
  const QString link = QString::fromStdString(format_node_link(lost.node.node_link()));
  lost.desk.service().rebuild({test::secret("pw"), {}, link, {}});
  QVERIFY(lost.opens());
  QVERIFY(lost.desk.hasSpendable(20 * kCoin));
  QVERIFY(!lost.way().over());
  // It says where the earlier files are, and they are there.
  const QString aside = lost.folder + "/set-aside-1";
  QCOMPARE(lost.desk.app().notices()->count(), 1);
  const QModelIndex said = lost.desk.app().notices()->index(0);
  QVERIFY(said.data(NoticeModel::TextRole).toString().contains(QDir::toNativeSeparators(aside)));
  QVERIFY(said.data(NoticeModel::LastingRole).toBool());
  QVERIFY(readWhole(aside + "/wallet.sqlite") == records);
  QVERIFY(lost.desk.reopen());
  QVERIFY(lost.desk.hasSpendable(20 * kCoin));
}

void TestRestoreOver::wordsBringItBackWhenTheKeysAreLost() {
  Lost lost;
  QVERIFY(lost.begin());
  damageKeys(lost.folder);
  QVERIFY(lost.failsToOpen());
  lost.desk.app().restoreOver();
  QVERIFY(!lost.way().ownKeys());
  const QString link = QString::fromStdString(format_node_link(lost.node.node_link()));
  lost.desk.service().restore({test::secret("pw"), test::test_words(1), {}, link, {}, true});
  QVERIFY(lost.opens());
  QVERIFY(lost.desk.hasSpendable(20 * kCoin));
  QVERIFY(QFile::exists(lost.folder + "/set-aside-1/keys"));
  QVERIFY(lost.desk.reopen());
}

void TestRestoreOver::aBackupBringsItBack() {
  Lost lost;
  lost.node.advance(1);
  QVERIFY(lost.desk.restore(1) && lost.desk.hasSpendable(20 * kCoin));
  const QString file = lost.desk.folder() + "/mine.tacit-backup";
  bool saved = false;
  connect(&lost.desk.service(), &WalletBackend::backupSaved, this,
          [&saved](quint64, BackupFault fault) { saved = fault == BackupFault::None; });
  lost.desk.service().saveBackup(1, file, test::secret("pw"), test::secret("of the file"));
  QTRY_VERIFY_WITH_TIMEOUT(saved, Desk::kWait);
  lost.desk.stop();
  damageKeys(lost.folder);
  damage(lost.folder + "/wallet.sqlite", "half");
  QVERIFY(lost.failsToOpen());
  lost.desk.app().restoreOver();
  lost.desk.service().restoreBackup({file, test::secret("of the file"), test::secret("pw"), {}, {}, true});
  QVERIFY(lost.opens());
  QVERIFY(lost.desk.hasSpendable(20 * kCoin));
  QVERIFY(lost.desk.reopen());
}

/// The password was another one, then the words were none: the way stays open and the files stay.
void TestRestoreOver::whatFailsSaysSoAndMayBeTriedAgain() {
  Lost lost;
  QVERIFY(lost.begin());
  damage(lost.folder + "/wallet.sqlite", "half");
  QVERIFY(lost.failsToOpen());
  const auto before = contentOf(lost.folder);
  AppController& app = lost.desk.app();
  app.restoreOver();
  QSignalSpy failed(&lost.desk.service(), &WalletBackend::openFailed);
  lost.desk.service().rebuild({test::secret("pv"), {}, {}, {}});
  QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, Desk::kWait);
  QCOMPARE(failed.back().front().value<OpenFault>(), OpenFault::WrongPassword);
  lost.desk.service().restore({test::secret("pw"), test::secret("abandon ability"), {}, {}, {}, true});
  QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 2, Desk::kWait);
  lost.desk.service().restoreBackup(
      {lost.desk.folder() + "/nothing", test::secret("a"), test::secret("pw"), {}, {}, true});
  QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 3, Desk::kWait);
  QCOMPARE(app.stage(), AppController::Welcome);
  QVERIFY(lost.way().over());
  QCOMPARE(lost.desk.service().phase(), WalletPhase::Locked);
  QVERIFY(contentOf(lost.folder) == before);
}

/// What somebody does who restored the wrong words: with the program closed, the files go back to where they
/// were.
void TestRestoreOver::whatWasMovedAsideMovesBack() {
  Lost lost;
  QVERIFY(lost.begin());
  lost.desk.start();
  lost.desk.app().restoreOver();  // of a wallet that nothing is wrong with
  const QString link = QString::fromStdString(format_node_link(lost.node.node_link()));
  lost.desk.service().restore({test::secret("pw"), test::test_words(3), {}, link, {}, true});
  QVERIFY(lost.opens());
  QVERIFY(lost.desk.hasSpendable(10 * kCoin));
  lost.desk.stop();
  QDir folder(lost.folder);
  const QString aside = lost.folder + "/set-aside-1";
  for (const QString& name : folder.entryList(QDir::Files)) {
    QVERIFY(folder.remove(name));
  }
  for (const QString& name : QDir(aside).entryList(QDir::Files)) {
    QVERIFY(QFile::rename(aside + QLatin1Char('/') + name, lost.folder + QLatin1Char('/') + name));
  }
  QVERIFY(lost.desk.reopen());
  QVERIFY(lost.desk.hasSpendable(20 * kCoin));
}

void TestRestoreOver::nothingIsDialledBeforeTheProxyIsAsked() {
  Lost lost;
  QVERIFY(lost.begin());
  damage(lost.folder + "/wallet.sqlite", "half");
  QVERIFY(lost.failsToOpen());
  QSignalSpy tested(&lost.desk.service(), &WalletBackend::nodeTested);
  lost.desk.app().restoreOver();
  OnboardingModel& way = lost.way();
  way.fromOwnKeys();
  way.setOwnPassword(QStringLiteral("pw"));
  way.next();
  way.next();
  QCOMPARE(way.step(), OnboardingModel::Network);
  QVERIFY(!way.practice());
  QCOMPARE(way.nodeLink(), QString::fromStdString(format_node_link(lost.node.node_link())));
  QVERIFY(way.testHeld());
  QVERIFY(way.testText().contains("proxy"));
  QVERIFY(!way.canGoOn());
  // Neither typing, nor going back and forth.
  way.setNodeLink(way.nodeLink() + QLatin1Char(' '));
  way.setNodeLink(way.nodeLink().trimmed());
  way.setProxy(QStringLiteral("127.0.0.1:9"));
  way.back();
  way.next();
  QTest::qWait(700);  // longer than the pause after which a proxy counts as typed
  QVERIFY(way.testHeld());
  QCOMPARE(tested.count(), 0);
  way.testAgain();
  QTRY_COMPARE_WITH_TIMEOUT(tested.count(), 1, Desk::kWait);
  QCOMPARE(tested.front().front().value<LinkTest>().state.linkFault, LinkFault::ProxyAway);
  QCOMPARE(lost.node.links(), 0u);
}

void TestRestoreOver::theProxyIsKept_data() {
  QTest::addColumn<QString>("gone");
  QTest::addRow("by-the-wallet") << QStringLiteral("window.ini");
  QTest::addRow("by-the-window") << QStringLiteral("wallet/proxy");
}

/// One of the two that know it is enough.
void TestRestoreOver::theProxyIsKept() {
  QFETCH(QString, gone);
  Lost lost;
  QVERIFY(lost.begin());
  lost.desk.start();
  lost.desk.app().unlock(QStringLiteral("pw"));
  QTRY_COMPARE_WITH_TIMEOUT(lost.desk.app().stage(), AppController::Home, Desk::kWait);
  lost.desk.app().settings()->setProxy(QStringLiteral("127.0.0.1:9"));
  lost.desk.app().settings()->useProxy();
  QTRY_VERIFY_WITH_TIMEOUT(!lost.desk.app().settings()->proxyNew(), Desk::kWait);
  lost.desk.stop();
  damage(lost.folder + "/wallet.sqlite", "empty");
  QVERIFY(QFile::remove(lost.desk.folder() + QLatin1Char('/') + gone));
  QVERIFY(lost.failsToOpen());
  QSignalSpy tested(&lost.desk.service(), &WalletBackend::nodeTested);
  lost.desk.app().restoreOver();
  lost.way().fromOwnKeys();
  lost.way().setOwnPassword(QStringLiteral("pw"));
  lost.way().next();
  lost.way().next();
  QCOMPARE(lost.way().proxy(), QStringLiteral("127.0.0.1:9"));
  QVERIFY(!lost.way().testHeld());
  lost.way().setNodeLink(QString::fromStdString(format_node_link(lost.node.node_link())));
  QTRY_COMPARE_WITH_TIMEOUT(tested.count(), 1, Desk::kWait);
  QCOMPARE(tested.front().front().value<LinkTest>().state.linkFault, LinkFault::ProxyAway);
}

void TestRestoreOver::aDamagedAccountIsNamed() {
  Lost lost;
  QVERIFY(lost.desk.restore(1));
  lost.desk.service().addAccount(QStringLiteral("Savings"), false);
  QTRY_COMPARE_WITH_TIMEOUT(lost.desk.app().accounts()->rowCount(), 2, Desk::kWait);
  damage(lost.folder + "/account-1/wallet.sqlite", "half");
  lost.desk.service().switchAccount(1);
  QTRY_VERIFY_WITH_TIMEOUT(!lost.desk.app().accounts()->problem().isEmpty(), Desk::kWait);
  QVERIFY(lost.desk.app().accounts()->problem().contains("wallet.sqlite"));
  QCOMPARE(lost.desk.app().stage(), AppController::Home);
}

}  // namespace tacit::app

QTEST_MAIN(tacit::app::TestRestoreOver)
#include "test_restore_over.moc"
