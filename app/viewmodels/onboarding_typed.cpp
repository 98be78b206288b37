// SPDX-License-Identifier: MIT
#include <QFileInfo>
#include <QLocale>

#include "protocol/keys.h"
#include "viewmodels/onboarding_model.h"
#include "viewmodels/texts.h"
#include "viewmodels/word_check.h"

/// What is typed and chosen on the way: name, password, words, view key, backup file, date.
namespace tacit::app {

namespace {

constexpr int kMostName = 60;
constexpr int kMostViewKey = 512;   // characters; the longest is far below
const QDate kFirstDay(2026, 1, 1);  // no network is older

}  // namespace

void OnboardingModel::setName(const QString& name) {
  if (m_name != name) {
    m_name = name;
    emit changed();
  }
}

QString OnboardingModel::nameProblem() const {
  return m_name.size() > kMostName ? tr("A shorter name, please.") : QString();
}

void OnboardingModel::setPassword(const QString& password) {
  m_password.set(password);
  emit changed();
}

void OnboardingModel::setPasswordRepeat(const QString& password) {
  m_password.setRepeat(password);
  emit changed();
}

// ---- words

QStringList OnboardingModel::answerProblems() const {
  QStringList problems;
  for (int i = 0; i < m_asked.size(); ++i) {
    problems.append(answerProblem(m_words.words(), m_asked[i], m_answers.value(i)));
  }
  return problems;
}

void OnboardingModel::setAnswer(int index, const QString& word) {
  if (index >= 0 && index < m_answers.size()) {
    m_answers[index] = word.trimmed().toLower();
    emit changed();
  }
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

// ---- a backup file

QString OnboardingModel::backupName() const {
  return QFileInfo(m_backupFile).fileName();
}

QString OnboardingModel::backupText() const {
  return m_backupOpened ? texts::backupContents(m_backup) : QString();
}

void OnboardingModel::setBackupFile(const QUrl& file) {
  m_backupFile = file.toLocalFile();
  m_backupPassword = {};
  m_backupOpened = m_backupChecking = false;
  m_backupProblem = m_backupFile.isEmpty() ? tr("Only a file on this computer can be opened.") : QString();
  emit changed();
}

void OnboardingModel::openBackup(QString password) {
  SecretBytes secret = takeSecret(password);
  if (m_backupFile.isEmpty() || m_backupChecking) {
    return;
  }
  m_backupChecking = true;
  m_backupOpened = false;
  m_backupProblem.clear();
  m_backupPassword = secret.clone();
  emit changed();
  m_backend.checkBackup(++m_ticket, m_backupFile, std::move(secret));
}

void OnboardingModel::onBackupChecked(quint64 ticket, const BackupContents& contents) {
  if (!m_backupChecking || ticket != m_ticket) {
    return;
  }
  m_backupChecking = false;
  m_backup = contents;
  m_backupOpened = contents.fault == BackupFault::None;
  m_backupProblem = texts::backupFault(contents.fault);
  emit changed();
}

// ---- a view key

void OnboardingModel::setViewKey(const QString& text) {
  m_viewKey = copySecret(QStringView(text).trimmed().left(kMostViewKey));
  const std::string_view key(reinterpret_cast<const char*>(m_viewKey.expose().data()), m_viewKey.size());
  m_viewKind = parse_full_key(key)       ? WatchKind::Full
               : parse_incoming_key(key) ? WatchKind::Incoming
                                         : WatchKind::None;
  emit changed();
}

QString OnboardingModel::viewKeyProblem() const {
  return m_viewKey.size() > 0 && m_viewKind == WatchKind::None
             ? tr("This is no view key. It begins with tacitviewin1 or tacitviewfull1; copy the whole of it.")
             : QString();
}

QString OnboardingModel::viewKeyText() const {
  switch (m_viewKind) {
    case WatchKind::Full:
      return tr(
          "A full view key. This wallet will show what arrives, what leaves and to whom, and the balance. "
          "It can not pay.");
    case WatchKind::Incoming:
      return tr(
          "An incoming view key. This wallet will show what arrives, and nothing of what leaves: the sum "
          "it shows is all that was received, not a balance. It can not pay.");
    case WatchKind::None:
      break;
  }
  return {};
}

// ---- the day it began

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

QString OnboardingModel::startedText() const {
  if (!startedProblem().isEmpty()) {
    return {};
  }
  return m_started.isValid()
             //: %1 is a date
             ? tr("Payments from %1 on are looked for. What arrived before stays hidden, but not lost: "
                  "restore "
                  "again with an earlier date.")
                   .arg(texts::date(m_started.startOfDay().toMSecsSinceEpoch()))
             : tr("Without a date everything since the network's beginning is looked through. It takes "
                  "longest "
                  "and misses nothing.");
}

void OnboardingModel::startedUnknown() {
  if (m_step == StartDate) {
    setStartedText({});
    next();
  }
}

}  // namespace tacit::app
