// SPDX-License-Identifier: MIT
#include "viewmodels/onboarding_model.h"

#include "viewmodels/texts.h"
#include "viewmodels/word_check.h"

namespace tacit::app {

namespace {

constexpr int kMostName = 60;

constexpr int kTypingPause = 600;  // ms

}  // namespace

OnboardingModel::OnboardingModel(WalletBackend& backend, QObject* parent)
    : QObject(parent), m_backend(backend) {
  connect(&backend, &WalletBackend::openFailed, this, &OnboardingModel::onOpenFailed);
  connect(&backend, &WalletBackend::nodeTested, this, &OnboardingModel::onTested);
  m_proxyTyped.setSingleShot(true);
  m_proxyTyped.setInterval(kTypingPause);
  connect(&m_proxyTyped, &QTimer::timeout, this, &OnboardingModel::testUnasked);
  connect(&backend, &WalletBackend::wordsMade, this, &OnboardingModel::onWordsMade);
  connect(&backend, &WalletBackend::practiceReady, this, &OnboardingModel::onPracticeReady);
  connect(&backend, &WalletBackend::practiceFailed, this, &OnboardingModel::onPracticeFailed);
  connect(&backend, &WalletBackend::backupChecked, this, &OnboardingModel::onBackupChecked);
  connect(&backend, &WalletBackend::phaseChanged, this, [this](WalletPhase phase) {
    if (phase == WalletPhase::Open && (m_step == Working || over())) {
      const bool passwordless = m_path == TryPath || (m_path == KeysPath && m_old->passwordless);
      emit finished(m_path == TryPath ? tr("Practice") : m_name.trimmed(), passwordless, m_practice,
                    usedLink());
      forgetSecrets();
      m_path = NoPath;
      m_old.reset();
      m_held = false;
      setStep(Choose);
    }
  });
}

OnboardingModel::~OnboardingModel() = default;

// ---- the steps

QList<OnboardingModel::Step> OnboardingModel::steps() const {
  switch (m_path) {
    case CreatePath:
      return {NameAndPassword, ShowWords, CheckWords, Network};
    case RestorePath:
      return {RestoreFrom, TypeWords, StartDate, NameAndPassword, Network};
    case BackupPath:
      return {RestoreFrom, BackupFile, NameAndPassword, Network};
    case WatchPath:
      return over() ? QList<Step>{RestoreFrom, ViewKey, StartDate, NameAndPassword, Network}
                    : QList<Step>{ViewKey, StartDate, NameAndPassword, Network};
    case KeysPath:
      return m_old->passwordless ? QList<Step>{RestoreFrom, StartDate, Network}
                                 : QList<Step>{RestoreFrom, OwnPassword, StartDate, Network};
    case NoPath:
    case TryPath:
      break;
  }
  return {};
}

int OnboardingModel::stepNumber() const {
  return static_cast<int>(steps().indexOf(m_step)) + 1;
}

int OnboardingModel::stepCount() const {
  return static_cast<int>(steps().size());
}

bool OnboardingModel::canGoBack() const {
  return m_step != Choose && m_step != Working;
}

bool OnboardingModel::canGoOn() const {
  switch (m_step) {
    case NameAndPassword:
      return !m_name.trimmed().isEmpty() && m_name.size() <= kMostName && m_password.good();
    case ShowWords:
      return !m_words.words().isEmpty();
    case CheckWords:
      return answersRight(m_words.words(), m_asked, m_answers);
    case TypeWords:
      return m_typedComplete;
    case BackupFile:
      return m_backupOpened;
    case ViewKey:
      return m_viewKind != WatchKind::None;
    case StartDate:
      return startedProblem().isEmpty();
    case OwnPassword:
      return m_ownPassword.size() > 0;
    case Network:
      return m_test == Works;
    case Choose:
    case RestoreFrom:
    case Working:
      break;
  }
  return false;
}

QString OnboardingModel::workText() const {
  switch (m_path) {
    case TryPath:
      return tr("Starting the practice network on this computer and making a wallet");
    case RestorePath:
      return tr("Restoring the wallet from its words");
    case BackupPath:
      return tr("Restoring the wallet from its backup");
    case KeysPath:
      return tr("Restoring the wallet from its own keys");
    default:
      return tr("Making the wallet");
  }
}

void OnboardingModel::create() {
  m_path = CreatePath;
  setStep(NameAndPassword);
}

void OnboardingModel::restore() {
  m_path = RestorePath;
  setStep(RestoreFrom);
}

void OnboardingModel::watch() {
  m_path = WatchPath;
  setStep(ViewKey);
}

void OnboardingModel::tryHere() {
  m_path = TryPath;
  m_practice = true;
  m_problem.clear();
  m_practiceLink.clear();
  m_words.setWords({});
  setStep(Working);
  m_backend.findPractice();
  m_backend.newWords();
}

void OnboardingModel::fromWords() {
  m_path = RestorePath;
  setStep(TypeWords);
}

void OnboardingModel::fromBackup() {
  m_path = BackupPath;
  setStep(BackupFile);
}

void OnboardingModel::next() {
  if (!canGoOn()) {
    return;
  }
  m_problem.clear();
  const QList<Step> way = steps();
  const qsizetype place = way.indexOf(m_step);
  m_checked = m_step == CheckWords || (m_checked && m_step == Network);
  place + 1 < way.size() ? setStep(way[place + 1]) : start();
}

void OnboardingModel::back() {
  if (!canGoBack()) {
    return;
  }
  const QList<Step> way = steps();
  const qsizetype place = way.indexOf(m_step);
  place > 0 ? setStep(way[place - 1]) : leave();
}

void OnboardingModel::setStep(Step step) {
  m_step = step;
  m_words.setRevealed(false);
  if (step == ShowWords && m_words.words().isEmpty()) {
    m_backend.newWords();
  }
  if (step == CheckWords) {
    m_asked = chooseAsked(m_words.count());
    m_answers = QStringList(m_asked.size());
    m_checked = false;
    emit askedChanged();
  }
  if (step == Network) {
    testUnasked();
  }
  emit stepChanged();
  emit changed();
}

void OnboardingModel::checkLater() {
  if (m_step == CheckWords) {
    m_checked = false;
    setStep(Network);
  }
}

// ---- opening

void OnboardingModel::onWordsMade(const SecretWords& words) {
  m_words.setWords(words.clone());
  if (m_step == Working && m_path == TryPath) {
    start();
  }
  emit changed();
}

/// Hands everything to the wallet; for Try, once both the network and the words are there.
void OnboardingModel::start() {
  const QString link = usedLink();
  if (m_path == TryPath && (link.isEmpty() || m_words.words().isEmpty())) {
    return;
  }
  if (m_step != Working) {
    setStep(Working);
  }
  switch (m_path) {
    case RestorePath:
      m_backend.restore({m_password.clone(), m_typed.clone(), m_started, link, usedProxy(), over()});
      break;
    case BackupPath:
      m_backend.restoreBackup(
          {m_backupFile, m_backupPassword.clone(), m_password.clone(), link, usedProxy(), over()});
      break;
    case WatchPath:
      m_backend.watch({m_password.clone(), m_viewKey.clone(), m_started, link, usedProxy(), over()});
      break;
    case KeysPath:
      m_backend.rebuild({m_ownPassword.clone(), m_started, link, usedProxy()});
      break;
    default:
      m_backend.create({m_path == TryPath ? SecretBytes() : m_password.clone(), m_words.words().clone(), link,
                        m_checked, m_path == TryPath ? QString() : usedProxy()});
      break;
  }
}

void OnboardingModel::onOpenFailed(OpenFault fault) {
  if (m_step != Working) {
    return;
  }
  m_problem = texts::openFault(fault);
  if (m_path == TryPath || fault == OpenFault::Exists) {
    m_path = NoPath;
    setStep(Choose);
  } else if (fault == OpenFault::WrongWords || fault == OpenFault::BadViewKey) {
    setStep(m_path == WatchPath ? ViewKey : TypeWords);
  } else if (m_path == KeysPath && (fault == OpenFault::WrongPassword || fault == OpenFault::Damaged)) {
    m_old->ownKeys = fault != OpenFault::Damaged;
    setStep(m_old->ownKeys && !m_old->passwordless ? OwnPassword : RestoreFrom);
  } else if (m_path == BackupPath && (fault == OpenFault::WrongPassword || fault == OpenFault::Damaged)) {
    m_backupOpened = false;
    m_problem = tr("The backup file can not be opened any more. Choose it again.");
    setStep(BackupFile);
  } else {
    setStep(Network);
  }
}

void OnboardingModel::forgetSecrets() {
  m_words.setWords({});
  m_password.forget();
  m_typed = {};
  m_ownPassword = {};
  m_viewKey = {};
  m_viewKind = WatchKind::None;
  m_backupPassword = {};
  m_backup = {};
  m_backupFile.clear();
  m_backupProblem.clear();
  m_backupOpened = m_backupChecking = false;
  m_typedCount = m_wrongWord = 0;
  m_typedComplete = m_checksumWrong = m_checked = false;
  m_completions.clear();
  m_asked.clear();
  m_answers.clear();
  m_problem.clear();
}

}  // namespace tacit::app
