// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QUrl>

#include <QtQml/qqmlregistration.h>

#include "bridge/wallet_backend.h"

namespace tacit::app {

/// Checking a proof of payment that somebody shows: pasted, or from a file. Nothing is asked of the node
/// before `check()`.
class VerifyProofModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.verify")
  Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed)
  /// Under the field: what the text is not; empty while it may be a proof.
  Q_PROPERTY(QString textProblem READ textProblem NOTIFY changed)
  Q_PROPERTY(bool canCheck READ canCheck NOTIFY changed)
  Q_PROPERTY(bool checking READ checking NOTIFY changed)
  /// After a check: whether the proof holds, and what that means.
  Q_PROPERTY(bool answered READ answered NOTIFY changed)
  Q_PROPERTY(bool good READ good NOTIFY changed)
  Q_PROPERTY(QString resultTitle READ resultTitle NOTIFY changed)
  Q_PROPERTY(QString resultText READ resultText NOTIFY changed)
  Q_PROPERTY(QString amount READ amount NOTIFY changed)
  Q_PROPERTY(QString ticker READ ticker NOTIFY changed)
  Q_PROPERTY(QString address READ address NOTIFY changed)
  Q_PROPERTY(QStringList addressGroups READ addressGroups NOTIFY changed)
  Q_PROPERTY(QString note READ note NOTIFY changed)
  Q_PROPERTY(QString time READ time NOTIFY changed)
  Q_PROPERTY(QString block READ block NOTIFY changed)
  Q_PROPERTY(QString transactionId READ transactionId NOTIFY changed)
  /// What is proved about who paid, one sentence.
  Q_PROPERTY(QString payer READ payer NOTIFY changed)

 public:
  VerifyProofModel(WalletBackend& backend, QObject* parent);

  QString text() const { return m_text; }
  void setText(const QString& text);
  QString textProblem() const;
  bool canCheck() const { return !checking() && !m_text.trimmed().isEmpty() && textProblem().isEmpty(); }
  bool checking() const { return m_ticket != 0; }
  bool answered() const { return m_answered; }
  bool good() const { return m_answered && m_verdict.fault == ReceiptFault::None; }
  QString resultTitle() const;
  QString resultText() const;
  QString amount() const;
  QString ticker() const { return m_verdict.ticker; }
  QString address() const { return m_verdict.address; }
  QStringList addressGroups() const;
  QString note() const { return m_verdict.memo; }
  QString time() const;
  QString block() const;
  QString transactionId() const { return QString::fromLatin1(m_verdict.transactionId); }
  QString payer() const;

  Q_INVOKABLE void openFile(const QUrl& file);
  Q_INVOKABLE void check();
  /// For a dialog that closes.
  Q_INVOKABLE void clear();
  void retranslate() { emit changed(); }

 signals:
  void changed();
  void announced(const QString& text);

 private:
  enum class FileFault { None, Unreadable, TooLong };
  void answer(const ReceiptVerdict& verdict);

  WalletBackend& m_backend;
  QString m_text;
  FileFault m_fileFault = FileFault::None;
  quint64 m_ticket = 0;  // 0: nothing is asked
  quint64 m_lastTicket = 0;
  bool m_answered = false;
  ReceiptVerdict m_verdict;
  QTimer m_patience;
};

}  // namespace tacit::app
