// SPDX-License-Identifier: MIT
#include "viewmodels/recipient_list_model.h"

#include "viewmodels/texts.h"

namespace tacit::app {

void RecipientListModel::show(const PaymentDetail& detail) {
  beginResetModel();
  m_shares = detail.shares;
  m_ticker = detail.payment.ticker;
  m_decimals = detail.payment.decimals;
  endResetModel();
  emit countChanged();
}

int RecipientListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant RecipientListModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const PaymentPart& share = m_shares[index.row()];
  switch (role) {
    case Qt::DisplayRole:
    case AddressRole:
      return share.address;
    case GroupsRole:
      return texts::addressGroups(share.address);
    case AmountRole:
      return QString(texts::money(share.amount, m_decimals) + QLatin1Char(' ') + m_ticker);
    default:
      return {};
  }
}

QHash<int, QByteArray> RecipientListModel::roleNames() const {
  return {{AddressRole, "address"}, {GroupsRole, "groups"}, {AmountRole, "amount"}};
}

}  // namespace tacit::app
