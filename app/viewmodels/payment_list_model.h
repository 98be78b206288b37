// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <QTimer>

#include <QtQml/qqmlregistration.h>

#include "bridge/wallet_backend.h"

namespace tacit::app {

/// All payments, newest first; rows are inserted and changed one by one, never reset while the wallet is
/// open. Made for 100 000 of them: a payment is found by its time, texts are made when a row is seen.
///
/// Roles: `paymentId` (string), `title` (person, label or note), `detail` ("yesterday 18:02 · final"),
/// `amount`
/// ("+ 12.50" or "− 31.90"), `incoming` (bool), `stateText` ("final", "under way", "refused", "not known
/// yet"), `settled` (bool: final), `failed` (bool: refused), `day` (section text: "Today", "Yesterday", "20
/// November 2026"), `initials` (one or two letters), `ticker`, `spoken` (one sentence for a screen
/// reader), `contactId` (of the person, else empty).
class PaymentListModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.payments")
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  enum Role {
    IdRole = Qt::UserRole + 1,
    TitleRole,
    DetailRole,
    AmountRole,
    IncomingRole,
    StateTextRole,
    SettledRole,
    FailedRole,
    DayRole,
    InitialsRole,
    TickerRole,
    SpokenRole,
    ContactRole,
  };

  PaymentListModel(WalletBackend& backend, QObject* parent);

  int count() const { return static_cast<int>(m_rows.size()); }
  const QList<Payment>& rows() const { return m_rows; }
  const Payment* find(const QByteArray& id) const;
  /// What a search looks in; made at the first call and kept.
  const QString& searchText(int row) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  /// Texts are made on demand; this makes the views ask again.
  void retranslate();

 signals:
  void countChanged();

 private:
  void load(const QList<Payment>& payments);
  void upsert(const QList<Payment>& payments);
  int rowOf(const QByteArray& id) const;
  int placeOf(const Payment& payment) const;

  QList<Payment> m_rows;                // newest first
  mutable QList<QString> m_searchText;  // of each row; null: not made yet
  QHash<QByteArray, qint64> m_times;    // by which a row is found
  QTimer m_dayTimer;                    // relative times grow older
};

}  // namespace tacit::app
