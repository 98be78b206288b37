// SPDX-License-Identifier: MIT
#pragma once

#include <QDate>
#include <QHash>
#include <QList>
#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <array>

#include "bridge/wallet_backend.h"

namespace tacit::app {

class PaymentListModel;

/// What came in and went out, with whom or when. Sums stop at the largest number instead of turning over.
struct Flow {
  quint64 in = 0, out = 0;  // out with its fees
  int ins = 0, outs = 0;
  void add(const Payment& payment);
  bool operator==(const Flow&) const = default;
};

/// Payments with one person.
struct Dealings {
  Flow flow;
  qint64 last = 0;
  QList<QByteArray> newest;  // ids, newest first, at most ten
};

/// The balance from one moment to another.
struct BalanceSeries {
  struct Point {
    qint64 time = 0;
    quint64 level = 0;
    bool operator==(const Point&) const = default;
  };
  qint64 begin = 0, end = 0;
  QList<Point> line;      // a step at each change, in order of time; many changes share a column of the chart
  QList<Point> readings;  // at even distances, the last one at `end`
  qint64 change = 0;
};

/// What the pictures for people who would rather look are drawn from.
struct DigestValue {
  static constexpr int kRanges = 4;  // 7 days, 30 days, a year, all
  static constexpr int kMonths = 12;
  std::array<BalanceSeries, kRanges> series;
  QList<std::pair<QDate, Flow>> months;  // first days, oldest first; the last one is this month
  QHash<QByteArray, Dealings> people;    // by contact; everybody else under the empty key
  int payments = 0;

  Dealings dealings(const QByteArray& contact) const { return people.value(contact); }
};

/// Whether a payment counts: it is final, or it is on its way out.
bool counts(const Payment& payment);
/// Pure. `payments` are newest first, `balance` is the one after all of them.
DigestValue digest(const QList<Payment>& payments, quint64 balance, qint64 clock);

/// Keeps the digest of the open wallet's payments up to date. It is worked out on a thread of its own, once
/// for a burst of changes, so that a hundred thousand payments do not hold up the window. GUI thread.
class PaymentDigest : public QObject {
  Q_OBJECT

 public:
  PaymentDigest(WalletBackend& backend, const PaymentListModel& payments, QObject* parent);
  ~PaymentDigest() override;

  const DigestValue& value() const { return m_value; }

 signals:
  void changed();

 private:
  void start();

  const PaymentListModel& m_payments;
  quint64 m_balance = 0;
  DigestValue m_value;
  QTimer m_delay;
  QThreadPool m_pool;
  bool m_running = false;
  bool m_again = false;
};

}  // namespace tacit::app
