// SPDX-License-Identifier: MIT
#include "viewmodels/balance_model.h"

#include <algorithm>

#include "viewmodels/payment_list_model.h"
#include "viewmodels/texts.h"

namespace tacit::app {

namespace {

constexpr qint64 kDay = 86'400'000;
constexpr int kChartDays = 30;
constexpr int kChartDelay = 200;       // ms: a burst of payments draws the chart once
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
    m_chartTimer.start();
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
  connect(&payments, &PaymentListModel::countChanged, &m_chartTimer, qOverload<>(&QTimer::start));
  m_chartTimer.setSingleShot(true);
  m_chartTimer.setInterval(kChartDelay);
  connect(&m_chartTimer, &QTimer::timeout, this, &BalanceModel::rebuildChart);
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

QString BalanceModel::chartChange() const {
  return m_chart.isEmpty()
             ? QString()
             : texts::signedMoney(m_chartChange >= 0, static_cast<quint64>(std::abs(m_chartChange)),
                                  m_balance.decimals);
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
  emit chartChanged();
}

/// Walks back from today's balance: before a payment that arrived it was less by its amount, before one that
/// was sent more by amount and fee. Amounts are below 2^62, so their signed sums fit.
void BalanceModel::rebuildChart() {
  const qint64 end = texts::now();
  const qint64 begin = end - kChartDays * kDay;
  auto level = static_cast<qint64>(m_balance.total);
  const qint64 last = level;
  QList<std::pair<qint64, qint64>> points = {{end, level}};
  for (const Payment& payment : m_payments.rows()) {
    if (payment.time < begin) {
      break;
    }
    const bool moved =
        payment.incoming ? payment.state == PaymentState::Final
                         : payment.state != PaymentState::Refused && payment.state != PaymentState::Cancelled;
    if (!moved) {
      continue;
    }
    points.append({payment.time, level});
    level += payment.incoming ? -static_cast<qint64>(payment.amount)
                              : static_cast<qint64>(payment.amount + payment.fee);
    level = qMax<qint64>(level, 0);
    points.append({payment.time, level});
  }
  m_chart.clear();
  m_chartChange = last - level;
  if (points.size() > 1) {
    points.append({begin, level});
    qint64 highest = 1;
    for (const auto& point : points) {
      highest = qMax(highest, point.second);
    }
    for (auto point = points.crbegin(); point != points.crend(); ++point) {
      m_chart.append({static_cast<double>(point->first - begin) / static_cast<double>(end - begin),
                      static_cast<double>(point->second) / static_cast<double>(highest)});
    }
  }
  emit chartChanged();
}

}  // namespace tacit::app
