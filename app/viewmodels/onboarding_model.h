// SPDX-License-Identifier: MIT
#pragma once

#include <QDate>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QUrl>
#include <optional>

#include <QtQml/qqmlregistration.h>

#include "bridge/wallet_backend.h"
#include "viewmodels/new_password.h"
#include "viewmodels/word_list_model.h"

namespace tacit::app {

/// The way from nothing to an open wallet. The pages show what `step` says; `next()` and `back()` move.
///
///   Create:  Choose → NameAndPassword → ShowWords → CheckWords → Network → Working → (App.stage becomes
///   Home) Restore: Choose → RestoreFrom → TypeWords → StartDate → NameAndPassword → Network → Working → Home
///            Choose → RestoreFrom → BackupFile → NameAndPassword → Network → Working → Home
///   Watch:   Choose → ViewKey → StartDate → NameAndPassword → Network → Working → Home
///   Try:     Choose → Working → Home
///
/// A wallet that is damaged, or whose password is lost, is restored over its own files (`over`), from what
/// RestoreFrom offers: its own keys (OwnPassword → StartDate → Network), words, a backup, or a view key. The
/// first Back of that way is `left`, with everything as it was.
///
/// When opening fails `step` goes back to the step that can mend it and `problem` says what happened.
class OnboardingModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.onboarding")

