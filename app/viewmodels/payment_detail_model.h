// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QStringList>
#include <QUrl>

#include <QtQml/qqmlregistration.h>

#include "bridge/wallet_backend.h"
#include "viewmodels/document.h"
#include "viewmodels/recipient_list_model.h"

namespace tacit::app {

/// One payment, live: it changes while the payment does. Shown over History while `open`.
class PaymentDetailModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.detail")
  Q_PROPERTY(bool open READ isOpen NOTIFY openChanged)
  Q_PROPERTY(QString paymentId READ paymentId NOTIFY changed)
  Q_PROPERTY(bool incoming READ incoming NOTIFY changed)
  Q_PROPERTY(QString title READ title NOTIFY changed)
  /// Whose it is, as far as the wallet knows.
  Q_PROPERTY(QString contactId READ contactId NOTIFY changed)
  Q_PROPERTY(QString amount READ amount NOTIFY changed)
  Q_PROPERTY(QString ticker READ ticker NOTIFY changed)
  Q_PROPERTY(QString stateText READ stateText NOTIFY changed)
  /// What the state means for the money and what to do, one or two sentences.
  Q_PROPERTY(QString explanation READ explanation NOTIFY changed)
  Q_PROPERTY(bool settled READ settled NOTIFY changed)
  Q_PROPERTY(bool failed READ failed NOTIFY changed)
  Q_PROPERTY(QString time READ time NOTIFY changed)
  /// "Final in 0.4 s", empty when not measured here.
  Q_PROPERTY(QString speed READ speed NOTIFY changed)
  Q_PROPERTY(QString fee READ fee NOTIFY changed)
  /// Amount and fee, empty for what came in.
  Q_PROPERTY(QString total READ total NOTIFY changed)
  /// When the payment was confirmed here and when it was handed over, exact; empty when not known here.
  Q_PROPERTY(QString created READ created NOTIFY changed)
  Q_PROPERTY(QString handedOver READ handedOver NOTIFY changed)
  /// At the latest decided by then; empty once it is.
  Q_PROPERTY(QString expires READ expires NOTIFY changed)
  /// Who asked, from the link; empty when `title` says it already or nobody did.
  Q_PROPERTY(QString label READ label NOTIFY changed)
  /// True when it was found in the ledger by a restored wallet, which does not know its own notes.
  Q_PROPERTY(bool restored READ restored NOTIFY changed)
  Q_PROPERTY(tacit::app::RecipientListModel* recipients READ recipients CONSTANT)
  /// The same as one line each, for a choice.
  Q_PROPERTY(QStringList recipientChoices READ recipientChoices NOTIFY changed)
  Q_PROPERTY(QString note READ note NOTIFY changed)
  Q_PROPERTY(QString ownNote READ ownNote WRITE setOwnNote NOTIFY changed)
  Q_PROPERTY(QString address READ address NOTIFY changed)
  Q_PROPERTY(QStringList addressGroups READ addressGroups NOTIFY changed)
  Q_PROPERTY(QString block READ block NOTIFY changed)
  Q_PROPERTY(QString transactionId READ transactionId NOTIFY changed)
  Q_PROPERTY(bool canProve READ canProve NOTIFY changed)
  /// The receipt's text after `makeReceipt()`, empty before.
  Q_PROPERTY(QString receipt READ receipt NOTIFY receiptChanged)
  /// Which of `recipients` a receipt is for; another one drops what was made.
  Q_PROPERTY(int receiptRecipient READ receiptRecipient WRITE setReceiptRecipient NOTIFY receiptChanged)
  /// The name that the receipt was made with.
  Q_PROPERTY(QString receiptFor READ receiptFor NOTIFY receiptChanged)
  Q_PROPERTY(QString receiptProblem READ receiptProblem NOTIFY receiptChanged)

 public:
  PaymentDetailModel(WalletBackend& backend, QObject* parent);

  bool isOpen() const { return m_open; }
  QString paymentId() const;
  bool incoming() const { return m_detail.payment.incoming; }
  QString title() const;
  QString contactId() const { return QString::fromLatin1(m_detail.payment.contact); }
  QString amount() const;
  QString ticker() const { return m_detail.payment.ticker; }
  QString stateText() const;
  QString explanation() const;
  bool settled() const { return m_detail.payment.state == PaymentState::Final; }
  bool failed() const { return m_detail.payment.state == PaymentState::Refused; }
  QString time() const;
  QString speed() const;
  QString fee() const;
  QString note() const { return m_detail.payment.memo; }
  QString ownNote() const { return m_detail.payment.ownNote; }
  void setOwnNote(const QString& note);
  QString total() const;
  QString created() const;
  QString handedOver() const;
  QString expires() const;
  QString label() const;
  bool restored() const { return m_detail.restored; }
  QStringList recipientChoices() const;
  RecipientListModel* recipients() { return &m_recipients; }
  QString address() const { return m_detail.payment.address; }
  QStringList addressGroups() const;
  QString block() const;
  QString transactionId() const;
  bool canProve() const;
  QString receipt() const { return m_receipt; }
  int receiptRecipient() const { return m_receiptShare; }
  void setReceiptRecipient(int row);
  QString receiptFor() const { return m_receiptFor; }
  QString receiptProblem() const { return m_receiptProblem; }

  Q_INVOKABLE void show(const QString& paymentId);
  Q_INVOKABLE void close();
  /// A receipt that this payment paid its address; with `message` (at most 64 bytes: who it is for) also the
  /// proof that this wallet paid.
  Q_INVOKABLE void makeReceipt(const QString& message);
  /// What is being made is not wanted any more: it is of another payment, or the dialog closes.
  Q_INVOKABLE void stopReceipt();
  Q_INVOKABLE void copyReceipt();
  /// What is to be printed or saved of the receipt that was made; App.documents does it.
  Document receiptDocument() const;
  Q_INVOKABLE void copyAddress();
  Q_INVOKABLE void copyTransactionId();

  void retranslate();

 signals:
  void openChanged();
  void changed();
  void receiptChanged();
  void copied(const QString& what);

 private:
  QString compactReceipt() const;

  WalletBackend& m_backend;
  PaymentDetail m_detail;
  bool m_open = false;
  QString m_receipt;
  QString m_receiptProblem;
  QString m_receiptFor;
  int m_receiptShare = 0;
  RecipientListModel m_recipients;
  quint64 m_ticket = 0;
};

}  // namespace tacit::app
