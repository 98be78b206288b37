// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "base/bytes.h"
#include "crypto/backend/field51.h"

/// Arithmetic in GF(2^255 − 19) on five 51-bit limbs, all of it constant time. Two bounds are used below:
/// *tight*, every limb below 2^51 + 2^14, is what products, `carry` and `decode` return; *loose*, every limb
/// below 2^54, is what products accept. The inline functions have internal linkage, so that a source compiled
/// for one instruction set never supplies them to another.
namespace tacit::fe {

__extension__ typedef unsigned __int128 u128;

inline constexpr std::uint64_t kMask51 = (std::uint64_t{1} << 51) - 1;

inline constexpr Fe51 kZero{{0, 0, 0, 0, 0}};
inline constexpr Fe51 kOne{{1, 0, 0, 0, 0}};
inline constexpr Fe51 kMinusOne{
    {0x7ffffffffffec, 0x7ffffffffffff, 0x7ffffffffffff, 0x7ffffffffffff, 0x7ffffffffffff}};
/// The curve's d = −121665/121666, 2d and 1/d.
inline constexpr Fe51 kD{
    {0x34dca135978a3, 0x1a8283b156ebd, 0x5e7a26001c029, 0x739c663a03cbb, 0x52036cee2b6ff}};
inline constexpr Fe51 kTwoD{
    {0x69b9426b2f159, 0x35050762add7a, 0x3cf44c0038052, 0x6738cc7407977, 0x2406d9dc56dff}};
inline constexpr Fe51 kInverseD{
    {0x0f276cdc9f843, 0x3084f2a85c4bc, 0x6e73d982d775a, 0x721958b108a66, 0x40907ed214d5c}};
/// The constants of RFC 9496, 4.1.
inline constexpr Fe51 kSqrtMinusOne{
    {0x61b274a0ea0b0, 0x0d5a5fc8f189d, 0x7ef5e9cbd0c60, 0x78595a6804c9e, 0x2b8324804fc1d}};
inline constexpr Fe51 kOneMinusDSquared{
    {0x409c1945fc176, 0x719abc6a1fc4f, 0x1c37f90b20684, 0x06bccca55eedf, 0x029072a8b2b3e}};
inline constexpr Fe51 kDMinusOneSquared{
    {0x55aaa44ed4d20, 0x59603c3332635, 0x26d3baf4a7928, 0x120a66e6997a9, 0x5968b37af66c2}};
inline constexpr Fe51 kSqrtADMinusOne{
    {0x7f6a0497b2e1b, 0x1836f0a97afd2, 0x7d747f6be7638, 0x456079e7e6498, 0x376931bf2b834}};
inline constexpr Fe51 kInverseSqrtAMinusD{
    {0x0fdaa805d40ea, 0x2eb482e57d339, 0x007610274bc58, 0x6510b613dc8ff, 0x786c8905cfaff}};

/// Hides from the compiler that a mask is all zeros or all ones, lest it turn a selection into a branch.
static inline std::uint64_t opaque(std::uint64_t value) {
  __asm__("" : "+r"(value));
  return value;
}

/// Limbs of any size; tight for limbs below 2^60.
static inline Fe51 carry(const Fe51& a) {
  const std::uint64_t c0 = a.limb[0] >> 51, c1 = a.limb[1] >> 51, c2 = a.limb[2] >> 51;
  const std::uint64_t c3 = a.limb[3] >> 51, c4 = a.limb[4] >> 51;
  return {{(a.limb[0] & kMask51) + 19 * c4, (a.limb[1] & kMask51) + c0, (a.limb[2] & kMask51) + c1,
           (a.limb[3] & kMask51) + c2, (a.limb[4] & kMask51) + c3}};
}

/// Tight + tight is below 2^52.1; in general the sum of the bounds.
static inline Fe51 add(const Fe51& a, const Fe51& b) {
  return {{a.limb[0] + b.limb[0], a.limb[1] + b.limb[1], a.limb[2] + b.limb[2], a.limb[3] + b.limb[3],
           a.limb[4] + b.limb[4]}};
}

/// a − b + 4p without carry: `a` below 2^53 and `b` below 2^53 − 76 (tight, or a sum of two tight ones); the
/// result is loose.
static inline Fe51 sub(const Fe51& a, const Fe51& b) {
  constexpr std::uint64_t k4p0 = 0x1fffffffffffb4, k4p = 0x1ffffffffffffc;
  return {{a.limb[0] + k4p0 - b.limb[0], a.limb[1] + k4p - b.limb[1], a.limb[2] + k4p - b.limb[2],
           a.limb[3] + k4p - b.limb[3], a.limb[4] + k4p - b.limb[4]}};
}

/// The same, tight.
static inline Fe51 sub_tight(const Fe51& a, const Fe51& b) {
  return carry(sub(a, b));
}

/// Bounds as `sub`; tight.
static inline Fe51 negate(const Fe51& a) {
  return sub_tight(kZero, a);
}

/// Brings five column sums below 2^115 to a tight element. The last carry is below 2^59.4, times 19 below
/// 2^63.7, so adding it to 51 bits stays in 64.
static inline Fe51 carry_columns(u128 r0, u128 r1, u128 r2, u128 r3, u128 r4) {
  r1 += static_cast<std::uint64_t>(r0 >> 51);
  r2 += static_cast<std::uint64_t>(r1 >> 51);
  r3 += static_cast<std::uint64_t>(r2 >> 51);
  r4 += static_cast<std::uint64_t>(r3 >> 51);
  const std::uint64_t last = static_cast<std::uint64_t>(r4 >> 51);
  const std::uint64_t low = (static_cast<std::uint64_t>(r0) & kMask51) + last * 19;
  return {{low & kMask51, (static_cast<std::uint64_t>(r1) & kMask51) + (low >> 51),
           static_cast<std::uint64_t>(r2) & kMask51, static_cast<std::uint64_t>(r3) & kMask51,
           static_cast<std::uint64_t>(r4) & kMask51}};
}

/// Loose times loose. A column is at most 77·2^108 < 2^114.3; 19·b stays below 2^58.3.
static inline Fe51 mul(const Fe51& x, const Fe51& y) {
  const std::uint64_t a0 = x.limb[0], a1 = x.limb[1], a2 = x.limb[2], a3 = x.limb[3], a4 = x.limb[4];
  const std::uint64_t b0 = y.limb[0], b1 = y.limb[1], b2 = y.limb[2], b3 = y.limb[3], b4 = y.limb[4];
  const std::uint64_t b1_19 = b1 * 19, b2_19 = b2 * 19, b3_19 = b3 * 19, b4_19 = b4 * 19;
  const u128 r0 = u128(a0) * b0 + u128(a4) * b1_19 + u128(a3) * b2_19 + u128(a2) * b3_19 + u128(a1) * b4_19;
  const u128 r1 = u128(a1) * b0 + u128(a0) * b1 + u128(a4) * b2_19 + u128(a3) * b3_19 + u128(a2) * b4_19;
  const u128 r2 = u128(a2) * b0 + u128(a1) * b1 + u128(a0) * b2 + u128(a4) * b3_19 + u128(a3) * b4_19;
  const u128 r3 = u128(a3) * b0 + u128(a2) * b1 + u128(a1) * b2 + u128(a0) * b3 + u128(a4) * b4_19;
  const u128 r4 = u128(a4) * b0 + u128(a3) * b1 + u128(a2) * b2 + u128(a1) * b3 + u128(a0) * b4;
  return carry_columns(r0, r1, r2, r3, r4);
}

/// The square of a loose element; the columns are those of `mul`.
static inline Fe51 square(const Fe51& x) {
  const std::uint64_t a0 = x.limb[0], a1 = x.limb[1], a2 = x.limb[2], a3 = x.limb[3], a4 = x.limb[4];
  const std::uint64_t a0_2 = a0 * 2, a1_2 = a1 * 2, a3_19 = a3 * 19, a4_19 = a4 * 19;
  const u128 r0 = u128(a0) * a0 + u128(a1_2) * a4_19 + u128(a2 * 2) * a3_19;
  const u128 r1 = u128(a0_2) * a1 + u128(a2 * 2) * a4_19 + u128(a3) * a3_19;
  const u128 r2 = u128(a0_2) * a2 + u128(a1) * a1 + u128(a3 * 2) * a4_19;
  const u128 r3 = u128(a0_2) * a3 + u128(a1_2) * a2 + u128(a4) * a4_19;
  const u128 r4 = u128(a0_2) * a4 + u128(a1_2) * a3 + u128(a2) * a2;
  return carry_columns(r0, r1, r2, r3, r4);
}

/// `mask` all ones: `a`; zero: `b`. Any bounds.
static inline Fe51 select(std::uint64_t mask, const Fe51& a, const Fe51& b) {
  Fe51 r;
  for (int i = 0; i < 5; ++i) {
    r.limb[i] = b.limb[i] ^ (mask & (a.limb[i] ^ b.limb[i]));
  }
  return r;
}

/// All ones when `value` is zero, else zero.
static inline std::uint64_t zero_mask(std::uint64_t value) {
  return opaque(((value | (0 - value)) >> 63) - 1);
}

/// All ones for the lowest bit 1, else zero.
static inline std::uint64_t bit_mask(std::uint64_t bit) {
  return opaque(0 - (bit & 1));
}

/// The representative in [0, p), limbs of 51 bits. Limbs below 2^60.
Fe51 canonical(const Fe51& a);
/// 32 bytes little-endian of the canonical representative. Limbs below 2^60.
Bytes32 encode(const Fe51& a);
/// The low 255 bits as an element, tight; the value may be p or more and bit 255 is ignored.
Fe51 decode(const std::uint8_t* bytes);
/// All ones when the canonical representative is odd ("negative" in RFC 9496), is zero, or equals another's.
std::uint64_t is_negative(const Fe51& a);
std::uint64_t is_zero(const Fe51& a);
std::uint64_t equal(const Fe51& a, const Fe51& b);
/// |a| of RFC 9496; `a` tight.
Fe51 absolute(const Fe51& a);
/// a^(p−2), zero for zero; `a` loose.
Fe51 invert(const Fe51& a);

struct SquareRoot {
  Fe51 root;
  std::uint64_t was_square;  // a mask
};
/// SQRT_RATIO_M1 of RFC 9496, 4.2; both arguments tight.
SquareRoot sqrt_ratio(const Fe51& u, const Fe51& v);

}  // namespace tacit::fe