  Q_PROPERTY(Step step READ step NOTIFY stepChanged)
  Q_PROPERTY(Path path READ path NOTIFY stepChanged)
  /// Whether `next()` would move; bind the Continue button's `enabled` to it.
  Q_PROPERTY(bool canGoOn READ canGoOn NOTIFY changed)
  Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY stepChanged)
  /// Position among the steps of the path, from 1, and their number: for a progress mark.
  Q_PROPERTY(int stepNumber READ stepNumber NOTIFY stepChanged)
  Q_PROPERTY(int stepCount READ stepCount NOTIFY stepChanged)
  /// What went wrong in Working, with what to do; empty when nothing did. Stays until the next `next()`.
  Q_PROPERTY(QString problem READ problem NOTIFY changed)
  /// One sentence for Working: what is being done now.
  Q_PROPERTY(QString workText READ workText NOTIFY changed)

  // ---- over a wallet that is there
  Q_PROPERTY(bool over READ over NOTIFY stepChanged)
  /// The wallet's own keys are whole and can restore it: RestoreFrom offers them first.
  Q_PROPERTY(bool ownKeys READ ownKeys NOTIFY stepChanged)
  /// What becomes of the files that are there; empty when nothing is in the way.
  Q_PROPERTY(QString overText READ overText NOTIFY changed)

  // ---- NameAndPassword
  Q_PROPERTY(QString name READ name WRITE setName NOTIFY changed)
  Q_PROPERTY(QString nameProblem READ nameProblem NOTIFY changed)
  /// 0 (nothing typed) to 4 (very strong).
  Q_PROPERTY(int passwordScore READ passwordScore NOTIFY changed)
  /// "Guessed in about 3 hours", "Guessed in more than 100 years"; empty when nothing is typed.
  Q_PROPERTY(QString passwordTime READ passwordTime NOTIFY changed)
  Q_PROPERTY(QString passwordProblem READ passwordProblem NOTIFY changed)
  Q_PROPERTY(QString repeatProblem READ repeatProblem NOTIFY changed)

  // ---- ShowWords, CheckWords
  /// Masked until `words.revealed`.
  Q_PROPERTY(tacit::app::WordListModel* words READ words CONSTANT)
  /// The three numbers (from 1) of the words asked back.
  Q_PROPERTY(QList<int> asked READ asked NOTIFY askedChanged)
  /// Three texts, empty where the answer is right or not complete yet: "This is not word 7".
  Q_PROPERTY(QStringList answerProblems READ answerProblems NOTIFY changed)

  // ---- TypeWords
  Q_PROPERTY(int typedCount READ typedCount NOTIFY changed)
  /// Number (from 1) of the first word that is not on the list, 0 when none is wrong.
  Q_PROPERTY(int wrongWord READ wrongWord NOTIFY changed)
  /// "Word 7 is not on the list", "… do not belong together. Check their order"; or empty.
  Q_PROPERTY(QString wordsProblem READ wordsProblem NOTIFY changed)
  /// At most five list words that begin as the word being typed does; empty when it is complete.
  Q_PROPERTY(QStringList completions READ completions NOTIFY changed)

  // ---- BackupFile
  /// Name of the chosen file without its folder; empty before one is chosen.
  Q_PROPERTY(QString backupName READ backupName NOTIFY changed)
  Q_PROPERTY(QString backupProblem READ backupProblem NOTIFY changed)
  Q_PROPERTY(bool backupChecking READ backupChecking NOTIFY changed)
  /// What the file holds, in a few sentences; empty until it was opened with its password.
  Q_PROPERTY(QString backupText READ backupText NOTIFY changed)

  // ---- ViewKey
  Q_PROPERTY(QString viewKeyProblem READ viewKeyProblem NOTIFY changed)
  /// What a wallet with the typed key will see and do; empty while there is no good key.
  Q_PROPERTY(QString viewKeyText READ viewKeyText NOTIFY changed)

  // ---- StartDate
  /// Null date: "I do not know", everything is scanned.
  Q_PROPERTY(QDate started READ started WRITE setStarted NOTIFY changed)
  Q_PROPERTY(QString startedProblem READ startedProblem NOTIFY changed)
  /// What the chosen day means: "Payments from 31 January on are looked for. …"
  Q_PROPERTY(QString startedText READ startedText NOTIFY changed)

  // ---- Network
  /// True: the practice network of this computer. False: the node of `nodeLink`.
  Q_PROPERTY(bool practice READ practice WRITE setPractice NOTIFY changed)
  Q_PROPERTY(QString nodeLink READ nodeLink WRITE setNodeLink NOTIFY changed)
  /// HOST:PORT of a SOCKS5 proxy (Tor) for every connection to that node, this test's included; empty: none.
  Q_PROPERTY(QString proxy READ proxy WRITE setProxy NOTIFY changed)
  Q_PROPERTY(QString proxyProblem READ proxyProblem NOTIFY changed)
  Q_PROPERTY(Test test READ test NOTIFY changed)
  /// "Answers in 3 ms · last block 12 s ago · certificate checked", or what fails and what to do.
  Q_PROPERTY(QString testText READ testText NOTIFY changed)
  /// Nothing is dialled before `testAgain()`: a damaged wallet may have gone through a proxy that nobody
  /// knows of here.
  Q_PROPERTY(bool testHeld READ testHeld NOTIFY changed)

 public:
  enum Path { NoPath, CreatePath, RestorePath, BackupPath, WatchPath, TryPath, KeysPath };
  Q_ENUM(Path)
  enum Step {
    Choose,
    NameAndPassword,
    ShowWords,
    CheckWords,
    RestoreFrom,
    TypeWords,
    BackupFile,
    ViewKey,
    StartDate,
    OwnPassword,
    Network,
    Working
  };
  Q_ENUM(Step)
  enum Test { NotTested, Testing, Works, Fails };
  Q_ENUM(Test)

  /// What is known of a wallet that is restored over its own files.
  struct Old {
    QString name;
    QString folder;
    bool ownKeys = false;
    bool passwordless = false;
    bool practice = false;
    QString nodeLink;
    QString proxy;  // empty: none that is known
  };

  OnboardingModel(WalletBackend& backend, QObject* parent);
  ~OnboardingModel() override;

  Step step() const { return m_step; }
  Path path() const { return m_path; }
  bool canGoOn() const;
  bool canGoBack() const;
  int stepNumber() const;
  int stepCount() const;
  QString problem() const { return m_problem; }
  QString workText() const;
  bool over() const { return m_old.has_value(); }
  bool ownKeys() const { return m_old && m_old->ownKeys; }
  QString overText() const;
  /// RestoreFrom, over the wallet that is in the folder.
  void restoreOver(Old old);
  QString name() const { return m_name; }
  void setName(const QString& name);
  QString nameProblem() const;
  int passwordScore() const { return m_password.score(); }
  QString passwordTime() const { return m_password.time(); }
  QString passwordProblem() const { return m_password.problem(); }
  QString repeatProblem() const { return m_password.repeatProblem(); }
  WordListModel* words() { return &m_words; }
  QList<int> asked() const { return m_asked; }
  QStringList answerProblems() const;
  int typedCount() const { return m_typedCount; }
  int wrongWord() const { return m_wrongWord; }
  QString wordsProblem() const;
  QStringList completions() const { return m_completions; }
  QString backupName() const;
  QString backupProblem() const { return m_backupProblem; }
  bool backupChecking() const { return m_backupChecking; }
  QString backupText() const;
  QString viewKeyProblem() const;
  QString viewKeyText() const;
  QDate started() const { return m_started; }
  void setStarted(const QDate& date);
  QString startedProblem() const;
  QString startedText() const;
  bool practice() const { return m_practice; }
  void setPractice(bool practice);
  QString nodeLink() const { return m_nodeLink; }
  void setNodeLink(const QString& link);
  QString proxy() const { return m_proxy; }
  /// Tests again when typing has come to rest.
  void setProxy(const QString& proxy);
  QString proxyProblem() const;
  /// That of a wallet made now; the practice network is on this computer.
  QString usedProxy() const { return m_practice ? QString() : m_proxy.trimmed(); }
  Test test() const { return m_test; }
  QString testText() const;
  bool testHeld() const { return m_held && !m_practice && m_test == NotTested; }

  // ---- Choose
  Q_INVOKABLE void create();
  Q_INVOKABLE void restore();
  Q_INVOKABLE void watch();
  /// A wallet on the practice network at once: no password, words shown later in Settings.
  Q_INVOKABLE void tryHere();

  // ---- RestoreFrom
  Q_INVOKABLE void fromWords();
  Q_INVOKABLE void fromBackup();
  Q_INVOKABLE void fromOwnKeys();
  Q_INVOKABLE void fromViewKey();

  Q_INVOKABLE void next();
  Q_INVOKABLE void back();

  /// From the password fields' onTextEdited. The fields' own text is left as it is: when the page goes, it
  /// calls `App.wipe(field.text)` and `field.clear()`.
  Q_INVOKABLE void setPassword(const QString& password);
  Q_INVOKABLE void setPasswordRepeat(const QString& password);
  /// OwnPassword: that of the wallet whose keys are whole.
  Q_INVOKABLE void setOwnPassword(const QString& password);
  /// `index` 0–2 into `asked`.
  Q_INVOKABLE void setAnswer(int index, const QString& word);
  /// Skips CheckWords; a banner reminds until it is done (Settings → Security does it).
  Q_INVOKABLE void checkLater();
  /// From the words field's onTextChanged; wipe and clear it when the page goes.
  Q_INVOKABLE void setTypedWords(const QString& text);
  /// A backup file, chosen or dropped. Nothing of it is read before `openBackup`.
  Q_INVOKABLE void setBackupFile(const QUrl& file);
  /// Opens the file with its password and tells in `backupText` what it holds. The password is wiped.
  Q_INVOKABLE void openBackup(QString password);
  /// From the view key field's onTextChanged; wipe and clear it when the page goes.
  Q_INVOKABLE void setViewKey(const QString& text);
  /// Parses a date as people type it in the current language or as YYYY-MM-DD; empty: unknown.
  Q_INVOKABLE void setStartedText(const QString& text);
  /// "I do not know": everything since the network's beginning, and on to the next step.
  Q_INVOKABLE void startedUnknown();
  /// The clipboard's text as the node link.
  Q_INVOKABLE void pasteNode();
  /// The node used last by any wallet of this program; the practice network when empty.
  void setLastNode(const QString& link);
  /// The proxy used with it.
  void setLastProxy(const QString& proxy);
  /// Tests the chosen network again, or for the first time where nothing was dialled by itself.
  Q_INVOKABLE void testAgain();

 signals:
  void stepChanged();
  void askedChanged();
  void changed();
  /// `App` remembers the name and the network of a wallet that was opened by this model.
  void finished(const QString& name, bool passwordless, bool practice, const QString& nodeLink);
  /// Back, out of a restore over a wallet, before anything was changed.
  void left();

 private:
  QList<Step> steps() const;
  /// Tests without being asked, unless nothing may be dialled yet.
  void testUnasked();
  void leave();
  void setStep(Step step);
  void start();
  void onOpenFailed(OpenFault fault);
  void onTested(const LinkTest& result);
  void onWordsMade(const SecretWords& words);
  void onPracticeReady(const QString& link);
  void onPracticeFailed(PracticeFault fault);
  void onBackupChecked(quint64 ticket, const BackupContents& contents);
  QString usedLink() const;
  void forgetSecrets();

  WalletBackend& m_backend;
  std::optional<Old> m_old;
  SecretBytes m_ownPassword;
  bool m_held = false;
  WordListModel m_words;
  Path m_path = NoPath;
  Step m_step = Choose;
  QString m_problem;
  QString m_name;
  NewPassword m_password;
  QList<int> m_asked;
  QStringList m_answers;
  bool m_checked = false;
  SecretBytes m_typed;
  int m_typedCount = 0;
  int m_wrongWord = 0;
  bool m_checksumWrong = false;
  bool m_typedComplete = false;
  QStringList m_completions;
  QString m_backupFile;
  SecretBytes m_backupPassword;
  QString m_backupProblem;
  bool m_backupChecking = false;
  bool m_backupOpened = false;
  BackupContents m_backup;
  SecretBytes m_viewKey;
  WatchKind m_viewKind = WatchKind::None;
  QDate m_started;
  QString m_startedText;
  bool m_practice = true;
  QString m_nodeLink;
  QString m_proxy;
  QTimer m_proxyTyped;
  QString m_practiceLink;
  bool m_practiceFailed = false;
  PracticeFault m_practiceFault = PracticeFault::NoProgram;
  Test m_test = NotTested;
  LinkTest m_testResult;
  quint64 m_ticket = 0;
};

}  // namespace tacit::app
