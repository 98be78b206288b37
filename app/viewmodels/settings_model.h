// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QSettings>
#include <QStringList>

#include <QtQml/qqmlregistration.h>

#include "bridge/wallet_backend.h"
#include "viewmodels/word_list_model.h"

namespace tacit::app {

/// What a person may choose. Display settings belong to the program, the rest to the wallet folder. The
/// node's state is in App.node.
class SettingsModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.settings")
  /// "System", "English", "简体中文": each language by its own name.
  Q_PROPERTY(QStringList languages READ languages NOTIFY languageChanged)
  Q_PROPERTY(int language READ language WRITE setLanguage NOTIFY languageChanged)
  /// "en" or "zh_CN", what is shown now.
  Q_PROPERTY(QString languageCode READ languageCode NOTIFY languageChanged)
  Q_PROPERTY(QStringList themes READ themes NOTIFY languageChanged)
  /// Index into `themes`: System, Light, Dark.
  Q_PROPERTY(int theme READ theme WRITE setTheme NOTIFY displayChanged)
  /// What the theme comes to now: bind the palette to it.
  Q_PROPERTY(bool dark READ dark NOTIFY displayChanged)
  /// Index into `motions`: System, Full, Reduced.
  Q_PROPERTY(QStringList motions READ motions NOTIFY languageChanged)
  Q_PROPERTY(int motion READ motion WRITE setMotion NOTIFY displayChanged)
  Q_PROPERTY(bool reducedMotion READ reducedMotion NOTIFY displayChanged)
  /// "never", "after 1 minute", "after 5 minutes", "after 15 minutes", "after one hour"
  Q_PROPERTY(QStringList lockChoices READ lockChoices NOTIFY languageChanged)
  Q_PROPERTY(int lockChoice READ lockChoice WRITE setLockChoice NOTIFY securityChanged)
  /// A wallet made by "Try it here" has no password and can not be locked.
  Q_PROPERTY(bool hasPassword READ hasPassword NOTIFY securityChanged)

  // ---- words and view keys, shown after the password
  Q_PROPERTY(tacit::app::WordListModel* words READ words CONSTANT)
  Q_PROPERTY(bool wordsShown READ wordsShown NOTIFY secretsChanged)
  Q_PROPERTY(bool wordsConfirmed READ wordsConfirmed NOTIFY secretsChanged)
  /// The three numbers asked back after `beginCheck()`, empty before.
  Q_PROPERTY(QList<int> asked READ asked NOTIFY secretsChanged)
  Q_PROPERTY(QStringList answerProblems READ answerProblems NOTIFY secretsChanged)
  Q_PROPERTY(QString incomingViewKey READ incomingViewKey NOTIFY secretsChanged)
  Q_PROPERTY(QString fullViewKey READ fullViewKey NOTIFY secretsChanged)
  /// "Wrong password", empty otherwise.
  Q_PROPERTY(QString secretProblem READ secretProblem NOTIFY secretsChanged)
  Q_PROPERTY(bool asking READ asking NOTIFY secretsChanged)

  // ---- another node
  Q_PROPERTY(QString newNodeLink READ newNodeLink WRITE setNewNodeLink NOTIFY nodeTestChanged)
  Q_PROPERTY(QString nodeTestText READ nodeTestText NOTIFY nodeTestChanged)
  Q_PROPERTY(bool nodeTestGood READ nodeTestGood NOTIFY nodeTestChanged)
  Q_PROPERTY(bool nodeTesting READ nodeTesting NOTIFY nodeTestChanged)

  // ---- the proxy (Tor)
  /// As it is typed; the one in use until then. Empty: none.
  Q_PROPERTY(QString proxy READ proxy WRITE setProxy NOTIFY proxyChanged)
  Q_PROPERTY(QString proxyProblem READ proxyProblem NOTIFY proxyChanged)
  /// Whether what is typed is good and not in use yet.
  Q_PROPERTY(bool proxyNew READ proxyNew NOTIFY proxyChanged)

