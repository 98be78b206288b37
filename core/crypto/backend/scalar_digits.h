// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>

#include "crypto/scalar.h"

namespace tacit {

/// A scalar in base 16 with digits from −8 to 8, least significant first. Constant time.
using SignedDigits = std::array<std::int8_t, 64>;

static inline SignedDigits signed_digits(const Scalar& s) {
  SignedDigits digits;
  int carry = 0;
  for (std::size_t i = 0; i < 63; ++i) {
    const int digit = static_cast<int>(s.limbs()[i / 16] >> (4 * (i % 16)) & 15) + carry;
    carry = (digit + 8) >> 4;
    digits[i] = static_cast<std::int8_t>(digit - (carry << 4));
  }
  // A scalar is below 2^253, so the last digit is at most 1 + 1.
  digits[63] = static_cast<std::int8_t>(static_cast<int>(s.limbs()[3] >> 60) + carry);
  return digits;
}

}  // namespace tacit
