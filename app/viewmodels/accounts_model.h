// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>

#include <QtQml/qqmlregistration.h>

#include "bridge/wallet_backend.h"

namespace tacit::app {

/// The accounts of the open wallet, in the order they were added. Each has money, addresses and a history of
/// its own; all of them come back from the same 24 words.
///
/// Roles: `number` (int), `name` (string, never empty), `balance` (text as last known, "–" when it is not),
/// `open` (bool).
class AccountsModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.accounts")
  Q_PROPERTY(int count READ count NOTIFY changed)
  /// Of the account that is open; empty while there is one alone.
  Q_PROPERTY(QString openName READ openName NOTIFY changed)
  Q_PROPERTY(int openNumber READ openNumber NOTIFY changed)
  Q_PROPERTY(QString problem READ problem NOTIFY changed)

 public:
  enum Role { NumberRole = Qt::UserRole + 1, NameRole, BalanceRole, OpenRole };

  AccountsModel(WalletBackend& backend, QObject* parent);

  int count() const { return static_cast<int>(m_rows.size()); }
  QString openName() const;
  int openNumber() const;
  QString problem() const { return m_problem; }
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  /// `usedBefore`: on another computer, from the same words; its payments are looked for from the beginning.
  Q_INVOKABLE void add(const QString& name, bool usedBefore);
  Q_INVOKABLE void rename(int number, const QString& name);
  Q_INVOKABLE void use(int number);

  void retranslate();

 signals:
  void changed();

 private:
  void load(const QList<Account>& accounts);
  /// The open account's balance is the one of now.
  void follow(const Balance& balance);

  WalletBackend& m_backend;
  QList<Account> m_rows;
  QString m_problem;
};

}  // namespace tacit::app
