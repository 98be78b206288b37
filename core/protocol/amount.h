// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>

#include "base/check.h"

namespace tacit {

/// Amounts are below this (protocol §3).
inline constexpr std::uint64_t kAmountLimit = std::uint64_t{1} << 62;

/// A number of an asset's smallest units, below 2^62. There is no way to a larger one and no arithmetic that
/// wraps: sums and differences say when there is none.
class Amount {
 public:
  constexpr Amount() = default;  // zero

  /// Nothing at 2^62 and above.
  static constexpr std::optional<Amount> parse(std::uint64_t units) {
    return units < kAmountLimit ? std::optional(Amount(units)) : std::nullopt;
  }
  /// For a number that the program itself knows to be below 2^62 (checked).
  static constexpr Amount from_units(std::uint64_t units) {
    TACIT_CHECK(units < kAmountLimit);
    return Amount(units);
  }

  constexpr std::uint64_t units() const { return m_units; }
  constexpr bool is_zero() const { return m_units == 0; }

  friend constexpr auto operator<=>(Amount, Amount) = default;

 private:
  explicit constexpr Amount(std::uint64_t units) : m_units(units) {}

  std::uint64_t m_units = 0;
};

/// a + b, when it is an amount.
constexpr std::optional<Amount> checked_add(Amount a, Amount b) {
  return Amount::parse(a.units() + b.units());  // two numbers below 2^62 do not wrap 64 bits
}

/// a − b, when b is not larger.
constexpr std::optional<Amount> checked_subtract(Amount a, Amount b) {
  return a >= b ? Amount::parse(a.units() - b.units()) : std::nullopt;
}

/// The sum of all, when it is an amount; zero for none.
constexpr std::optional<Amount> checked_sum(std::span<const Amount> amounts) {
  std::optional<Amount> sum = Amount();
  for (Amount amount : amounts) {
    sum = checked_add(*sum, amount);
    if (!sum) {
      break;
    }
  }
  return sum;
}

}  // namespace tacit
