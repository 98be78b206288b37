// SPDX-License-Identifier: MIT
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "desktop/fixture/fixture_backend.h"
#include "viewmodels/onboarding_model.h"
#include "viewmodels/password_strength.h"
#include "viewmodels/word_check.h"

using namespace tacit;
using namespace tacit::app;

namespace {

const QString kPassword = QStringLiteral("paper lantern over quiet water");
const QString kPhrase = QStringLiteral(
    "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon "
    "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon art");

struct Page {
  FixtureBackend backend{WalletPhase::Missing};
  OnboardingModel model{backend, nullptr};

  void typePassword() {
    model.setName(QStringLiteral("Everyday"));
    model.setPassword(kPassword);
    model.setPasswordRepeat(kPassword);
  }
  void answer() {
    for (int i = 0; i < 3; ++i) {
      model.setAnswer(i, model.words()->words().at(model.asked()[i] - 1));
    }
  }
};

}  // namespace

/// From nothing to an open wallet.
class TestOnboarding : public QObject {
  Q_OBJECT

 private slots:
  void createsAfterTheWordsAreAskedBack() {
    Page page;
    const QSignalSpy finished(&page.model, &OnboardingModel::finished);
    page.model.create();
    QVERIFY(!page.model.canGoOn());
    page.typePassword();
    page.model.next();
    QCOMPARE(page.model.step(), OnboardingModel::ShowWords);
    QCOMPARE(page.model.words()->count(), 24);
    page.model.next();
    QCOMPARE(page.model.asked().size(), 3);
    QVERIFY(!page.model.canGoOn());
    page.answer();
    QVERIFY(page.model.canGoOn());
    page.model.next();
    QCOMPARE(page.model.step(), OnboardingModel::Network);
    QCOMPARE(page.model.test(), OnboardingModel::Works);
    page.model.next();
    QCOMPARE(page.backend.created(), 1);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(finished.front().front().toString(), QStringLiteral("Everyday"));
    QVERIFY(page.model.words()->words().isEmpty());
  }

  void aWrongAnswerIsPointedAt() {
    Page page;
    page.model.create();
    page.typePassword();
    page.model.next();
    page.model.next();
    page.answer();
    page.model.setAnswer(1, QStringLiteral("zebra"));
    QVERIFY(!page.model.canGoOn());
    QVERIFY(page.model.answerProblems()[0].isEmpty());
    QVERIFY(page.model.answerProblems()[1].contains(QString::number(page.model.asked()[1])));
  }

  void checkMayBePutOff() {
    Page page;
    page.model.create();
    page.typePassword();
    page.model.next();
    page.model.next();
    page.model.checkLater();
    QCOMPARE(page.model.step(), OnboardingModel::Network);
    QSignalSpy confirmed(&page.backend, &WalletBackend::wordsConfirmed);
    page.model.next();
    QCOMPARE(confirmed.front().front().toBool(), false);
  }