 public:
  enum SettingsDialog { PasswordDialog, LimitDialog, SaveBackupDialog, TestBackupDialog, LogDialog };
  Q_ENUM(SettingsDialog)

  SettingsModel(WalletBackend& backend, QSettings& store, QObject* parent);

  QStringList languages() const;
  int language() const { return m_language; }
  void setLanguage(int index);
  QString languageCode() const;
  QStringList themes() const;
  int theme() const { return m_theme; }
  void setTheme(int index);
  bool dark() const;
  QStringList motions() const;
  int motion() const { return m_motion; }
  void setMotion(int index);
  bool reducedMotion() const;
  QStringList lockChoices() const;
  int lockChoice() const { return m_lockChoice; }
  void setLockChoice(int index);
  /// Minutes until the wallet locks itself, 0 for never.
  int lockMinutes() const;
  bool hasPassword() const { return m_hasPassword; }
  void setHasPassword(bool has);
  WordListModel* words() { return &m_words; }
  bool wordsShown() const { return m_words.count() > 0; }
  bool wordsConfirmed() const { return m_wordsConfirmed; }
  QList<int> asked() const { return m_asked; }
  QStringList answerProblems() const;
  QString incomingViewKey() const { return m_keys.incoming; }
  QString fullViewKey() const { return m_keys.full; }
  QString secretProblem() const { return m_secretProblem; }
  bool asking() const { return m_unanswered > m_unwanted; }
  QString newNodeLink() const { return m_newNodeLink; }
  void setNewNodeLink(const QString& link);
  QString nodeTestText() const;
  bool nodeTestGood() const;
  bool nodeTesting() const { return m_nodeTesting; }
  QString proxy() const { return m_proxy; }
  void setProxy(const QString& proxy);
  QString proxyProblem() const;
  bool proxyNew() const;

  /// The password is wiped; a wallet without one takes an empty text.
  Q_INVOKABLE void showWords(QString password);
  Q_INVOKABLE void showViewKeys(QString password);
  /// Forgets words and keys, and what was asked for and is not answered yet; a dialog calls it as it closes.
  Q_INVOKABLE void hideSecrets();
  /// Asks three of the shown words back.
  Q_INVOKABLE void beginCheck();
  Q_INVOKABLE void setAnswer(int index, const QString& word);
  Q_INVOKABLE void copyViewKey(bool full);
  /// Uses the node of `newNodeLink`; only while `nodeTestGood`.
  Q_INVOKABLE void useNewNode();
  /// Every connection goes through `proxy` from now on; only while `proxyNew`.
  Q_INVOKABLE void useProxy();

  /// The desktop's preference, used while a choice is System.
  void setSystemDark(bool dark);
  void setSystemReducedMotion(bool reduced);
  void retranslate();

 signals:
  void languageChanged();
  void displayChanged();
  void securityChanged();
  void secretsChanged();
  void nodeTestChanged();
  void proxyChanged();
  /// The page shall open one of its dialogs.
  void dialogWanted(tacit::app::SettingsModel::SettingsDialog dialog);
  void copied(const QString& what);

 private:
  void ask();
  void testNewNode();
  /// Whether an answer is still wanted; to be called once for each.
  bool takeAnswer();

  WalletBackend& m_backend;
  QSettings& m_store;
  WordListModel m_words;
  int m_language = 0;
  int m_theme = 0;
  int m_motion = 0;
  int m_lockChoice = 3;
  bool m_systemDark = false;
  bool m_systemReduced = false;
  bool m_hasPassword = true;
  bool m_wordsConfirmed = true;
  int m_unanswered = 0;  // the backend answers each in order, or locks
  int m_unwanted = 0;    // of those, the first so many
  QList<int> m_asked;
  QStringList m_answers;
  ViewKeys m_keys;
  QString m_secretProblem;
  QString m_newNodeLink;
  bool m_nodeTesting = false;
  LinkTest m_nodeTest;
  QString m_proxy, m_usedProxy;
  bool m_proxyUnknown = false;  // then none is a choice, too
  quint64 m_ticket = 0;
};

}  // namespace tacit::app
