// SPDX-License-Identifier: MIT
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include "support/memory_scan.h"
#include "support/wallet_needles.h"

#include "person.h"

using namespace tacit;
using namespace tacit::test;
using namespace tacit::app;

namespace {

/// A wallet that nobody but this test knows, made without a window.
struct Secrets {
  SecretBytes words = Wallet::make_words(), password = random_password(), other = random_password();
  WalletNeedles needles;
};

void turn(SecretBytes& secret) {
  for (std::uint8_t& byte : secret.expose()) {
    byte ^= 0x99;
  }
}

}  // namespace

/// What the window leaves in memory once the wallet is locked, with all that Qt copies: secrets are typed
/// into its fields by keys and shown on its pages. The program wipes freed memory (core/base/wipe_freed.cpp),
/// and so does this one.
class TestWindowMemory : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void cleanupTestCase();

  void whatIsTypedIsFound();
  void restoringFromWordsLeavesNothing();
  void unlockingLeavesNothing();
  void showingSecretsLeavesNothing();

 private:
  void compare(const char* when, const Needles& needles);
  /// Locks, and looks for everything.
  void lockAndLook();
  bool next(OnboardingModel::Step step);

  QTemporaryDir m_folder;
  QProcess m_node;
  QString m_link;
  Secrets m_secrets;
  std::unique_ptr<Person> m_person;
  ProcessMemory m_memory;
};

void TestWindowMemory::initTestCase() {
  prepareApplication();
  m_node.start(QStringLiteral(TACIT_BIN_DIR "/tacitd"),
               {"practice", "--data", m_folder.filePath("node"), "--m", "2", "--stop-when-idle", "0"});
  QVERIFY(m_node.waitForReadyRead(kWait));
  m_link = QJsonDocument::fromJson(m_node.readLine()).object()["node_link"].toString();
  QVERIFY(!m_link.isEmpty());
  learn_words(m_secrets.needles, m_secrets.words);
  m_secrets.needles.sealed.add_text("the password", m_secrets.password.expose());
  m_secrets.needles.sealed.add_text("another password", m_secrets.other.expose());
  WalletService::Surroundings surroundings;
  surroundings.passwordCost = {1, 8192};
  m_person =
      std::make_unique<Person>(m_folder.filePath("wallet"), m_folder.filePath("practice"), surroundings);
}

void TestWindowMemory::cleanupTestCase() {
  m_person.reset();
  m_node.terminate();
  QVERIFY(m_node.waitForFinished(kWait));
}

void TestWindowMemory::compare(const char* when, const Needles& needles) {
  for (SecretBytes* secret : {&m_secrets.words, &m_secrets.password, &m_secrets.other}) {
    turn(*secret);
  }
  std::vector<Leak> leaks = m_memory.find(needles);
  for (int i = 0; i < 20 && !leaks.empty(); ++i) {
    QTest::qWait(100);  // until the pages that went are deleted and their strings collected
    leaks = m_memory.find(needles);
  }
  for (SecretBytes* secret : {&m_secrets.words, &m_secrets.password, &m_secrets.other}) {
    turn(*secret);
  }
  QVERIFY2(leaks.empty(), (std::string(when) + describe(leaks)).c_str());
}

void TestWindowMemory::lockAndLook() {
  QVERIFY(m_person->press("navLock"));
  QVERIFY(m_person->sees("unlockPassword"));
  compare("locked", m_secrets.needles.sealed);
  compare("locked", m_secrets.needles.open);
}

bool TestWindowMemory::next(OnboardingModel::Step step) {
  return m_person->press("onboardingNext") &&
         QTest::qWaitFor([&] { return m_person->app().onboarding()->step() == step; }, kWait);
}

/// In the field a password is there, which shows that the search sees Qt's text.
void TestWindowMemory::whatIsTypedIsFound() {
  QVERIFY(m_person->press("welcomeRestore"));
  QVERIFY(m_person->press("restoreWords"));
  QVERIFY(m_person->typeSecret("onboardingWords", m_secrets.words));
  turn(m_secrets.words);
  const std::vector<Leak> leaks = m_memory.find(m_secrets.needles.sealed);
  turn(m_secrets.words);
  QVERIFY(found(leaks, "the words in UTF-16"));
}

void TestWindowMemory::restoringFromWordsLeavesNothing() {
  QVERIFY(next(OnboardingModel::StartDate));
  QVERIFY(m_person->press("onboardingUnknown"));
  QVERIFY(m_person->type("onboardingName", "Mine"));
  QVERIFY(m_person->typeSecret("onboardingPassword", m_secrets.password));
  QVERIFY(m_person->typeSecret("onboardingRepeat", m_secrets.password));
  QVERIFY(next(OnboardingModel::Network));
  m_person->app().onboarding()->setPractice(false);
  m_person->app().onboarding()->setNodeLink(m_link);
  QTRY_COMPARE_WITH_TIMEOUT(m_person->app().onboarding()->test(), OnboardingModel::Works, kWait);
  QVERIFY(m_person->press("onboardingNext"));
  QVERIFY(m_person->sees("homeBalance"));
  QTRY_VERIFY_WITH_TIMEOUT(m_person->app().node()->level() == NodeModel::Good, kWait);
  QVERIFY(learn_vault(m_secrets.needles, m_folder.filePath("wallet").toStdString(), m_secrets.password));
  compare("open", m_secrets.needles.sealed);
  lockAndLook();
}

void TestWindowMemory::unlockingLeavesNothing() {
  QVERIFY(m_person->typeSecret("unlockPassword", m_secrets.other));
  QVERIFY(m_person->press("unlockButton"));
  QTRY_VERIFY_WITH_TIMEOUT(!m_person->app().unlockProblem().isEmpty(), kWait);
  compare("refused", m_secrets.needles.sealed);
  QVERIFY(m_person->typeSecret("unlockPassword", m_secrets.password));
  QVERIFY(m_person->press("unlockButton"));
  QVERIFY(m_person->sees("homeBalance"));
  compare("open", m_secrets.needles.sealed);
  lockAndLook();
}

void TestWindowMemory::showingSecretsLeavesNothing() {
  QVERIFY(m_person->typeSecret("unlockPassword", m_secrets.password));
  QVERIFY(m_person->press("unlockButton"));
  m_person->window()->resize(1140, 1600);  // all settings at once
  QVERIFY(m_person->press("navSettings"));
  for (const char* dialog : {"settingsWords", "settingsKeys"}) {
    QVERIFY(m_person->press(dialog));
    QVERIFY(m_person->typeSecret("secretPassword", m_secrets.password));
    QVERIFY(m_person->press("secretShow"));
    QVERIFY(m_person->sees(std::string_view(dialog) == "settingsWords" ? "wordsHold" : "keysFull"));
    QTest::keyClick(m_person->window(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(m_person->item("secretPassword") == nullptr, kWait);
  }
  lockAndLook();
}

QTEST_MAIN(TestWindowMemory)
#include "test_window_memory.moc"
