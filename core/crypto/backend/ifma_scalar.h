// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include <immintrin.h>

#include "crypto/scalar.h"

/// Eight scalars at a time as five limbs of 52 bits, one register a limb. Internal linkage, for sources with
/// flags of their own: nothing here but intrinsics may be inline with external linkage.
namespace tacit {
namespace {

using std::uint64_t;
using Limb = __m512i;

#define TACIT_INLINE [[gnu::always_inline]] static inline

constexpr std::size_t kLanes = 8;
constexpr long long kLimbMask = (1LL << 52) - 1;

// l = 2^252 + c, limbs of 52 bits.
constexpr long long kC[3] = {0x2631a5cf5d3ed, 0xdea2f79cd6581, 0x14def9};
constexpr long long k256C[3] = {0x31a5cf5d3ed00, 0xa2f79cd658126, 0x14def9de};
constexpr long long kL[5] = {0x2631a5cf5d3ed, 0xdea2f79cd6581, 0x14def9, 0, 1LL << 44};
constexpr long long k64L[5] = {0x8c6973d74fb40, 0xa8bde73596049, 0x537be77, 0, 1LL << 50};
constexpr long long kL133[8] = {0, 0, 0xeba7da0000000, 0x9acb024c634b9, 0x29bdf3bd45ef3,
                                0, 0, 1LL << 21};  // 2^133·l

struct Vector {
  Limb limb[5];
};

/// Sums of halves of 104-bit products by their place, before any carry.
struct Columns {
  Limb column[10];
};

/// A sum of this many products of canonical scalars, and one more scalar, is below 2^512.1, and a column, to
/// which at most nine halves below 2^52 are added for each product, stays below 2^64.
constexpr std::size_t kMostProducts = 256;

TACIT_INLINE Limb broadcast(long long value) {
  return _mm512_set1_epi64(value);
}

TACIT_INLINE Limb low_bits(Limb a) {
  return _mm512_and_si512(a, broadcast(kLimbMask));
}

/// Limbs of 64 bits, given by place, to limbs of 52.
TACIT_INLINE Vector narrow(Limb a0, Limb a1, Limb a2, Limb a3) {
  return {{low_bits(a0), low_bits(_mm512_or_si512(_mm512_srli_epi64(a0, 52), _mm512_slli_epi64(a1, 12))),
           low_bits(_mm512_or_si512(_mm512_srli_epi64(a1, 40), _mm512_slli_epi64(a2, 24))),
           low_bits(_mm512_or_si512(_mm512_srli_epi64(a2, 28), _mm512_slli_epi64(a3, 36))),
           _mm512_srli_epi64(a3, 16)}};
}

/// Which of 8·`part` … 8·`part` + 7, counted in limbs of 64 bits, belong to the first `count` scalars.
TACIT_INLINE __mmask8 limbs_present(std::size_t count, std::size_t part) {
  const std::size_t limbs = 4 * count;
  const std::size_t here = limbs > 8 * part ? limbs - 8 * part : 0;
  return static_cast<__mmask8>(here >= 8 ? 0xff : (1u << here) - 1);
}

/// The first `count` ≤ 8 scalars at `from`, the other lanes zero.
TACIT_INLINE Vector load(const Scalar* from, std::size_t count) {
  const auto* limbs = reinterpret_cast<const uint64_t*>(from);
  Limb row[4];
  for (std::size_t i = 0; i < 4; ++i) {
    row[i] = _mm512_maskz_loadu_epi64(limbs_present(count, i), limbs + 8 * i);
  }
  const Limb first = _mm512_setr_epi64(0, 4, 8, 12, 1, 5, 9, 13);
  const Limb second = _mm512_setr_epi64(2, 6, 10, 14, 3, 7, 11, 15);
  const Limb low01 = _mm512_permutex2var_epi64(row[0], first, row[1]);
  const Limb low23 = _mm512_permutex2var_epi64(row[0], second, row[1]);
  const Limb high01 = _mm512_permutex2var_epi64(row[2], first, row[3]);
  const Limb high23 = _mm512_permutex2var_epi64(row[2], second, row[3]);
  return narrow(_mm512_shuffle_i64x2(low01, high01, 0x44), _mm512_shuffle_i64x2(low01, high01, 0xee),
                _mm512_shuffle_i64x2(low23, high23, 0x44), _mm512_shuffle_i64x2(low23, high23, 0xee));
}

TACIT_INLINE void store(const Vector& v, Scalar* to, std::size_t count) {
  const Limb* s = v.limb;
  const Limb a0 = _mm512_or_si512(s[0], _mm512_slli_epi64(s[1], 52));
  const Limb a1 = _mm512_or_si512(_mm512_srli_epi64(s[1], 12), _mm512_slli_epi64(s[2], 40));
  const Limb a2 = _mm512_or_si512(_mm512_srli_epi64(s[2], 24), _mm512_slli_epi64(s[3], 28));
  const Limb a3 = _mm512_or_si512(_mm512_srli_epi64(s[3], 36), _mm512_slli_epi64(s[4], 16));
  const Limb low01 = _mm512_shuffle_i64x2(a0, a1, 0x44), high01 = _mm512_shuffle_i64x2(a0, a1, 0xee);
  const Limb low23 = _mm512_shuffle_i64x2(a2, a3, 0x44), high23 = _mm512_shuffle_i64x2(a2, a3, 0xee);
  // low01: limb 0 of scalars 0 … 3, then their limb 1.
  const Limb first = _mm512_setr_epi64(0, 4, 8, 12, 1, 5, 9, 13);
  const Limb second = _mm512_setr_epi64(2, 6, 10, 14, 3, 7, 11, 15);
  auto* limbs = reinterpret_cast<uint64_t*>(to);
  _mm512_mask_storeu_epi64(limbs, limbs_present(count, 0), _mm512_permutex2var_epi64(low01, first, low23));
  _mm512_mask_storeu_epi64(limbs + 8, limbs_present(count, 1),
                           _mm512_permutex2var_epi64(low01, second, low23));
  _mm512_mask_storeu_epi64(limbs + 16, limbs_present(count, 2),
                           _mm512_permutex2var_epi64(high01, first, high23));
  _mm512_mask_storeu_epi64(limbs + 24, limbs_present(count, 3),
                           _mm512_permutex2var_epi64(high01, second, high23));
}

/// One scalar in every lane.
TACIT_INLINE Vector load_broadcast(const Scalar* from) {
  const auto* limbs = reinterpret_cast<const long long*>(from);
  return narrow(broadcast(limbs[0]), broadcast(limbs[1]), broadcast(limbs[2]), broadcast(limbs[3]));
}

TACIT_INLINE Columns from_vector(const Vector& v) {
  Columns z;
  for (int i = 0; i < 10; ++i) {
    z.column[i] = i < 5 ? v.limb[i] : _mm512_setzero_si512();
  }
  return z;
}

TACIT_INLINE Columns zero_columns() {
  Columns z;
  for (int i = 0; i < 10; ++i) {
    z.column[i] = _mm512_setzero_si512();
  }
  return z;
}

TACIT_INLINE void add_product(Columns& z, const Vector& a, const Vector& b) {
#pragma GCC unroll 5
  for (int i = 0; i < 5; ++i) {
#pragma GCC unroll 5
    for (int j = 0; j < 5; ++j) {
      z.column[i + j] = _mm512_madd52lo_epu64(z.column[i + j], a.limb[i], b.limb[j]);
      z.column[i + j + 1] = _mm512_madd52hi_epu64(z.column[i + j + 1], a.limb[i], b.limb[j]);
    }
  }
}

/// Carries signed limbs 0 … n−2 upwards.
template <int n>
TACIT_INLINE void carry(Limb* limb) {
#pragma GCC unroll 8
  for (int i = 0; i + 1 < n; ++i) {
    limb[i + 1] = _mm512_add_epi64(limb[i + 1], _mm512_srai_epi64(limb[i], 52));
    limb[i] = low_bits(limb[i]);
  }
}

/// limb −= high·(256·c) for n limbs of `high`, each below 2^52; the product has n + 3 limbs, of which those
/// from `places` on are zero.
template <int n, int places>
TACIT_INLINE void subtract_folded(Limb* limb, const Limb* high) {
  Limb product[places];
  for (int i = 0; i < places; ++i) {
    product[i] = _mm512_setzero_si512();
  }
#pragma GCC unroll 5
  for (int i = 0; i < n; ++i) {
#pragma GCC unroll 3
    for (int j = 0; j < 3; ++j) {
      const Limb c = broadcast(k256C[j]);
      product[i + j] = _mm512_madd52lo_epu64(product[i + j], high[i], c);
      if (i + j + 1 < places) {
        product[i + j + 1] = _mm512_madd52hi_epu64(product[i + j + 1], high[i], c);
      }
    }
  }
#pragma GCC unroll 8
  for (int i = 0; i < places; ++i) {
    limb[i] = _mm512_sub_epi64(limb[i], product[i]);
  }
}

/// The canonical scalar. With 2^260 ≡ −256·c, in turn: x = 2^260·h + low, h < 2^252.1, so 256·c·h < 2^133·l,
/// and y = low + 2^133·l − 256·c·h is in [0, 2^385.1); its own h is below 2^125.1, 256·c·h below 64·l, and
/// low + 64·l − 256·c·h is in [0, 2^260.4); with 2^252 ≡ −c at last, q < 2^9, low − q·c is in (−2^134,
/// 2^252), and l is added to what is negative.
TACIT_INLINE Vector reduce(const Columns& sum) {
  Limb z[10];
  for (int i = 0; i < 10; ++i) {
    z[i] = sum.column[i];
  }
#pragma GCC unroll 9
  for (int i = 0; i < 9; ++i) {  // columns use all 64 bits: no sign here
    z[i + 1] = _mm512_add_epi64(z[i + 1], _mm512_srli_epi64(z[i], 52));
    z[i] = low_bits(z[i]);
  }
  Limb y[8];
#pragma GCC unroll 8
  for (int i = 0; i < 8; ++i) {
    y[i] = i < 5 ? _mm512_add_epi64(z[i], broadcast(kL133[i])) : broadcast(kL133[i]);
  }
  subtract_folded<5, 8>(y, z + 5);
  carry<8>(y);

  Limb r[5];
#pragma GCC unroll 5
  for (int i = 0; i < 5; ++i) {
    r[i] = _mm512_add_epi64(y[i], broadcast(k64L[i]));
  }
  subtract_folded<3, 5>(r, y + 5);
  carry<5>(r);

  const Limb q = _mm512_srli_epi64(r[4], 44), zero = _mm512_setzero_si512();
  r[4] = _mm512_and_si512(r[4], broadcast((1LL << 44) - 1));
  r[0] = _mm512_sub_epi64(r[0], _mm512_madd52lo_epu64(zero, q, broadcast(kC[0])));
  r[1] = _mm512_sub_epi64(
      r[1], _mm512_madd52lo_epu64(_mm512_madd52hi_epu64(zero, q, broadcast(kC[0])), q, broadcast(kC[1])));
  r[2] = _mm512_sub_epi64(
      r[2], _mm512_madd52lo_epu64(_mm512_madd52hi_epu64(zero, q, broadcast(kC[1])), q, broadcast(kC[2])));
  carry<5>(r);
  const Limb negative = _mm512_srai_epi64(r[4], 63);
#pragma GCC unroll 5
  for (int i = 0; i < 5; ++i) {
    r[i] = _mm512_add_epi64(r[i], _mm512_and_si512(negative, broadcast(kL[i])));
  }
  carry<5>(r);
  return {{r[0], r[1], r[2], r[3], r[4]}};
}

TACIT_INLINE std::size_t lanes_from(std::size_t i, std::size_t count) {
  return count - i < kLanes ? count - i : kLanes;
}

}  // namespace
}  // namespace tacit
