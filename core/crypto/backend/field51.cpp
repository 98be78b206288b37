// SPDX-License-Identifier: MIT
#include "crypto/backend/field51_arithmetic.h"

namespace tacit::fe {
namespace {

Fe51 square_times(Fe51 a, int times) {
  for (int i = 0; i < times; ++i) {
    a = square(a);
  }
  return a;
}

struct Chain {
  Fe51 a11;         // a^11
  Fe51 a2_250_m_1;  // a^(2^250 − 1)
};

/// The part that a^(p−2) and a^((p−5)/8) share.
Chain power_chain(const Fe51& a) {
  const Fe51 a2 = square(a);
  const Fe51 a9 = mul(a, square_times(a2, 2));
  const Fe51 a11 = mul(a2, a9);
  const Fe51 t5 = mul(a9, square(a11));
  const Fe51 t10 = mul(square_times(t5, 5), t5);
  const Fe51 t20 = mul(square_times(t10, 10), t10);
  const Fe51 t40 = mul(square_times(t20, 20), t20);
  const Fe51 t50 = mul(square_times(t40, 10), t10);
  const Fe51 t100 = mul(square_times(t50, 50), t50);
  const Fe51 t200 = mul(square_times(t100, 100), t100);
  return {a11, mul(square_times(t200, 50), t50)};
}

std::uint64_t load64(const std::uint8_t* bytes) {
  std::uint64_t value = 0;
  for (int i = 7; i >= 0; --i) {
    value = value << 8 | bytes[i];
  }
  return value;
}

}  // namespace

Fe51 canonical(const Fe51& a) {
  Fe51 r = carry(a);
  // r < 2p, so the quotient q is 0 or 1: it is the carry out of r + 19.
  std::uint64_t q = (r.limb[0] + 19) >> 51;
  for (int i = 1; i < 5; ++i) {
    q = (r.limb[i] + q) >> 51;
  }
  r.limb[0] += 19 * q;
  for (int i = 0; i < 4; ++i) {
    r.limb[i + 1] += r.limb[i] >> 51;
    r.limb[i] &= kMask51;
  }
  r.limb[4] &= kMask51;
  return r;
}

Bytes32 encode(const Fe51& a) {
  const Fe51 r = canonical(a);
  const std::uint64_t words[4] = {r.limb[0] | r.limb[1] << 51, r.limb[1] >> 13 | r.limb[2] << 38,
                                  r.limb[2] >> 26 | r.limb[3] << 25, r.limb[3] >> 39 | r.limb[4] << 12};
  Bytes32 bytes;
  for (std::size_t i = 0; i < 32; ++i) {
    bytes[i] = static_cast<std::uint8_t>(words[i / 8] >> (8 * (i % 8)));
  }
  return bytes;
}

Fe51 decode(const std::uint8_t* bytes) {
  const std::uint64_t w0 = load64(bytes), w1 = load64(bytes + 8), w2 = load64(bytes + 16),
                      w3 = load64(bytes + 24);
  return {{w0 & kMask51, (w0 >> 51 | w1 << 13) & kMask51, (w1 >> 38 | w2 << 26) & kMask51,
           (w2 >> 25 | w3 << 39) & kMask51, (w3 >> 12) & kMask51}};
}

std::uint64_t is_negative(const Fe51& a) {
  return bit_mask(canonical(a).limb[0]);
}

std::uint64_t is_zero(const Fe51& a) {
  const Fe51 r = canonical(a);
  return zero_mask(r.limb[0] | r.limb[1] | r.limb[2] | r.limb[3] | r.limb[4]);
}

std::uint64_t equal(const Fe51& a, const Fe51& b) {
  const Fe51 x = canonical(a), y = canonical(b);
  std::uint64_t difference = 0;
  for (int i = 0; i < 5; ++i) {
    difference |= x.limb[i] ^ y.limb[i];
  }
  return zero_mask(difference);
}

Fe51 absolute(const Fe51& a) {
  return select(is_negative(a), negate(a), a);
}

Fe51 invert(const Fe51& a) {
  const Chain chain = power_chain(a);
  return mul(square_times(chain.a2_250_m_1, 5), chain.a11);
}

SquareRoot sqrt_ratio(const Fe51& u, const Fe51& v) {
  const Fe51 v3 = mul(square(v), v);
  const Fe51 v7 = mul(square(v3), v);
  const Fe51 base = mul(u, v7);
  const Fe51 power = mul(square_times(power_chain(base).a2_250_m_1, 2), base);  // base^((p−5)/8)
  const Fe51 r = mul(mul(u, v3), power);
  const Fe51 check = mul(v, square(r));
  const Fe51 minus_u = negate(u);
  const std::uint64_t correct = equal(check, u);
  const std::uint64_t flipped = equal(check, minus_u);
  const std::uint64_t flipped_i = equal(check, mul(minus_u, kSqrtMinusOne));
  const Fe51 root = select(flipped | flipped_i, mul(r, kSqrtMinusOne), r);
  return {absolute(root), correct | flipped};
}

}  // namespace tacit::fe
