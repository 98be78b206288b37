// SPDX-License-Identifier: MIT
#include "viewmodels/arrivals.h"

#include <utility>

namespace tacit::app {

qint64 Arrivals::wait(qint64 now) const {
  return m_waiting.isEmpty() ? -1 : qMax<qint64>(0, m_told + kPace - now);
}

QList<Payment> Arrivals::take(qint64 now) {
  if (wait(now) != 0) {
    return {};
  }
  m_told = now;
  return std::exchange(m_waiting, {});
}

}  // namespace tacit::app
