// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QUrl>
#include <optional>

#include <QtQml/qqmlregistration.h>

#include "bridge/wallet_backend.h"
#include "viewmodels/clipboard_guard.h"
#include "viewmodels/qr_image.h"

namespace tacit::app {

/// The requests made so far, newest first; of earlier runs those alone that ask for something or were paid.
///
/// Roles: `requestId`, `title` (message or "Any amount"), `amount` ("12.50", empty: any), `stateText`
/// ("waiting", "0.80 of 1.00", "paid", "1.20 of 1.00: more than asked", "expired"), `state`
/// (ReceiveModel.State), `time`, `spoken`.
class RequestListModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.receive.requests")
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  enum Role {
    IdRole = Qt::UserRole + 1,
    TitleRole,
    AmountRole,
    StateTextRole,
    StateRole,
    TimeRole,
    SpokenRole
  };

  using QAbstractListModel::QAbstractListModel;
  int count() const { return static_cast<int>(m_rows.size()); }
  const PaymentRequest* find(const QByteArray& id) const;
  void load(const QList<PaymentRequest>& requests);
  void upsert(const PaymentRequest& request);
  void retranslate();

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 signals:
  void countChanged();

 private:
  QList<PaymentRequest> m_rows;
};

/// The request that is shown: a fresh address at once, the fields change its link and QR live, the card
/// watches until it is paid.
class ReceiveModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.receive")
  /// False for the moment until the wallet has made the address.
  Q_PROPERTY(bool ready READ ready NOTIFY changed)
  Q_PROPERTY(QString requestId READ requestId NOTIFY changed)
  Q_PROPERTY(QString address READ address NOTIFY changed)
  /// The address in groups of four, the first being "tacit1" or "tacittest1".
  Q_PROPERTY(QStringList addressGroups READ addressGroups NOTIFY changed)
  /// What Copy takes.
  Q_PROPERTY(QString link READ link NOTIFY changed)
  /// Code and link say what the fields say: no field has a problem, and the wallet has answered to the last
  /// change. Else nothing is to be shown or passed on as this request.
  Q_PROPERTY(bool settled READ settled NOTIFY changed)
  /// `copyLink` would do something: at once, or as soon as it is settled.
  Q_PROPERTY(bool copyable READ copyable NOTIFY changed)
  /// What the QR code carries: the link, without its message when the code would be too fine to be read.
  Q_PROPERTY(QString code READ code NOTIFY changed)
  /// Says so, or why there is none; empty when the code carries everything.
  Q_PROPERTY(QString codeNote READ codeNote NOTIFY changed)
  Q_PROPERTY(QString amountText READ amountText WRITE setAmountText NOTIFY changed)
  Q_PROPERTY(QString amountProblem READ amountProblem NOTIFY changed)
  /// How the amount was understood, where that may surprise; else empty.
  Q_PROPERTY(QString amountEcho READ amountEcho NOTIFY changed)
  Q_PROPERTY(QString ticker READ ticker NOTIFY changed)
  /// "What for (they will see it)".
  Q_PROPERTY(QString message READ message WRITE setMessage NOTIFY changed)
  Q_PROPERTY(QString messageProblem READ messageProblem NOTIFY changed)
  /// "for 10 minutes", "for one hour", "for one day", "for one week", "without end".
  Q_PROPERTY(QStringList expiryChoices READ expiryChoices NOTIFY languageChanged)
  /// Of a request that is shown again the nearest one; its own time stays until a choice is made.
  Q_PROPERTY(int expiryChoice READ expiryChoice WRITE setExpiryChoice NOTIFY changed)
  Q_PROPERTY(State state READ state NOTIFY stateChanged)
  /// "Waiting for 12.50 TACIT · expires in 58 minutes", "0.80 of 1.00 TACIT received", "Paid: 12.50 TACIT", …
  Q_PROPERTY(QString stateText READ stateText NOTIFY stateChanged)
  /// What arrived for this request so far.
  Q_PROPERTY(QString received READ received NOTIFY stateChanged)
  /// 0 to 1 of the amount asked; 0 without an amount.
  Q_PROPERTY(double part READ part NOTIFY stateChanged)
  /// Fields may be edited while nothing was received.
  Q_PROPERTY(bool editable READ editable NOTIFY stateChanged)
  Q_PROPERTY(tacit::app::RequestListModel* requests READ requests CONSTANT)

 public:
  enum State { Waiting, Partly, Paid, Overpaid, Expired };
  Q_ENUM(State)

  ReceiveModel(WalletBackend& backend, QObject* parent);

  bool ready() const { return !m_request.id.isEmpty(); }
  QString requestId() const { return QString::fromLatin1(m_request.id); }
  QString address() const { return m_request.address; }
  QStringList addressGroups() const;
  QString link() const { return m_request.link; }
  bool settled() const;
  bool copyable() const { return ready() && amountProblem().isEmpty() && messageProblem().isEmpty(); }
  QString code() const { return m_code.text; }
  QString codeNote() const;
  QString amountText() const { return m_amountText; }
  void setAmountText(const QString& text);
  QString amountProblem() const;
  QString amountEcho() const;
  QString ticker() const { return QStringLiteral("TACIT"); }
  QString message() const { return m_message; }
  void setMessage(const QString& text);
  QString messageProblem() const;
  QStringList expiryChoices() const;
  int expiryChoice() const { return m_expiryChoice; }
  void setExpiryChoice(int choice);
  State state() const;
  QString stateText() const;
  QString received() const;
  double part() const;
  bool editable() const { return m_request.received == 0; }
  RequestListModel* requests() { return &m_requests; }

  /// Called by the page when it is shown: makes the first request.
  Q_INVOKABLE void prepare();
  /// A fresh address and empty fields.
  Q_INVOKABLE void newRequest();
  /// A fresh address that asks for the same as an earlier request.
  Q_INVOKABLE void useAsTemplate(const QString& requestId);
  /// Shows an earlier request again.
  Q_INVOKABLE void open(const QString& requestId);
  Q_INVOKABLE void copyLink();
  Q_INVOKABLE void copyAddress();
  /// Writes the QR code as PNG, or as SVG when the file is named so.
  Q_INVOKABLE void saveQr(const QUrl& file);

  void retranslate();

 signals:
  void changed();
  void stateChanged();
  void languageChanged();
  /// For a notice: what was copied or saved, or why not.
  void copied(const QString& what);
  /// What was copied is no longer what the clipboard holds.
  void copyExchanged();
  void saveFailed(const QString& why);
  /// The shown request became paid; `text` is for a screen reader.
  void paid(const QString& text);

 private:
  void copyNow();
  void clear();
  bool saysAmount() const;
  void take(const PaymentRequest& request);
  void push();
  RequestDraft draft() const;

  WalletBackend& m_backend;
  RequestListModel m_requests;
  PaymentRequest m_request;
  FittedLink m_code;
  ClipboardGuard m_clipboard;
  QString m_amountText;
  QString m_message;
  int m_expiryChoice;
  std::optional<qint64> m_ownExpiry;  // of a request that is shown again; 0: never
  quint64 m_ticket = 0;
  bool m_asked = false;
  bool m_updating = false;  // the wallet has not answered to a change yet
  QByteArray m_copyWanted;  // the request whose link is copied when it has
  bool m_networkKnown = false;
  QTimer m_push;   // gathers keystrokes
  QTimer m_clock;  // "expires in"
};

}  // namespace tacit::app
