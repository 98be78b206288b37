// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QObject>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QTimer>
#include <QUrl>
#include <memory>

#include <QtQml/qqmlregistration.h>

#include "bridge/wallet_backend.h"
#include "viewmodels/document.h"

namespace tacit::app {

class PaymentDetailModel;

/// A file in the folder for documents; %1 of `name` becomes the day: "tacit-receipt-2026-11-25.pdf".
QUrl documentsFile(const QString& name);

/// Requests and receipts as PDF and text, saved where a person says, or opened in the system's own program
/// for PDF, which prints. Written whole or not at all, mode 0600, away from the GUI thread; what is opened
/// lies in a private folder of the session, and goes after some minutes, when the wallet locks, and when the
/// program ends.
class DocumentModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.documents")
  Q_PROPERTY(bool working READ working NOTIFY workingChanged)

 public:
  DocumentModel(WalletBackend& backend, const PaymentDetailModel& detail, QObject* parent);
  /// Waits for what is being written.
  ~DocumentModel() override;

  bool working() const { return m_under != 0; }

  /// Where a file dialog begins.
  Q_INVOKABLE QUrl requestFile() const;
  Q_INVOKABLE QUrl receiptFile() const;
  /// `requestId` as in App.receive.requests.
  Q_INVOKABLE void saveRequest(const QString& requestId, const QUrl& file);
  Q_INVOKABLE void printRequest(const QString& requestId);
  /// The receipt that App.detail has made; `.txt` is written as text, everything else as PDF.
  Q_INVOKABLE void saveReceipt(const QUrl& file);
  Q_INVOKABLE void printReceipt();

  /// How long a printed document stays for the program that prints it.
  void setPrintedTime(int ms) { m_clear.setInterval(ms); }
  Document requestDocument(const QByteArray& id) const;

 signals:
  void workingChanged();
  void saved(const QString& what);
  void failed(const QString& why);
  /// The window shall open this file with the system's program for it.
  void openRequested(const QUrl& file);

 private:
  void save(const Document& document, const QString& file);
  void print(const Document& document, const QString& name);
  void write(const Document& document, const QString& file, bool open);
  void finish(bool good, const QString& file, bool open);
  void clearPrinted();

  const PaymentDetailModel& m_detail;
  QHash<QByteArray, PaymentRequest> m_requests;
  std::unique_ptr<QTemporaryDir> m_folder;
  QTimer m_clear;
  int m_printed = 0;
  int m_era = 0;  // of what is printed: another after each locking
  int m_under = 0;
  QThreadPool m_pool;
};

}  // namespace tacit::app
