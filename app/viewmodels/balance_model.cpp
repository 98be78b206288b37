// SPDX-License-Identifier: MIT
#include "viewmodels/balance_model.h"

#include <algorithm>

#include "viewmodels/payment_list_model.h"
#include "viewmodels/texts.h"

namespace tacit::app {

namespace {

constexpr int kAgePeriod = 15'000;     // ms
constexpr qint64 kFreshFor = 120'000;  // ms: a block comes every 30 s at the latest

}  // namespace

BalanceModel::BalanceModel(WalletBackend& backend, const PaymentListModel& payments, QObject* parent)
    : QObject(parent), m_backend(backend), m_payments(payments) {
  connect(&backend, &WalletBackend::balanceChanged, this, [this](const Balance& balance) {
    m_balance = balance;
    m_known = true;
    emit changed();
    emit ageChanged();
  });
  connect(&backend, &WalletBackend::nodeChanged, this, [this](const NodeState& state) {
    m_practice = state.practice;
    m_caughtUp = state.ledger == LayerState::Good;
    emit changed();
    emit ageChanged();
  });
  connect(&backend, &WalletBackend::faucetAnswered, this, [this](FaucetAnswer answer) {
    m_fetching = false;
    emit changed();
    if (answer != FaucetAnswer::OnItsWay) {
      emit fetchFailed(answer);
    }
  });
  connect(&backend, &WalletBackend::phaseChanged, this, [this](WalletPhase phase) {
    if (phase != WalletPhase::Open) {
      m_balance = {};
      m_known = m_fetching = m_practice = m_caughtUp = false;
      emit changed();
      emit ageChanged();
    }
  });
  connect(&m_ageTimer, &QTimer::timeout, this, &BalanceModel::ageChanged);
  m_ageTimer.start(kAgePeriod);
}

QString BalanceModel::total() const {
  return texts::money(m_balance.total, m_balance.decimals);
}

QString BalanceModel::spendable() const {
  return texts::money(m_balance.spendable, m_balance.decimals);
}

QString BalanceModel::returning() const {
  return texts::money(m_balance.returning, m_balance.decimals);
}

QString BalanceModel::age() const {
  if (!m_known || m_balance.verifiedAt == 0 ||
      (m_caughtUp && texts::now() - m_balance.verifiedAt < kFreshFor)) {
    return {};
  }
  //: %1 is a time: "3 minutes ago"
  return tr("as of %1").arg(texts::ago(m_balance.verifiedAt));
}

bool BalanceModel::canFetch() const {
  return m_practice && m_known && (m_balance.total == 0 || m_payments.count() == 0);
}

void BalanceModel::fetchTestMoney() {
  if (!m_fetching) {
    m_fetching = true;
    emit changed();
    m_backend.askFaucet();
  }
}

void BalanceModel::retranslate() {
  emit changed();
  emit ageChanged();
}

}  // namespace tacit::app
