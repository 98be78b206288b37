// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <QSortFilterProxyModel>
#include <QTimer>

#include <QtQml/qqmlregistration.h>

#include "bridge/wallet_backend.h"

namespace tacit::app {

/// All payments, newest first; rows are inserted and changed one by one, never reset while the wallet is
/// open.
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
    SearchRole,  // folded text that the filter looks in
  };

  PaymentListModel(WalletBackend& backend, QObject* parent);

  int count() const { return static_cast<int>(m_rows.size()); }
  const QList<Payment>& rows() const { return m_rows; }
  const Payment* find(const QByteArray& id) const;

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

  QList<Payment> m_rows;  // newest first
  QTimer m_dayTimer;      // relative times grow older
};

/// What History and Home show of the payments.
class PaymentFilterModel : public QSortFilterProxyModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.history or App.latest")
  /// Matches names, notes, labels, addresses and amounts, case-insensitively, every word of it.
  Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY filterChanged)
  Q_PROPERTY(Direction direction READ direction WRITE setDirection NOTIFY filterChanged)
  Q_PROPERTY(int count READ count NOTIFY countChanged)
  /// True when the filter hides everything there is, as opposed to a wallet without payments.
  Q_PROPERTY(bool nothingFound READ nothingFound NOTIFY countChanged)

 public:
  enum Direction { Both, Incoming, Outgoing };
  Q_ENUM(Direction)

  /// `limit` > 0: only so many of the newest rows (Home).
  PaymentFilterModel(PaymentListModel& source, int limit, QObject* parent);

  QString search() const { return m_search; }
  void setSearch(const QString& text);
  Direction direction() const { return m_direction; }
  void setDirection(Direction direction);
  int count() const { return rowCount(); }
  bool nothingFound() const;

 signals:
  void filterChanged();
  void countChanged();

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  int m_limit;
  QString m_search;
  QStringList m_words;
  Direction m_direction = Both;
};

}  // namespace tacit::app
