// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "base/bytes.h"
#include "crypto/hash.h"

namespace tacit {

/// An integer mod l (protocol §1), always canonical. All arithmetic is constant time, so that a scalar may be
/// secret; a secret one is kept in `Secret<Scalar>` and wiped by its owner. Trivially copyable. Thread-safe
/// as a value.
class Scalar {
 public:
  constexpr Scalar() = default;  // zero
  explicit constexpr Scalar(std::uint64_t value) : m_limbs{value, 0, 0, 0} {}

  /// The integer 2^64·high + low.
  static constexpr Scalar from_u128(std::uint64_t low, std::uint64_t high) {
    Scalar s;
    s.m_limbs[0] = low;
    s.m_limbs[1] = high;
    return s;
  }
  static Scalar one() { return Scalar(1); }

  /// Accepts only the canonical encoding (exactly 32 bytes, below l).
  static std::optional<Scalar> decode(ByteView bytes);
  /// The 512-bit little-endian integer mod l.
  static Scalar from_wide(const Bytes64& bytes);
  Bytes32 encode() const;

  friend Scalar operator+(const Scalar& a, const Scalar& b);
  friend Scalar operator-(const Scalar& a, const Scalar& b);
  friend Scalar operator*(const Scalar& a, const Scalar& b);
  friend Scalar operator-(const Scalar& a) { return Scalar() - a; }
  Scalar& operator+=(const Scalar& b) { return *this = *this + b; }
  Scalar& operator-=(const Scalar& b) { return *this = *this - b; }
  Scalar& operator*=(const Scalar& b) { return *this = *this * b; }
  /// Constant time.
  friend bool operator==(const Scalar& a, const Scalar& b);
  bool is_zero() const;

  /// The inverse; the value is not zero (checked).
  Scalar invert() const;

  /// 64-bit limbs, least significant first, below l.
  const std::uint64_t* limbs() const { return m_limbs; }

 private:
  std::uint64_t m_limbs[4] = {0, 0, 0, 0};
};

/// Replaces each by its inverse with one inversion (Montgomery's trick); none is zero (checked). Constant
/// time.
void batch_invert(std::span<Scalar> values);

/// scalar(label, p1, …) of protocol §1.
Scalar hash_to_scalar(std::string_view label, std::initializer_list<HashPart> parts);

}  // namespace tacit
