// SPDX-License-Identifier: MIT
#include "viewmodels/payment_digest.h"

#include <QDateTime>
#include <algorithm>
#include <limits>

#include "viewmodels/payment_list_model.h"
#include "viewmodels/texts.h"

namespace tacit::app {

namespace {

constexpr qint64 kMinute = 60'000;
constexpr qint64 kDay = 86'400'000;
constexpr int kDelay = 150;    // ms: a burst of payments is worked out once
constexpr int kNewest = 10;    // payments kept for a person
constexpr int kColumns = 240;  // of a line with more changes than that
constexpr std::array<qint64, 3> kDays{7, 30, 365};
constexpr std::array<int, DigestValue::kRanges> kReadings{28, 30, 52, 48};

quint64 saturated(quint64 a, quint64 b) {
  return a > std::numeric_limits<quint64>::max() - b ? std::numeric_limits<quint64>::max() : a + b;
}

/// The level after each change, newest first, and before the oldest at the end.
using Steps = QList<BalanceSeries::Point>;

/// Walks back from today's balance: before a payment that arrived it was less by its amount, before one that
/// was sent more by amount and fee.
Steps stepsOf(const QList<Payment>& payments, quint64 balance) {
  Steps steps;
  steps.reserve(payments.size() + 1);
  quint64 level = balance;
  for (const Payment& payment : payments) {
    if (!counts(payment)) {
      continue;
    }
    steps.append({payment.time, level});
    const quint64 moved = saturated(payment.amount, payment.fee);
    level = !payment.incoming ? saturated(level, moved) : level > payment.amount ? level - payment.amount : 0;
  }
  steps.append({std::numeric_limits<qint64>::min(), level});
  return steps;
}

/// The level at a moment.
quint64 levelAt(const Steps& steps, qint64 time) {
  // Newest first, so the first change that is not later than the moment.
  const auto found = std::lower_bound(steps.cbegin(), steps.cend(), time,
                                      [](const BalanceSeries::Point& p, qint64 t) { return p.time > t; });
  return found == steps.cend() ? steps.back().level : found->level;
}

/// Every change as a step.
void drawSteps(BalanceSeries& series, Steps::const_iterator first, Steps::const_iterator last,
               quint64 level) {
  series.line.append({series.begin, level});
  for (auto step = last; step != first;) {
    --step;
    series.line.append({step->time, level});
    level = step->level;
    series.line.append({step->time, level});
  }
  series.line.append({series.end, level});
}

/// What happened within a column is drawn as its lowest and its highest level, so that no peak is lost.
void drawColumns(BalanceSeries& series, Steps::const_iterator first, Steps::const_iterator last,
                 quint64 level) {
  const qint64 width = qMax<qint64>(1, (series.end - series.begin) / kColumns);
  auto step = last;
  for (qint64 begin = series.begin; begin < series.end; begin += width) {
    quint64 least = level, most = level;
    series.line.append({begin, level});
    for (; step != first && std::prev(step)->time < begin + width; --step) {
      level = std::prev(step)->level;
      least = qMin(least, level);
      most = qMax(most, level);
    }
    if (least != most) {
      const qint64 middle = qMin(begin + width / 2, series.end);  // the last column may be narrower
      series.line.append({middle, least});
      series.line.append({middle, most});
    }
    series.line.append({qMin(begin + width, series.end), level});
  }
}

BalanceSeries seriesOf(const Steps& steps, qint64 begin, qint64 end, int readings) {
  BalanceSeries series;
  series.begin = begin;
  series.end = end;
  const auto first = std::lower_bound(steps.cbegin(), steps.cend(), end,
                                      [](const BalanceSeries::Point& p, qint64 t) { return p.time > t; });
  const auto last = std::lower_bound(first, steps.cend(), begin,
                                     [](const BalanceSeries::Point& p, qint64 t) { return p.time > t; });
  const quint64 before = last == steps.cend() ? steps.back().level : last->level;
  if (last - first <= kColumns) {
    drawSteps(series, first, last, before);
  } else {
    drawColumns(series, first, last, before);
  }
  for (int i = 1; i <= readings; ++i) {
    const qint64 time = begin + (end - begin) / readings * i;
    series.readings.append({i == readings ? end : time, levelAt(steps, i == readings ? end : time)});
  }
  series.change = static_cast<qint64>(series.readings.back().level) - static_cast<qint64>(before);
  return series;
}

}  // namespace

bool counts(const Payment& payment) {
  return payment.incoming
             ? payment.state == PaymentState::Final
             : payment.state != PaymentState::Refused && payment.state != PaymentState::Cancelled;
}

void Flow::add(const Payment& payment) {
  if (payment.incoming) {
    in = saturated(in, payment.amount);
    ++ins;
  } else {
    out = saturated(out, saturated(payment.amount, payment.fee));
    ++outs;
  }
}

DigestValue digest(const QList<Payment>& payments, quint64 balance, qint64 clock) {
  DigestValue value;
  // A block's time may be ahead of this computer's clock.
  const qint64 now = payments.isEmpty() ? clock : qMax(clock, payments.front().time);
  const QDate today = QDateTime::fromMSecsSinceEpoch(now).date();
  const QDate month(today.year(), today.month(), 1);
  value.payments = static_cast<int>(payments.size());
  QList<qint64> begins;
  for (int i = 1 - DigestValue::kMonths; i <= 0; ++i) {
    value.months.append({month.addMonths(i), {}});
    begins.append(month.addMonths(i).startOfDay().toMSecsSinceEpoch());
  }
  for (const Payment& payment : payments) {
    Dealings& person = value.people[payment.contact];
    if (!payment.contact.isEmpty() && person.newest.size() < kNewest) {
      person.newest.append(payment.id);
    }
    if (!counts(payment)) {
      continue;
    }
    person.last = qMax(person.last, payment.time);
    person.flow.add(payment);
    const auto place = std::upper_bound(begins.cbegin(), begins.cend(), payment.time) - begins.cbegin();
    if (place > 0) {
      value.months[place - 1].second.add(payment);
    }
  }
  const Steps steps = stepsOf(payments, balance);
  // Nothing is drawn of the time before the first payment but a little, so that its step is seen: a line at
  // zero for a month and a wall at its end say nothing.
  const qint64 oldest = steps.size() > 1 ? steps[steps.size() - 2].time : now - kDay;
  const qint64 life = oldest - qBound(kMinute, (now - oldest) / 4, kDay);
  for (std::size_t range = 0; range < kDays.size(); ++range) {
    value.series[range] = seriesOf(steps, qMax(life, now - kDays[range] * kDay), now, kReadings[range]);
  }
  value.series.back() = seriesOf(steps, life, now, kReadings.back());
  return value;
}

PaymentDigest::PaymentDigest(WalletBackend& backend, const PaymentListModel& payments, QObject* parent)
    : QObject(parent), m_payments(payments) {
  m_pool.setMaxThreadCount(1);
  m_delay.setSingleShot(true);
  m_delay.setInterval(kDelay);
  connect(&m_delay, &QTimer::timeout, this, &PaymentDigest::start);
  const auto later = [this] {
    if (!m_delay.isActive()) {
      m_delay.start();
    }
  };
  connect(&backend, &WalletBackend::balanceChanged, this, [this, later](const Balance& balance) {
    if (balance.total != m_balance) {
      m_balance = balance.total;
      later();
    }
  });
  connect(&payments, &QAbstractItemModel::modelReset, this, later);
  connect(&backend, &WalletBackend::paymentsChanged, this, later);
  connect(&backend, &WalletBackend::phaseChanged, this, [this](WalletPhase phase) {
    if (phase == WalletPhase::Locked) {
      m_balance = 0;
      m_value = {};
      emit changed();
    }
  });
}

PaymentDigest::~PaymentDigest() {
  m_pool.waitForDone();
}

void PaymentDigest::start() {
  if (m_running) {
    m_again = true;
    return;
  }
  m_running = true;
  // The list is shared until one of the two changes. The pool is waited for before this object goes.
  m_pool.start([this, rows = m_payments.rows(), balance = m_balance, now = texts::now()] {
    QMetaObject::invokeMethod(
        this,
        [this, value = digest(rows, balance, now)] {
          m_running = false;
          if (m_payments.rows().isEmpty() == (value.payments == 0)) {
            m_value = value;
            emit changed();
          }
          if (std::exchange(m_again, false)) {
            start();
          }
        },
        Qt::QueuedConnection);
  });
}

}  // namespace tacit::app
