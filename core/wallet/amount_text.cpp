// SPDX-License-Identifier: MIT
#include "wallet/amount_text.h"

#include <algorithm>
#include <array>

#include "base/check.h"

namespace tacit {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::uint64_t power_of_ten(unsigned exponent) {
  std::uint64_t value = 1;
  for (unsigned i = 0; i < exponent; ++i) {
    value *= 10;
  }
  return value;
}

/// value·10 + digit while it stays below the limit; false from then on.
bool push_digit(std::uint64_t& value, char digit) {
  // Below 2^62 before, so ten times it and nine more stay below 2^66: the bound is looked at first.
  if (value > (kAmountLimit - 1) / 10) {
    return false;
  }
  value = value * 10 + static_cast<std::uint64_t>(digit - '0');
  return value < kAmountLimit;
}

}  // namespace

Result<Amount, AmountError> parse_amount(std::string_view text, unsigned decimals) {
  TACIT_CHECK(decimals <= kMostDecimals);
  if (text.empty()) {
    return std::unexpected(AmountError::kEmpty);
  }
  if (!std::ranges::all_of(text, [](char c) { return is_digit(c) || c == '.'; })) {
    return std::unexpected(AmountError::kNotANumber);
  }
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction = point == text.npos ? std::string_view() : text.substr(point + 1);
  if (whole.empty() || (point != text.npos && fraction.empty()) || fraction.find('.') != fraction.npos) {
    return std::unexpected(AmountError::kPoint);
  }
  if (fraction.size() > decimals) {
    return std::unexpected(AmountError::kTooManyDecimals);
  }
  std::uint64_t units = 0;
  for (char c : whole) {
    if (!push_digit(units, c)) {
      return std::unexpected(AmountError::kTooLarge);
    }
  }
  for (std::size_t i = 0; i < decimals; ++i) {
    if (!push_digit(units, i < fraction.size() ? fraction[i] : '0')) {
      return std::unexpected(AmountError::kTooLarge);
    }
  }
  return Amount::from_units(units);
}

std::string format_amount(Amount amount, unsigned decimals) {
  TACIT_CHECK(decimals <= kMostDecimals);
  const std::uint64_t scale = power_of_ten(decimals);
  std::string text = std::to_string(amount.units() / scale);
  if (decimals == 0) {
    return text;
  }
  std::string fraction = std::to_string(amount.units() % scale);
  fraction.insert(0, decimals - fraction.size(), '0');
  const std::size_t shortest = std::min(decimals, 2u);
  while (fraction.size() > shortest && fraction.back() == '0') {
    fraction.pop_back();
  }
  return text + '.' + fraction;
}

}  // namespace tacit
