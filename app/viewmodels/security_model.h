// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QSettings>
#include <QString>

#include <QtQml/qqmlregistration.h>

#include "bridge/wallet_backend.h"
#include "viewmodels/new_password.h"

namespace tacit::app {

class SendModel;

/// What guards the open wallet: changing its password, the amount above which a payment asks for it, and
/// whether amounts are shown. Passwords that come from fields are wiped; everything typed is forgotten when
/// the wallet is locked.
class SecurityModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.security")

  /// Balances and payments are shown as "••••". Kept with the display settings.
  Q_PROPERTY(bool amountsHidden READ amountsHidden WRITE setAmountsHidden NOTIFY amountsHiddenChanged)

  // ---- another password
  Q_PROPERTY(int passwordScore READ passwordScore NOTIFY changed)
  Q_PROPERTY(QString passwordTime READ passwordTime NOTIFY changed)
  Q_PROPERTY(QString passwordProblem READ passwordProblem NOTIFY changed)
  Q_PROPERTY(QString repeatProblem READ repeatProblem NOTIFY changed)
  /// Why the change did not happen; empty when there is nothing to say.
  Q_PROPERTY(QString changeProblem READ changeProblem NOTIFY changed)
  Q_PROPERTY(bool canChange READ canChange NOTIFY changed)
  Q_PROPERTY(bool changing READ changing NOTIFY changed)

  // ---- the password above an amount
  Q_PROPERTY(bool askAbove READ askAbove NOTIFY changed)
  /// "500.00", empty when no payment asks.
  Q_PROPERTY(QString askAboveText READ askAboveText NOTIFY changed)
  /// As it stands in the field.
  Q_PROPERTY(QString limitText READ limitText NOTIFY changed)
  Q_PROPERTY(QString limitProblem READ limitProblem NOTIFY changed)
  Q_PROPERTY(bool canSetLimit READ canSetLimit NOTIFY changed)
  Q_PROPERTY(bool settingLimit READ settingLimit NOTIFY changed)

  // ---- the gate of Send's review
  /// The payment under review needs the password: call `confirm` instead of App.send.confirm.
  Q_PROPERTY(bool asked READ asked NOTIFY gateChanged)
  Q_PROPERTY(QString gateProblem READ gateProblem NOTIFY gateChanged)
  Q_PROPERTY(bool checking READ checking NOTIFY gateChanged)

 public:
  SecurityModel(WalletBackend& backend, SendModel& send, QSettings& store, QObject* parent);

  bool amountsHidden() const;
  void setAmountsHidden(bool hidden);
  int passwordScore() const { return m_next.score(); }
  QString passwordTime() const { return m_next.time(); }
  QString passwordProblem() const { return m_next.problem(); }
  QString repeatProblem() const { return m_next.repeatProblem(); }
  QString changeProblem() const { return m_changeProblem; }
  bool canChange() const { return m_next.good() && !m_changing; }
  bool changing() const { return m_changing; }
  bool askAbove() const { return m_askAbove; }
  quint64 limit() const { return m_limit; }
  QString askAboveText() const;
  QString limitText() const { return m_limitText; }
  QString limitProblem() const { return m_limitProblem; }
  bool canSetLimit() const;
  bool settingLimit() const { return m_settingLimit; }
  bool asked() const;
  QString gateProblem() const { return m_gateProblem; }
  bool checking() const { return m_checking; }

  /// From the fields' onTextEdited.
  Q_INVOKABLE void setPassword(const QString& password);
  Q_INVOKABLE void setPasswordRepeat(const QString& password);
  Q_INVOKABLE void change(QString oldPassword);
  /// Fills the field with the limit that is set.
  Q_INVOKABLE void beginLimit();
  /// The amount above which the password shall be asked, as typed; empty: never.
  Q_INVOKABLE void setLimitText(const QString& text);
  Q_INVOKABLE void setLimit(QString password);
  /// The dialogs were closed.
  Q_INVOKABLE void forget();
  /// Shows the password for the payment under review, and sends it when that is right.
  Q_INVOKABLE void confirm(QString password);
  Q_INVOKABLE void toggleAmounts() { setAmountsHidden(!amountsHidden()); }

  void retranslate() { emit changed(); }

 signals:
  void amountsHiddenChanged();
  void changed();
  void gateChanged();
  /// The password is another one from now on; the dialog closes.
  void passwordChanged();
  /// The limit is stored; the dialog closes.
  void limitStored();

 private:
  void onAuthorised(quint64 ticket, bool right);

  WalletBackend& m_backend;
  SendModel& m_send;
  QSettings& m_store;
  NewPassword m_next;
  QString m_changeProblem;
  bool m_changing = false;
  bool m_askAbove = false;
  quint64 m_limit = 0;
  QString m_limitText;
  QString m_limitProblem;
  bool m_settingLimit = false;
  QString m_gateProblem;
  bool m_checking = false;
  quint64 m_checked = 0;  // ticket that was shown the password
};

}  // namespace tacit::app
