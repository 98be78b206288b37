// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>

#include <QtQml/qqmlregistration.h>

#include "bridge/wallet_values.h"

namespace tacit::app {

/// The addresses of one payment and what each gets.
///
/// Roles: `address`, `groups` (the address in groups of four), `amount` ("12.50 TACIT").
class RecipientListModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.detail.recipients")
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  enum Role { AddressRole = Qt::UserRole + 1, GroupsRole, AmountRole };

  using QAbstractListModel::QAbstractListModel;

  void show(const PaymentDetail& detail);
  int count() const { return static_cast<int>(m_shares.size()); }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 signals:
  void countChanged();

 private:
  QList<PaymentPart> m_shares;
  QString m_ticker;
  int m_decimals = 8;
};

}  // namespace tacit::app
