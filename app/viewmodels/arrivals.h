// SPDX-License-Identifier: MIT
#pragma once

#include <QList>

#include "bridge/wallet_values.h"

namespace tacit::app {

/// Decides when a person hears of payments that arrived: the first at once, those that follow together, and
/// never twice within `kPace`. Times are milliseconds of any clock that does not go back.
class Arrivals {
 public:
  static constexpr qint64 kPace = 2'000;

  void add(const QList<Payment>& payments) { m_waiting.append(payments); }
  /// Milliseconds until `take` gives something; −1 when nothing waits.
  qint64 wait(qint64 now) const;
  /// What is to be told now, perhaps nothing.
  QList<Payment> take(qint64 now);
  /// Forgets what waits.
  void clear() { m_waiting.clear(); }

 private:
  QList<Payment> m_waiting;
  qint64 m_told = -kPace;  // when it was told last
};

}  // namespace tacit::app
