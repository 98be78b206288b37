// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>
#include <string>

#include "base/check.h"
#include "wallet/amount_text.h"

using namespace tacit;

namespace {

/// The number once more, by moving the point and comparing digits: as text, without a sum.
std::optional<std::string> moved(std::string_view text, unsigned decimals) {
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, point);
  const std::string_view part = point < text.size() ? text.substr(point + 1) : std::string_view("0");
  std::string digits(whole);
  digits += part;
  const bool clean = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
  const std::size_t written = point < text.size() ? part.size() : 0;
  if (!clean || whole.empty() || part.empty() || written > decimals) {
    return std::nullopt;
  }
  digits = std::string(whole) + std::string(part.substr(0, written)) + std::string(decimals - written, '0');
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  constexpr std::string_view kLimit = "4611686018427387904";  // 2^62
  const bool below = digits.size() < kLimit.size() || (digits.size() == kLimit.size() && digits < kLimit);
  return below ? std::optional(digits) : std::nullopt;
}

}  // namespace

/// Money is what its digits say, and is written so that it is read as the same. The first byte is the number
/// of decimals.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) {
    return 0;
  }
  const unsigned decimals = data[0] % (kMostDecimals + 1);
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto amount = parse_amount(text, decimals);
  const auto expected = moved(text, decimals);
  TACIT_CHECK(amount.has_value() == expected.has_value());
  if (amount) {
    TACIT_CHECK(std::to_string(amount->units()) == *expected);
    const std::string written = format_amount(*amount, decimals);
    TACIT_CHECK(parse_amount(written, decimals) == *amount);
    TACIT_CHECK(format_amount(*parse_amount(written, decimals), decimals) == written);
  }
  return 0;
}
