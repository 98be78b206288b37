// SPDX-License-Identifier: MIT
#include <bit>
#include <cstring>

#include "crypto/hash.h"

namespace tacit {

namespace {

static_assert(std::endian::native == std::endian::little, "lanes are loaded as they lie in memory");

using Lanes = std::uint64_t[25];  // lane (x, y) of FIPS 202 is number x + 5y

constexpr int kRotation[25] = {0,  1,  62, 28, 27, 36, 44, 6,  55, 20, 3,  10, 43,
                               25, 39, 41, 45, 15, 21, 8,  18, 2,  61, 56, 14};

constexpr std::uint64_t kRoundConstant[24] = {
    0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000, 0x000000000000808b,
    0x0000000080000001, 0x8000000080008081, 0x8000000000008009, 0x000000000000008a, 0x0000000000000088,
    0x0000000080008009, 0x000000008000000a, 0x000000008000808b, 0x800000000000008b, 0x8000000000008089,
    0x8000000000008003, 0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
    0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008};

/// Lane (X, Y) after θ, ρ and π. Indices are template arguments so that the lanes stay in registers.
template <int X, int Y>
[[gnu::always_inline]] inline std::uint64_t moved(const Lanes& a, const std::uint64_t (&d)[5]) {
  constexpr int kX = (X + 3 * Y) % 5;  // π takes it from (X + 3Y, X)
  constexpr int kFrom = kX + 5 * X;
  return std::rotl(a[kFrom] ^ d[kX], kRotation[kFrom]);
}

/// Row Y after χ.
template <int Y>
[[gnu::always_inline]] inline void row(const Lanes& a, const std::uint64_t (&d)[5], Lanes& out) {
  const std::uint64_t b0 = moved<0, Y>(a, d);
  const std::uint64_t b1 = moved<1, Y>(a, d);
  const std::uint64_t b2 = moved<2, Y>(a, d);
  const std::uint64_t b3 = moved<3, Y>(a, d);
  const std::uint64_t b4 = moved<4, Y>(a, d);
  out[5 * Y + 0] = b0 ^ (~b1 & b2);
  out[5 * Y + 1] = b1 ^ (~b2 & b3);
  out[5 * Y + 2] = b2 ^ (~b3 & b4);
  out[5 * Y + 3] = b3 ^ (~b4 & b0);
  out[5 * Y + 4] = b4 ^ (~b0 & b1);
}

[[gnu::always_inline]] inline void round(const Lanes& a, Lanes& out, std::uint64_t constant) {
  const std::uint64_t c0 = a[0] ^ a[5] ^ a[10] ^ a[15] ^ a[20];
  const std::uint64_t c1 = a[1] ^ a[6] ^ a[11] ^ a[16] ^ a[21];
  const std::uint64_t c2 = a[2] ^ a[7] ^ a[12] ^ a[17] ^ a[22];
  const std::uint64_t c3 = a[3] ^ a[8] ^ a[13] ^ a[18] ^ a[23];
  const std::uint64_t c4 = a[4] ^ a[9] ^ a[14] ^ a[19] ^ a[24];
  const std::uint64_t d[5] = {c4 ^ std::rotl(c1, 1), c0 ^ std::rotl(c2, 1), c1 ^ std::rotl(c3, 1),
                              c2 ^ std::rotl(c4, 1), c3 ^ std::rotl(c0, 1)};
  row<0>(a, d, out);
  row<1>(a, d, out);
  row<2>(a, d, out);
  row<3>(a, d, out);
  row<4>(a, d, out);
  out[0] ^= constant;
}

}  // namespace

void keccak_f1600(ByteArray<200>& state) {
  Lanes a;
  Lanes b;
  std::memcpy(a, state.data(), sizeof a);
  for (int i = 0; i < 24; i += 2) {
    round(a, b, kRoundConstant[i]);
    round(b, a, kRoundConstant[i + 1]);
  }
  std::memcpy(state.data(), a, sizeof a);
}

}  // namespace tacit
