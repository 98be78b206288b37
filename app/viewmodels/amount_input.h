// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace tacit::app {

/// What stands in an amount field.
struct AmountInput {
  bool set = false;  // a good amount above zero
  quint64 units = 0;
  QString problem;  // empty for an empty field
  /// How it was understood, "1 000.00 TACIT", where that may surprise: from a thousand on, and when the text
  /// was more than a plain number. Else empty.
  QString echo;
};

/// The one place where typed or pasted text becomes money. The same in every locale: digits 0 to 9 and at
/// most one point. A comma is refused, never guessed at, because it divides thousands for some and decimals
/// for others. Taken besides: space around the number, the asset's name behind it, and no-break spaces
/// between groups of three, so that an amount that was copied from this program can be pasted back.
AmountInput readAmount(const QString& typed, int decimals = 8,
                       const QString& ticker = QStringLiteral("TACIT"));

}  // namespace tacit::app
