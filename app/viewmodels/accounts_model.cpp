// SPDX-License-Identifier: MIT
#include "viewmodels/accounts_model.h"

#include <algorithm>

#include "viewmodels/texts.h"

namespace tacit::app {

namespace {

constexpr int kMostName = 60;

QString nameOf(const Account& account) {
  //: Name of an account that was given none. %1 is its number, from 1.
  return account.name.isEmpty() ? AccountsModel::tr("Account %1").arg(account.number + 1) : account.name;
}

}  // namespace

AccountsModel::AccountsModel(WalletBackend& backend, QObject* parent)
    : QAbstractListModel(parent), m_backend(backend) {
  connect(&backend, &WalletBackend::accountsChanged, this, &AccountsModel::load);
  connect(&backend, &WalletBackend::balanceChanged, this, &AccountsModel::follow);
  connect(&backend, &WalletBackend::accountFailed, this, [this](OpenFault fault) {
    m_problem = texts::openFault(fault);
    emit changed();
  });
  connect(&backend, &WalletBackend::phaseChanged, this, [this](WalletPhase phase) {
    if (phase == WalletPhase::Locked || phase == WalletPhase::Missing) {
      load({});
    }
  });
}

void AccountsModel::load(const QList<Account>& accounts) {
  beginResetModel();
  m_rows = accounts;
  m_problem.clear();
  endResetModel();
  emit changed();
}

void AccountsModel::follow(const Balance& balance) {
  const auto open = std::ranges::find_if(m_rows, &Account::open);
  if (open != m_rows.end()) {
    open->balance = balance.total;
    open->balanceKnown = true;
    const QModelIndex row = index(static_cast<int>(open - m_rows.begin()));
    emit dataChanged(row, row, {BalanceRole});
  }
}

QString AccountsModel::openName() const {
  const auto open = std::ranges::find_if(m_rows, &Account::open);
  return m_rows.size() < 2 || open == m_rows.end() ? QString() : nameOf(*open);
}

int AccountsModel::openNumber() const {
  const auto open = std::ranges::find_if(m_rows, &Account::open);
  return open == m_rows.end() ? -1 : static_cast<int>(open->number);
}

int AccountsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant AccountsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const Account& account = m_rows[index.row()];
  switch (role) {
    case NumberRole:
      return static_cast<int>(account.number);
    case Qt::DisplayRole:
    case NameRole:
      return nameOf(account);
    case BalanceRole:
      return account.balanceKnown ? texts::money(account.balance) : QStringLiteral("–");
    case OpenRole:
      return account.open;
    default:
      return {};
  }
}

QHash<int, QByteArray> AccountsModel::roleNames() const {
  return {{NumberRole, "number"}, {NameRole, "name"}, {BalanceRole, "balance"}, {OpenRole, "open"}};
}

void AccountsModel::add(const QString& name, bool usedBefore) {
  m_problem.clear();
  m_backend.addAccount(name.simplified().left(kMostName), usedBefore);
}

void AccountsModel::rename(int number, const QString& name) {
  if (number >= 0) {
    m_backend.renameAccount(static_cast<quint32>(number), name.simplified().left(kMostName));
  }
}

void AccountsModel::use(int number) {
  if (number >= 0 && number != openNumber()) {
    m_backend.switchAccount(static_cast<quint32>(number));
  }
}

void AccountsModel::retranslate() {
  if (count() > 0) {
    emit dataChanged(index(0), index(count() - 1));
  }
  emit changed();
}

}  // namespace tacit::app
