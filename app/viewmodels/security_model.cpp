// SPDX-License-Identifier: MIT
#include "viewmodels/security_model.h"

#include "viewmodels/amount_input.h"
#include "viewmodels/send_model.h"
#include "viewmodels/texts.h"

namespace tacit::app {

SecurityModel::SecurityModel(WalletBackend& backend, SendModel& send, QSettings& store, QObject* parent)
    : QObject(parent), m_backend(backend), m_send(send), m_store(store) {
  texts::setAmountsHidden(store.value("display/hidden", false).toBool());
  connect(&backend, &WalletBackend::passwordChanged, this, [this] {
    forget();
    emit passwordChanged();
  });
  connect(&backend, &WalletBackend::passwordNotChanged, this, [this](OpenFault fault) {
    m_changing = false;
    m_changeProblem = texts::openFault(fault);
    emit changed();
  });
  connect(&backend, &WalletBackend::askAboveChanged, this, [this](bool set, quint64 amount) {
    m_askAbove = set;
    m_limit = amount;
    if (std::exchange(m_settingLimit, false)) {
      forget();
      emit limitStored();
    }
    emit changed();
    emit gateChanged();
  });
  connect(&backend, &WalletBackend::askAboveNotChanged, this, [this](OpenFault fault) {
    m_settingLimit = false;
    m_limitProblem = texts::openFault(fault);
    emit changed();
  });
  connect(&backend, &WalletBackend::authorised, this, &SecurityModel::onAuthorised);
  connect(&backend, &WalletBackend::phaseChanged, this, [this](WalletPhase phase) {
    if (phase != WalletPhase::Open) {
      m_askAbove = false;
      m_limit = 0;
      forget();
    }
  });
  const auto gate = [this] {
    m_gateProblem.clear();
    emit gateChanged();
  };
  connect(&send, &SendModel::stageChanged, this, gate);
  connect(&send, &SendModel::planChanged, this, &SecurityModel::gateChanged);
}

bool SecurityModel::amountsHidden() const {
  return texts::amountsHidden();
}

void SecurityModel::setAmountsHidden(bool hidden) {
  if (hidden != texts::amountsHidden()) {
    texts::setAmountsHidden(hidden);
    m_store.setValue("display/hidden", hidden);
    emit amountsHiddenChanged();
  }
}

// ---- another password

void SecurityModel::setPassword(const QString& password) {
  m_next.set(password);
  m_changeProblem.clear();
  emit changed();
}

void SecurityModel::setPasswordRepeat(const QString& password) {
  m_next.setRepeat(password);
  emit changed();
}

void SecurityModel::change(QString oldPassword) {
  SecretBytes old = takeSecret(oldPassword);
  if (!canChange()) {
    return;
  }
  m_changing = true;
  m_changeProblem.clear();
  emit changed();
  m_backend.changePassword(std::move(old), m_next.clone());
}

void SecurityModel::forget() {
  m_next.forget();
  m_changing = m_settingLimit = m_checking = false;
  m_changeProblem.clear();
  m_limitText.clear();
  m_limitProblem.clear();
  m_gateProblem.clear();
  emit changed();
  emit gateChanged();
}

// ---- the password above an amount

QString SecurityModel::askAboveText() const {
  return m_askAbove ? texts::openMoney(m_limit) : QString();
}

void SecurityModel::beginLimit() {
  setLimitText(m_askAbove ? texts::plainMoney(m_limit) : QString());
}

void SecurityModel::setLimitText(const QString& text) {
  m_limitText = text.trimmed();
  m_limitProblem = readAmount(m_limitText).problem;
  emit changed();
}

bool SecurityModel::canSetLimit() const {
  return !m_settingLimit && (m_limitText.isEmpty() ? m_askAbove : readAmount(m_limitText).set);
}

void SecurityModel::setLimit(QString password) {
  SecretBytes secret = takeSecret(password);
  if (!canSetLimit()) {
    return;
  }
  m_settingLimit = true;
  m_limitProblem.clear();
  emit changed();
  const AmountInput amount = readAmount(m_limitText);
  m_backend.setAskAbove(amount.set, amount.units, std::move(secret));
}

// ---- the gate

bool SecurityModel::asked() const {
  return m_askAbove && m_send.stage() == SendModel::Review && m_send.currentPlan().total > m_limit;
}

void SecurityModel::confirm(QString password) {
  SecretBytes secret = takeSecret(password);
  if (!asked() || m_checking || !m_send.armed()) {
    return;
  }
  m_checking = true;
  m_gateProblem.clear();
  m_checked = m_send.currentPlan().ticket;
  emit gateChanged();
  m_backend.authorise(m_checked, std::move(secret));
}

/// The payment that was confirmed is the one that is sent: another plan in the meantime has another ticket.
void SecurityModel::onAuthorised(quint64 ticket, bool right) {
  if (!m_checking || ticket != m_checked) {
    return;
  }
  m_checking = false;
  if (!right) {
    m_gateProblem = texts::openFault(OpenFault::WrongPassword);
  } else if (m_send.currentPlan().ticket == ticket) {
    m_send.confirm();
  }
  emit gateChanged();
}

}  // namespace tacit::app
