// SPDX-License-Identifier: MIT
#include "viewmodels/onboarding_model.h"

#include <QLocale>

#include "viewmodels/password_strength.h"
#include "viewmodels/texts.h"
#include "viewmodels/word_check.h"

namespace tacit::app {

namespace {

using Step = OnboardingModel::Step;

constexpr int kLeastPassword = 8;
constexpr int kMostName = 60;
const QDate kFirstDay(2026, 1, 1);  // no network is older

const QList<Step>& stepsOf(OnboardingModel::Path path) {
  static const QList<Step> create = {Step::NameAndPassword, Step::ShowWords, Step::CheckWords, Step::Network};
  static const QList<Step> restore = {Step::TypeWords, Step::NameAndPassword, Step::Network};
  static const QList<Step> none;
  return path == OnboardingModel::CreatePath ? create : path == OnboardingModel::RestorePath ? restore : none;
}

bool sameSecret(const SecretBytes& a, const SecretBytes& b) {
  return std::ranges::equal(a.expose(), b.expose());
}

}  // namespace

OnboardingModel::OnboardingModel(WalletBackend& backend, QObject* parent)
    : QObject(parent), m_backend(backend) {
  connect(&backend, &WalletBackend::openFailed, this, &OnboardingModel::onOpenFailed);
  connect(&backend, &WalletBackend::nodeTested, this, &OnboardingModel::onTested);
  connect(&backend, &WalletBackend::wordsMade, this, &OnboardingModel::onWordsMade);
  connect(&backend, &WalletBackend::practiceReady, this, &OnboardingModel::onPracticeReady);
  connect(&backend, &WalletBackend::practiceFailed, this, &OnboardingModel::onPracticeFailed);
  connect(&backend, &WalletBackend::phaseChanged, this, [this](WalletPhase phase) {
    if (phase == WalletPhase::Open && m_step == Working) {
      emit finished(m_path == TryPath ? tr("Practice") : m_name.trimmed(), m_path == TryPath, m_practice);
      forgetSecrets();
      m_path = NoPath;
      setStep(Choose);
    }
  });
}

OnboardingModel::~OnboardingModel() = default;

int OnboardingModel::stepNumber() const {
  return static_cast<int>(stepsOf(m_path).indexOf(m_step)) + 1;
}

int OnboardingModel::stepCount() const {
  return static_cast<int>(stepsOf(m_path).size());
}

bool OnboardingModel::canGoBack() const {
  return m_step != Choose && m_step != Working;
}

bool OnboardingModel::canGoOn() const {
  switch (m_step) {
    case NameAndPassword:
      return !m_name.trimmed().isEmpty() && m_name.size() <= kMostName &&
             m_passwordLength >= kLeastPassword && sameSecret(m_password, m_repeat);
    case ShowWords:
      return !m_words.words().isEmpty();
    case CheckWords:
      return answersRight(m_words.words(), m_asked, m_answers);
    case TypeWords:
      return m_typedComplete;
    case StartDate:
      return startedProblem().isEmpty();
    case Network:
      return m_test == Works;
    case Choose:
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
    default:
      return tr("Making the wallet");
  }
}

void OnboardingModel::setName(const QString& name) {
  if (m_name != name) {
    m_name = name;
    emit changed();
  }
}

QString OnboardingModel::nameProblem() const {
  return m_name.size() > kMostName ? tr("A shorter name, please.") : QString();
}

QString OnboardingModel::passwordTime() const {
  return crackTime(m_passwordGuesses);
}

QString OnboardingModel::passwordProblem() const {
  return m_passwordLength > 0 && m_passwordLength < kLeastPassword
             ? tr("At least %n character(s).", "", kLeastPassword)
             : QString();
}

QString OnboardingModel::repeatProblem() const {
  return m_repeat.size() > 0 && !sameSecret(m_password, m_repeat) ? tr("The two passwords differ.")
                                                                  : QString();
}

QStringList OnboardingModel::answerProblems() const {
  QStringList problems;
  for (int i = 0; i < m_asked.size(); ++i) {
    problems.append(answerProblem(m_words.words(), m_asked[i], m_answers.value(i)));
  }
  return problems;
}

QString OnboardingModel::wordsProblem() const {
  if (m_wrongWord > 0) {
    return tr("Word %1 is not on the list. Check its spelling.").arg(m_wrongWord);
  }
  if (m_checksumWrong) {
    return tr("All words are on the list, but they do not belong together. Check their order.");
  }
  return m_typedCount > 24 ? tr("There are more than 24 words.") : QString();
}

void OnboardingModel::setStarted(const QDate& date) {
  m_started = date;
  m_startedText = date.isValid() ? date.toString(Qt::ISODate) : QString();
  emit changed();
}

void OnboardingModel::setStartedText(const QString& text) {
  m_startedText = text.trimmed();
  m_started = QDate::fromString(m_startedText, Qt::ISODate);
  for (auto format : {QLocale::ShortFormat, QLocale::LongFormat}) {
    if (!m_started.isValid()) {
      m_started = QLocale().toDate(m_startedText, format);
    }
  }
  emit changed();
}

QString OnboardingModel::startedProblem() const {
  if (m_startedText.isEmpty()) {
    return {};
  }
  if (!m_started.isValid()) {
    return tr("This is no date. Write it as 2026-11-30.");
  }
  if (m_started > QDate::currentDate()) {
    return tr("This day is still to come.");
  }
  return m_started < kFirstDay ? tr("There was no Tacit before 2026.") : QString();
}

void OnboardingModel::setPractice(bool practice) {
  if (m_practice != practice) {
    m_practice = practice;
    testAgain();
  }
}

void OnboardingModel::setNodeLink(const QString& link) {
  if (m_nodeLink != link) {
    m_nodeLink = link;
    if (!m_practice) {
      testAgain();
    }
    emit changed();
  }
}

QString OnboardingModel::testText() const {
  switch (m_test) {
    case NotTested:
      return m_practice ? QString() : tr("Paste the link of a node.");
    case Testing:
      return m_practice && m_practiceLink.isEmpty() ? tr("Starting the practice network") : tr("Testing");
    case Works:
    case Fails:
      break;
  }
  return m_practiceFailed ? texts::practiceFault(m_practiceFault) : texts::nodeTest(m_testResult);
}

void OnboardingModel::create() {
  m_path = CreatePath;
  setStep(NameAndPassword);
}

void OnboardingModel::restore() {
  m_path = RestorePath;
  setStep(TypeWords);
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

void OnboardingModel::next() {
  if (!canGoOn()) {
    return;
  }
  m_problem.clear();
  const QList<Step>& steps = stepsOf(m_path);
  const qsizetype place = steps.indexOf(m_step);
  m_checked = m_step == CheckWords || (m_checked && m_step == Network);
  place + 1 < steps.size() ? setStep(steps[place + 1]) : start();
}

void OnboardingModel::back() {
  if (!canGoBack()) {
    return;
  }
  const QList<Step>& steps = stepsOf(m_path);
  const qsizetype place = steps.indexOf(m_step);
  if (place > 0) {
    setStep(steps[place - 1]);
    return;
  }
  forgetSecrets();
  m_path = NoPath;
  setStep(Choose);
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
    testAgain();
  }
  emit stepChanged();
  emit changed();
}

void OnboardingModel::setPassword(const QString& password) {
  m_password = copySecret(password);
  m_passwordLength = static_cast<int>(password.size());
  m_passwordGuesses = passwordGuesses(password);
  m_passwordScore = app::passwordScore(m_passwordGuesses);
  emit changed();
}

void OnboardingModel::setPasswordRepeat(const QString& password) {
  m_repeat = copySecret(password);
  emit changed();
}

void OnboardingModel::setAnswer(int index, const QString& word) {
  if (index >= 0 && index < m_answers.size()) {
    m_answers[index] = word.trimmed().toLower();
    emit changed();
  }
}

void OnboardingModel::checkLater() {
  if (m_step == CheckWords) {
    m_checked = false;
    setStep(Network);
  }
}

void OnboardingModel::setTypedWords(const QString& text) {
  m_typed = copySecret(text);
  const TypedWords look = lookAtWords(m_typed);
  m_typedCount = look.count;
  m_wrongWord = look.wrong;
  m_checksumWrong = look.checksumBad;
  m_typedComplete = look.complete;
  m_completions = look.completions;
  emit changed();
}

void OnboardingModel::testAgain() {
  m_test = NotTested;
  m_practiceFailed = false;
  const QString link = m_practice ? m_practiceLink : m_nodeLink.trimmed();
  if (!link.isEmpty()) {
    m_test = Testing;
    m_backend.testNode(++m_ticket, link);
  } else if (m_practice) {
    m_test = Testing;
    m_backend.findPractice();
  }
  emit changed();
}

void OnboardingModel::onPracticeReady(const QString& link) {
  m_practiceLink = link;
  if (m_step == Working && m_path == TryPath) {
    start();
  } else if (m_step == Network && m_practice) {
    testAgain();
  }
}

void OnboardingModel::onPracticeFailed(PracticeFault fault) {
  if (m_step == Working && m_path == TryPath) {
    m_path = NoPath;
    m_problem = texts::practiceFault(fault);
    setStep(Choose);
  } else if (m_step == Network && m_practice) {
    m_practiceFailed = true;
    m_practiceFault = fault;
    m_test = Fails;
    emit changed();
  }
}

void OnboardingModel::onWordsMade(const SecretWords& words) {
  m_words.setWords(words.clone());
  if (m_step == Working && m_path == TryPath) {
    start();
  }
  emit changed();
}

void OnboardingModel::onTested(const LinkTest& result) {
  if (result.ticket != m_ticket || m_test != Testing) {
    return;
  }
  m_testResult = result;
  m_test = texts::nodeTestGood(result) ? Works : Fails;
  emit changed();
}

/// Hands everything to the wallet; for Try, once both the network and the words are there.
void OnboardingModel::start() {
  const QString link = m_practice ? m_practiceLink : m_nodeLink.trimmed();
  if (m_path == TryPath && (link.isEmpty() || m_words.words().isEmpty())) {
    return;
  }
  if (m_step != Working) {
    setStep(Working);
  }
  if (m_path == RestorePath) {
    m_backend.restore({m_password.clone(), m_typed.clone(), m_started, link});
  } else {
    m_backend.create(
        {m_path == TryPath ? SecretBytes() : m_password.clone(), m_words.words().clone(), link, m_checked});
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
  } else {
    setStep(fault == OpenFault::WrongWords ? TypeWords : Network);
  }
}

void OnboardingModel::forgetSecrets() {
  m_words.setWords({});
  m_password = {};
  m_repeat = {};
  m_typed = {};
  m_passwordLength = m_passwordScore = 0;
  m_passwordGuesses = 0;
  m_typedCount = m_wrongWord = 0;
  m_typedComplete = m_checksumWrong = m_checked = false;
  m_completions.clear();
  m_asked.clear();
  m_answers.clear();
  m_problem.clear();
}

}  // namespace tacit::app