  void wordsAreMaskedUntilHeld() {
    Page page;
    const QAbstractItemModelTester tester(page.model.words(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    page.model.create();
    page.typePassword();
    page.model.next();
    const QModelIndex first = page.model.words()->index(0);
    QVERIFY(first.data(WordListModel::WordRole).toString() != QStringLiteral("abandon"));
    page.model.words()->setRevealed(true);
    QCOMPARE(first.data(WordListModel::WordRole).toString(), QStringLiteral("abandon"));
    page.model.next();
    QVERIFY(!page.model.words()->revealed());
  }

  void passwordsMustMatchAndHold() {
    Page page;
    page.model.create();
    page.model.setName(QStringLiteral("x"));
    page.model.setPassword(QStringLiteral("short"));
    QVERIFY(!page.model.passwordProblem().isEmpty());
    page.model.setPassword(kPassword);
    page.model.setPasswordRepeat(QStringLiteral("another one"));
    QVERIFY(!page.model.repeatProblem().isEmpty());
    QVERIFY(!page.model.canGoOn());
    page.model.setPasswordRepeat(kPassword);
    QVERIFY(page.model.canGoOn());
  }

  void strength_data() {
    QTest::addColumn<QString>("password");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    QTest::addRow("nothing") << QString() << 0 << 0;
    QTest::addRow("common") << QStringLiteral("password") << 1 << 1;
    QTest::addRow("common-in-capitals") << QStringLiteral("PASSWORD1") << 1 << 1;
    QTest::addRow("keyboard-row") << QStringLiteral("qwertyuiop") << 1 << 1;
    QTest::addRow("repeats") << QStringLiteral("aaaaaaaaaaaaaaaa") << 1 << 1;
    QTest::addRow("word-and-year") << QStringLiteral("summer2026") << 1 << 1;
    QTest::addRow("ten-random-letters") << QStringLiteral("kq8vz1xwpf") << 3 << 4;
    QTest::addRow("five-words") << kPassword << 4 << 4;
  }
  void strength() {
    QFETCH(QString, password);
    QFETCH(int, least);
    QFETCH(int, most);
    const int score = passwordScore(passwordGuesses(password));
    QVERIFY2(score >= least && score <= most, qPrintable(QString::number(score)));
    QCOMPARE(crackTime(passwordGuesses(password)).isEmpty(), password.isEmpty());
  }

  void restoresFromWords() {
    Page page;
    page.model.restore();
    QCOMPARE(page.model.step(), OnboardingModel::RestoreFrom);
    QVERIFY(!page.model.canGoOn());
    page.model.fromWords();
    page.model.setTypedWords(kPhrase);
    QVERIFY(page.model.wordsProblem().isEmpty());
    QVERIFY(page.model.canGoOn());
    page.model.next();
    QCOMPARE(page.model.step(), OnboardingModel::StartDate);
    page.model.setStartedText(QStringLiteral("2026-05-01"));
    page.model.next();
    page.typePassword();
    page.model.next();
    page.model.next();
    QCOMPARE(page.backend.created(), 1);
    QCOMPARE(page.backend.restoredFrom(), QDate(2026, 5, 1));
  }

  void whoDoesNotKnowTheDayLooksFromTheBeginning() {
    Page page;
    page.model.restore();
    page.model.fromWords();
    page.model.setTypedWords(kPhrase);
    page.model.next();
    page.model.setStartedText(QStringLiteral("2026-05-01"));
    const QString dated = page.model.startedText();
    page.model.startedUnknown();
    QCOMPARE(page.model.step(), OnboardingModel::NameAndPassword);
    QVERIFY(page.model.startedText() != dated);
    page.typePassword();
    page.model.next();
    page.model.next();
    QVERIFY(page.backend.restoredFrom().isNull());
  }

  void restoresFromABackupFileAfterSayingWhatItHolds() {
    Page page;
    const auto right = [] { return QString::fromLatin1(FixtureBackend::kPassword); };
    page.model.restore();
    page.model.fromBackup();
    page.model.setBackupFile(QUrl::fromLocalFile(QStringLiteral("/somewhere/mine.tacit-backup")));
    QCOMPARE(page.model.backupName(), QStringLiteral("mine.tacit-backup"));
    page.model.openBackup(QStringLiteral("wrong"));
    QVERIFY(!page.model.backupProblem().isEmpty());
    QVERIFY(!page.model.canGoOn());
    page.model.openBackup(right());
    QVERIFY(page.model.backupText().contains(QStringLiteral("103")));
    QVERIFY(page.model.canGoOn());
    page.model.setBackupFile(QUrl::fromLocalFile(QStringLiteral("/somewhere/other.tacit-backup")));
    QVERIFY2(!page.model.canGoOn(), "another file was not opened yet");
    page.model.openBackup(right());
    page.model.next();
    page.typePassword();
    page.model.next();
    page.model.next();
    QCOMPARE(page.backend.created(), 1);
  }

  void aBackupFromTheWebIsNotTaken() {
    Page page;
    page.model.restore();
    page.model.fromBackup();
    page.model.setBackupFile(QUrl(QStringLiteral("https://example.org/mine.tacit-backup")));
    QVERIFY(!page.model.backupProblem().isEmpty());
    page.model.openBackup(QString::fromLatin1(FixtureBackend::kPassword));
    QVERIFY(!page.model.canGoOn());
  }

  void watchesWithAViewKey_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("good");
    const QString incoming = FixtureBackend::viewKey(WatchKind::Incoming);
    QTest::addRow("incoming") << incoming << true;
    QTest::addRow("full") << FixtureBackend::viewKey(WatchKind::Full) << true;
    QTest::addRow("with-spaces-around")
        << QString(QStringLiteral(" \n") + incoming + QLatin1Char('\n')) << true;
    QTest::addRow("cut-off") << incoming.chopped(1) << false;
    QTest::addRow("an-address") << FixtureBackend::address(1) << false;
    QTest::addRow("endless") << QString(1'000'000, QLatin1Char('q')) << false;
    QTest::addRow("nothing") << QString() << false;
  }
  void watchesWithAViewKey() {
    QFETCH(QString, key);
    QFETCH(bool, good);
    Page page;
    page.model.watch();
    page.model.setViewKey(key);
    QCOMPARE(page.model.canGoOn(), good);
    QCOMPARE(page.model.viewKeyText().isEmpty(), !good);
    QCOMPARE(page.model.viewKeyProblem().isEmpty(), good || key.isEmpty());
    if (good) {
      page.model.next();
      page.model.startedUnknown();
      page.typePassword();
      page.model.next();
      page.model.next();
      QCOMPARE(page.backend.created(), 1);
    }
  }

  void theLastUsedNodeIsFilledIn() {
    Page page;
    QVERIFY(page.model.practice());
    page.model.setLastNode(FixtureBackend::nodeLink());
    QVERIFY(!page.model.practice());
    QCOMPARE(page.model.nodeLink(), FixtureBackend::nodeLink());
    page.model.setLastNode({});
    QVERIFY(page.model.practice());
  }

  void theFirstConnectionGoesThroughTheProxy() {
    Page page;
    page.model.create();
    page.typePassword();
    page.model.next();
    page.model.next();
    page.model.checkLater();
    QCOMPARE(page.model.step(), OnboardingModel::Network);
    page.model.setPractice(false);
    page.model.setProxy(QStringLiteral("127.0.0.1:90500"));
    QVERIFY(!page.model.proxyProblem().isEmpty());
    page.model.setNodeLink(FixtureBackend::nodeLink());
    QCOMPARE(page.model.test(), OnboardingModel::NotTested);  // nothing was dialled, by no way
    QVERIFY(!page.model.canGoOn());
    page.model.setProxy(QStringLiteral("127.0.0.1:9050"));
    QVERIFY(page.model.proxyProblem().isEmpty() && !page.model.canGoOn());
    QTRY_COMPARE(page.model.test(), OnboardingModel::Works);
    QCOMPARE(page.backend.testedThrough(), QStringLiteral("127.0.0.1:9050"));
    page.model.setPractice(true);
    QVERIFY(page.model.usedProxy().isEmpty());  // it is on this computer
    page.model.setPractice(false);
    page.model.next();
    QCOMPARE(page.backend.created(), 1);
    QCOMPARE(page.backend.createdThrough(), QStringLiteral("127.0.0.1:9050"));
  }

  void aNodeLinkIsPasted() {
    Page page;
    page.model.setPractice(false);
    QGuiApplication::clipboard()->setText(QLatin1Char(' ') + FixtureBackend::nodeLink() + QLatin1Char('\n'));
    page.model.pasteNode();
    QCOMPARE(page.model.nodeLink(), FixtureBackend::nodeLink());
  }

  void datesOfTheBeginning() {
    Page page;
    page.model.setStartedText(QStringLiteral("2999-01-01"));
    QVERIFY(!page.model.startedProblem().isEmpty());
    page.model.setStartedText(QStringLiteral("whenever"));
    QVERIFY(!page.model.startedProblem().isEmpty());
    page.model.setStartedText(QStringLiteral("2026-05-01"));
    QVERIFY(page.model.startedProblem().isEmpty());
    QCOMPARE(page.model.started(), QDate(2026, 5, 1));
  }

  void typedWords_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("wrong");
    QTest::addColumn<QStringList>("completions");
    QTest::addColumn<bool>("complete");
    QTest::addRow("nothing") << QString() << 0 << 0 << QStringList() << false;
    QTest::addRow("completes-the-last")
        << QStringLiteral("zoo aban") << 2 << 0 << QStringList{"abandon"} << false;
    QTest::addRow("a-listed-word-is-not-completed")
        << QStringLiteral("act") << 1 << 0 << QStringList() << false;
    QTest::addRow("points-at-the-wrong-one")
        << QStringLiteral("zoo aple art") << 3 << 2 << QStringList() << false;
    QTest::addRow("points-at-a-hopeless-last")
        << QStringLiteral("zoo xq") << 2 << 2 << QStringList() << false;
    QTest::addRow("takes-any-space-and-case")
        << QStringLiteral("  ZOO\n Art ") << 2 << 0 << QStringList() << false;
    QTest::addRow("whole-phrase") << kPhrase << 24 << 0 << QStringList() << true;
  }
  void typedWords() {
    QFETCH(QString, text);
    QFETCH(int, count);
    QFETCH(int, wrong);
    QFETCH(QStringList, completions);
    QFETCH(bool, complete);
    const TypedWords look = lookAtWords(copySecret(text));
    QCOMPARE(look.count, count);
    QCOMPARE(look.wrong, wrong);
    QCOMPARE(look.completions, completions);
    QCOMPARE(look.complete, complete);
  }

