// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace tacit::app {

/// What stands in an amount field. The one place where typed text becomes money.
struct AmountInput {
  bool set = false;  // a good amount above zero
  quint64 units = 0;
  QString problem;  // empty for an empty field
};

AmountInput readAmount(const QString& text, int decimals = 8);

}  // namespace tacit::app
