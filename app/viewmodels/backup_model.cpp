// SPDX-License-Identifier: MIT
#include "viewmodels/backup_model.h"

#include <QDate>
#include <QFileInfo>
#include <QRegularExpression>
#include <utility>

#include "viewmodels/texts.h"

namespace tacit::app {

namespace {

constexpr const char* kLastAt = "backup/last";
const QString kEnding = QStringLiteral(".tacit-backup");
// Far above what Onboarding counts to, so that an answer is never taken for one of its own.
constexpr quint64 kFirstTicket = quint64{1} << 32;

}  // namespace

BackupModel::BackupModel(WalletBackend& backend, QSettings& store, QObject* parent)
    : QObject(parent),
      m_backend(backend),
      m_store(store),
      m_lastAt(store.value(kLastAt, 0).toLongLong()),
      m_ticket(kFirstTicket) {
  connect(&backend, &WalletBackend::backupSaved, this, [this](quint64 ticket, BackupFault fault) {
    if (!m_saving || ticket != m_ticket) {
      return;
    }
    m_saving = false;
    const QString problem = texts::backupFault(fault);
    if (std::exchange(m_left, false)) {
      if (!problem.isEmpty()) {
        emit failed(problem);
      }
    } else {
      m_saveProblem = problem;
    }
    if (fault == BackupFault::None) {
      m_lastAt = texts::now();
      m_store.setValue(kLastAt, m_lastAt);
      m_password.forget();
      emit saved();
    }
    emit changed();
  });
  connect(&backend, &WalletBackend::backupChecked, this,
          [this](quint64 ticket, const BackupContents& contents) {
            if (m_testing && ticket == m_ticket) {
              m_testing = false;
              m_tested = contents.fault == BackupFault::None;
              m_contents = contents;
              m_testProblem = texts::backupFault(contents.fault);
              emit changed();
            }
          });
  connect(&backend, &WalletBackend::phaseChanged, this, [this](WalletPhase phase) {
    if (phase != WalletPhase::Open) {
      forget();
      m_saving = m_left = false;
    }
  });
}

QString BackupModel::lastText() const {
  //: %1 is a time: "yesterday 18:02"
  return everSaved()
             ? tr("A backup file was last saved %1.").arg(texts::moment(m_lastAt))
             : tr("No backup file was saved yet. The words bring back the money; the file also brings back "
                  "names, notes and requests.");
}

QString BackupModel::fileName() const {
  static const QRegularExpression notInNames(QStringLiteral("[/\\\\:*?\"<>|\\x00-\\x1f]"));
  QString name = m_store.value("wallet/name").toString();
  name.replace(notInNames, QStringLiteral("-"));
  return (name.isEmpty() ? QStringLiteral("Tacit") : name) + QLatin1Char(' ') +
         QDate::currentDate().toString(Qt::ISODate) + kEnding;
}

void BackupModel::setPassword(const QString& password) {
  m_password.set(password);
  m_saveProblem.clear();
  emit changed();
}

void BackupModel::setPasswordRepeat(const QString& password) {
  m_password.setRepeat(password);
  emit changed();
}

void BackupModel::save(const QUrl& file, QString walletPassword) {
  SecretBytes own = takeSecret(walletPassword);
  QString path = file.toLocalFile();
  if (!canSave() || path.isEmpty()) {
    return;
  }
  if (QFileInfo(path).suffix().isEmpty()) {
    path += kEnding;
    // The file dialog has asked about another name.
    if (QFileInfo::exists(path)) {
      m_saveProblem =
          tr("%1 exists already and was left as it is. Choose another name.").arg(QFileInfo(path).fileName());
      emit changed();
      return;
    }
  }
  m_saving = true;
  m_saveProblem.clear();
  emit changed();
  m_backend.saveBackup(++m_ticket, path, std::move(own), m_password.clone());
}

QString BackupModel::testName() const {
  return QFileInfo(m_testFile).fileName();
}

void BackupModel::setTestFile(const QUrl& file) {
  m_testFile = file.toLocalFile();
  m_testing = m_tested = false;
  m_testProblem.clear();
  emit changed();
}

void BackupModel::test(QString password) {
  SecretBytes secret = takeSecret(password);
  if (m_testFile.isEmpty() || m_testing) {
    return;
  }
  m_testing = true;
  m_tested = false;
  m_testProblem.clear();
  emit changed();
  m_backend.rehearseBackup(++m_ticket, m_testFile, std::move(secret));
}

QString BackupModel::testText() const {
  if (!m_tested) {
    return {};
  }
  const QString rest =
      m_contents.complete ? tr("Everything that this wallet has now is in it.")
      : m_contents.missing == 0
          ? tr("Some names, notes, requests or accounts since then are not in it.")
          : tr("%n payment(s) since then are not in it. The words bring those back, but not their notes.", "",
               m_contents.missing);
  return tr("This backup opens.") + QLatin1Char(' ') + texts::backupContents(m_contents) + QLatin1Char(' ') +
         rest;
}

void BackupModel::forget() {
  m_password.forget();
  m_testing = m_tested = false;
  m_left = m_saving;
  m_saveProblem.clear();
  m_testProblem.clear();
  m_testFile.clear();
  m_contents = {};
  emit changed();
}

}  // namespace tacit::app