  void aWrongOrderIsSaid() {
    Page page;
    page.model.restore();
    page.model.setTypedWords(QString(kPhrase).replace(QStringLiteral(" art"), QStringLiteral(" zoo")));
    QVERIFY(!page.model.canGoOn());
    QVERIFY(page.model.wordsProblem().contains(QStringLiteral("order")));
  }

  void tryHereNeedsNothing() {
    Page page;
    const QSignalSpy finished(&page.model, &OnboardingModel::finished);
    page.model.tryHere();
    QCOMPARE(page.backend.created(), 1);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(finished.front().at(1).toBool(), true);
  }

  void tryHereSaysWhyNot() {
    Page page;
    page.backend.failPractice();
    page.model.tryHere();
    QCOMPARE(page.model.step(), OnboardingModel::Choose);
    QVERIFY(page.model.problem().contains(QStringLiteral("tacitd")));
    QCOMPARE(page.backend.created(), 0);
  }

  void aDeadNodeIsNoWayOn() {
    Page page;
    page.backend.failNode();
    page.model.create();
    page.typePassword();
    page.model.next();
    page.model.next();
    page.model.checkLater();
    QCOMPARE(page.model.test(), OnboardingModel::Fails);
    QVERIFY(!page.model.canGoOn());
    page.model.setPractice(false);
    page.model.setNodeLink(QStringLiteral("not a link"));
    QCOMPARE(page.model.test(), OnboardingModel::Fails);
    QVERIFY(page.model.testText().contains(QStringLiteral("tacit-node:")));
  }

  void goingBackForgets() {
    Page page;
    page.model.create();
    page.typePassword();
    page.model.next();
    page.model.back();
    QCOMPARE(page.model.step(), OnboardingModel::NameAndPassword);
    page.model.back();
    QCOMPARE(page.model.step(), OnboardingModel::Choose);
    QCOMPARE(page.model.words()->count(), 0);
    page.model.create();
    QVERIFY(!page.model.canGoOn());
  }
};

QTEST_MAIN(TestOnboarding)
#include "test_onboarding.moc"
