// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "protocol/amount.h"

/// Money as text: the one parser and the one formatter of every program. Exact; nothing is rounded and no
/// floating point is used. Grouping marks and tickers are the window's. Thread-safe.
namespace tacit {

inline constexpr unsigned kMostDecimals = 18;

enum class AmountError {
  kEmpty,            // no digit at all
  kNotANumber,       // a sign, a space, an exponent, a grouping mark or anything else that is no digit
  kPoint,            // no digit before or after the point, or two points
  kTooManyDecimals,  // more digits after the point than the asset has
  kTooLarge,         // 2^62 smallest units or more
};

/// Digits, optionally a point with digits on both sides: "5", "0.25", "007.50". Zero is an amount; whether it
/// may be paid is the caller's question. `decimals` is at most kMostDecimals (checked).
Result<Amount, AmountError> parse_amount(std::string_view text, unsigned decimals);

/// The shortest text with at least two digits after the point, or all when the asset has fewer than two:
/// "1.00", "0.0001", "12.5" as "12.50". Parses to the same amount.
std::string format_amount(Amount amount, unsigned decimals);

}  // namespace tacit
