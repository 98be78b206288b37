// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <optional>

#include "bridge/wallet_values.h"

namespace tacit::app {

/// What is told of payments that arrived: for a toast, a desktop notification and a screen reader alike.
struct ArrivalNews {
  QString title;
  QString text;
  QByteArray paymentId;  // empty when several are told together
};

/// Payments that arrived, gathered so that they are told together: the first at once, then at most one
/// telling in two seconds; what came while the wallet was not up to date waits until it is, and is told as
/// one. Keeps sums, not payments, so that any number may arrive. Knows no timers: its owner passes the time
/// in. GUI thread.
class Arrivals {
 public:
  static constexpr qint64 kPause = 2'000;  // ms
  static constexpr qint64 kAway = 30'000;  // ms: what is younger was not missed, though it had to be fetched

  /// Whether the wallet knows the newest block; not before it was told so.
  void setUpToDate(bool upToDate) { m_upToDate = upToDate; }
  /// `request` is the one that `payment` answers, as it stands after it; null when it answers none.
  void add(const Payment& payment, const PaymentRequest* request, qint64 now);

  /// Milliseconds until something is to be told, 0 for now; nothing while nothing waits or may be told.
  std::optional<qint64> dueIn(qint64 now) const;
  /// Tells what waits and forgets it, whether it is due or not; without `amounts` neither amounts nor
  /// anything else that the payers wrote. Nothing when nothing waits.
  std::optional<ArrivalNews> take(qint64 now, bool amounts);

 private:
  struct Sum {
    QString ticker;
    int decimals = 0;
    quint64 units = 0;
  };
  QString sums() const;
  ArrivalNews one(bool amounts) const;
  ArrivalNews many(bool amounts) const;

  bool m_upToDate = false;
  bool m_away = false;  // part of what waits happened unseen
  std::optional<qint64> m_toldAt;
  int m_count = 0;
  int m_requestsPaid = 0;
  QList<Sum> m_sums;
  Payment m_first;
  std::optional<PaymentRequest> m_request;  // of `m_first`
};

}  // namespace tacit::app
