// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QSettings>
#include <QString>
#include <QUrl>

#include <QtQml/qqmlregistration.h>

#include "bridge/wallet_backend.h"
#include "viewmodels/new_password.h"

namespace tacit::app {

/// Settings → Backup: an encrypted file of the whole wallet, and the proof that it would bring the wallet
/// back. The words and their check are in App.settings.
class BackupModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.backup")
  /// "Last saved 20 November, 18:02", "No backup file was saved from this computer yet."
  Q_PROPERTY(QString lastText READ lastText NOTIFY changed)
  Q_PROPERTY(bool everSaved READ everSaved NOTIFY changed)

  // ---- saving
  Q_PROPERTY(int passwordScore READ passwordScore NOTIFY changed)
  Q_PROPERTY(QString passwordTime READ passwordTime NOTIFY changed)
  Q_PROPERTY(QString passwordProblem READ passwordProblem NOTIFY changed)
  Q_PROPERTY(QString repeatProblem READ repeatProblem NOTIFY changed)
  Q_PROPERTY(bool canSave READ canSave NOTIFY changed)
  Q_PROPERTY(bool saving READ saving NOTIFY changed)
  /// A name to offer: "Everyday 2026-11-25.tacit-backup".
  Q_PROPERTY(QString fileName READ fileName NOTIFY changed)
  Q_PROPERTY(QString saveProblem READ saveProblem NOTIFY changed)

  // ---- testing
  Q_PROPERTY(QString testName READ testName NOTIFY changed)
  Q_PROPERTY(bool testing READ testing NOTIFY changed)
  Q_PROPERTY(QString testProblem READ testProblem NOTIFY changed)
  /// "This backup opens. …"; empty until it does.
  Q_PROPERTY(QString testText READ testText NOTIFY changed)
  /// Everything the wallet has now is in the tested file.
  Q_PROPERTY(bool testComplete READ testComplete NOTIFY changed)

 public:
  BackupModel(WalletBackend& backend, QSettings& store, QObject* parent);

  QString lastText() const;
  bool everSaved() const { return m_lastAt > 0; }
  int passwordScore() const { return m_password.score(); }
  QString passwordTime() const { return m_password.time(); }
  QString passwordProblem() const { return m_password.problem(); }
  QString repeatProblem() const { return m_password.repeatProblem(); }
  bool canSave() const { return m_password.good() && !m_saving; }
  bool saving() const { return m_saving; }
  QString fileName() const;
  QString saveProblem() const { return m_saveProblem; }
  QString testName() const;
  bool testing() const { return m_testing; }
  QString testProblem() const { return m_testProblem; }
  QString testText() const;
  bool testComplete() const { return m_tested && m_contents.complete; }

  /// From the fields' onTextEdited: the password of the file, which may be another one than the wallet's.
  Q_INVOKABLE void setPassword(const QString& password);
  Q_INVOKABLE void setPasswordRepeat(const QString& password);
  Q_INVOKABLE void save(const QUrl& file, QString walletPassword);
  Q_INVOKABLE void setTestFile(const QUrl& file);
  Q_INVOKABLE void test(QString password);
  /// The dialogs were closed. A file that is being written is still written, and that is told.
  Q_INVOKABLE void forget();

  void retranslate() { emit changed(); }

 signals:
  void changed();
  /// The dialog closes.
  void saved();
  /// After the dialog was closed.
  void failed(const QString& why);

 private:
  WalletBackend& m_backend;
  QSettings& m_store;
  qint64 m_lastAt = 0;
  NewPassword m_password;
  bool m_saving = false;
  bool m_left = false;  // the dialog, while saving
  QString m_saveProblem;
  QString m_testFile;
  bool m_testing = false;
  bool m_tested = false;
  QString m_testProblem;
  BackupContents m_contents;
  quint64 m_ticket = 0;
};

}  // namespace tacit::app
