// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

#include <QtQml/qqmlregistration.h>

#include "bridge/wallet_backend.h"

namespace tacit::app {

class PaymentListModel;

/// The balance as Home shows it. All amounts are finished texts ("1 284.30"; at least two decimals, no more
/// than needed). While catching up the last verified balance stays and `age` says how old it is.
class BalanceModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.balance")
  /// False until the wallet has told a balance for the first time.
  Q_PROPERTY(bool known READ known NOTIFY changed)
  Q_PROPERTY(QString total READ total NOTIFY changed)
  Q_PROPERTY(QString ticker READ ticker NOTIFY changed)
  Q_PROPERTY(bool zero READ zero NOTIFY changed)
  Q_PROPERTY(QString spendable READ spendable NOTIFY changed)
  /// Change of payments under way; `hasReturning` says whether there is any.
  Q_PROPERTY(QString returning READ returning NOTIFY changed)
  Q_PROPERTY(bool hasReturning READ hasReturning NOTIFY changed)
  /// Empty when up to date; else "as of 3 minutes ago".
  Q_PROPERTY(QString age READ age NOTIFY ageChanged)
  /// True on a network that gives test money, while nothing was fetched yet or the balance is zero.
  Q_PROPERTY(bool canFetch READ canFetch NOTIFY changed)
  Q_PROPERTY(bool fetching READ fetching NOTIFY changed)

 public:
  BalanceModel(WalletBackend& backend, const PaymentListModel& payments, QObject* parent);

  bool known() const { return m_known; }
  QString total() const;
  QString ticker() const { return m_balance.ticker; }
  bool zero() const { return m_balance.total == 0; }
  QString spendable() const;
  QString returning() const;
  bool hasReturning() const { return m_balance.returning != 0; }
  QString age() const;
  bool canFetch() const;
  bool fetching() const { return m_fetching; }
  const Balance& value() const { return m_balance; }

  /// Asks the practice network for test money; the answer comes as a payment, or as a notice.
  Q_INVOKABLE void fetchTestMoney();

  void retranslate();

 signals:
  void changed();
  void ageChanged();
  /// For App.notices: the practice network gave nothing.
  void fetchFailed(tacit::app::FaucetAnswer answer);

 private:
  WalletBackend& m_backend;
  const PaymentListModel& m_payments;
  Balance m_balance;
  bool m_known = false;
  bool m_fetching = false;
  bool m_practice = false;
  bool m_caughtUp = false;
  QTimer m_ageTimer;
};

}  // namespace tacit::app
