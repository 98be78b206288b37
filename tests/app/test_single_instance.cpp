// SPDX-License-Identifier: MIT
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <thread>

#include "desktop/options.h"
#include "desktop/single_instance.h"

using namespace tacit::app;

/// One window for each wallet folder, and what comes in from outside.
class TestSingleInstance : public QObject {
  Q_OBJECT

 private slots:
  void theSecondHandsItsLinkOver() {
    QTemporaryDir folder;
    SingleInstance first(folder.path());
    QVERIFY(first.claim());
    QSignalSpy called(&first, &SingleInstance::called);
    SingleInstance second(folder.path());
    QVERIFY(!second.claim());
    // The second one waits for an answer, which the first one's event loop gives.
    bool told = false;
    std::thread other([&told, path = folder.path()] {
      SingleInstance later(path);
      told = later.handOver(QStringLiteral("tacit:link"));
    });
    QVERIFY(called.wait(10'000));
    other.join();
    QVERIFY(told);
    QCOMPARE(called.front().front().toString(), QStringLiteral("tacit:link"));
  }

  void foldersAreApart() {
    QTemporaryDir one;
    QTemporaryDir two;
    SingleInstance first(one.path());
    SingleInstance second(two.path());
    QVERIFY(first.claim());
    QVERIFY(second.claim());
  }

  void theFolderIsFreeAfterwards() {
    QTemporaryDir folder;
    {
      SingleInstance first(folder.path());
      QVERIFY(first.claim());
    }
    SingleInstance next(folder.path());
    QVERIFY(next.claim());
  }

  /// Whoever connects and says nothing, nonsense or too much is cut off, and the next one is heard.
  void hostileCallersAreCutOff_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("nothing") << QByteArray();
    QTest::addRow("half-a-message") << QByteArray("\0\0\0\x20\0t", 6);
    QTest::addRow("a-length-of-four-gigabytes") << QByteArray("\xff\xff\xff\xf0\0t", 6);
    QTest::addRow("too-much") << QByteArray(100'000, '\1');
  }
  void hostileCallersAreCutOff() {
    QFETCH(QByteArray, bytes);
    QTemporaryDir folder;
    SingleInstance first(folder.path());
    QVERIFY(first.claim());
    QSignalSpy called(&first, &SingleInstance::called);
    QLocalSocket caller;
    QSignalSpy gone(&caller, &QLocalSocket::disconnected);
    caller.connectToServer(first.socketName());
    caller.write(bytes);
    QTRY_COMPARE_WITH_TIMEOUT(gone.count(), 1, 20'000);
    QCOMPARE(called.count(), 0);
    bool told = false;
    std::thread other([&told, path = folder.path()] {
      SingleInstance later(path);
      told = later.handOver(QStringLiteral("tacit:next"));
    });
    QVERIFY(called.wait(10'000));
    other.join();
    QVERIFY(told);
  }

  void options_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("good");
    QTest::addRow("nothing") << QStringList{} << true;
    QTest::addRow("link") << QStringList{"tacit:abc"} << true;
    QTest::addRow("link-after-dashes") << QStringList{"--", "tacit:abc"} << true;
    QTest::addRow("rejects-other-schemes") << QStringList{"https://example.org"} << false;
    QTest::addRow("rejects-two-links") << QStringList{"tacit:a", "tacit:b"} << false;
    QTest::addRow("rejects-options-behind-a-link") << QStringList{"--", "tacit:a", "--try"} << false;
    QTest::addRow("rejects-options-of-the-toolkit") << QStringList{"-platformpluginpath", "/tmp"} << false;
    QTest::addRow("rejects-option-for-a-link") << QStringList{"--", "--try"} << false;
    QTest::addRow("rejects-line-breaks") << QStringList{"tacit:a\nb"} << false;
    QTest::addRow("rejects-control-characters") << QStringList{"tacit:a\x1b[2J"} << false;
    QTest::addRow("rejects-blanks") << QStringList{"tacit:a --try"} << false;
    QTest::addRow("rejects-unknown-options") << QStringList{"--send-now"} << false;
    QTest::addRow("rejects-huge-links") << QStringList{"tacit:" + QString(kMostLinkCharacters, 'a')} << false;
  }
  void options() {
    QFETCH(QStringList, arguments);
    QFETCH(bool, good);
    int exitCode = -1;
    const auto options = readOptions(QStringList{"tacit"} + arguments, exitCode);
    QCOMPARE(options.has_value(), good);
    QCOMPARE(exitCode, good ? 0 : 2);
  }

  void foldersFollowTheOptions() {
    int exitCode = 0;
    const auto options =
        readOptions({"tacit", "--data-dir", "/data", "--wallet-dir", "/other/wallet"}, exitCode);
    QVERIFY(options);
    QCOMPARE(options->walletDir, QStringLiteral("/other/wallet"));
    QCOMPARE(options->practiceDir, QStringLiteral("/data/practice"));
  }
};

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "test_single_instance.moc"
