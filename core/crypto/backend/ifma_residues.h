// SPDX-License-Identifier: MIT
#pragma once

#include "crypto/backend/ifma_scalar.h"

/// Sums of products by residues modulo ten numbers p = 2^52 − d, pairwise coprime: each product takes 20
/// multiplications of limbs instead of 50. The sum is an integer below 2^513, the product M of the moduli
/// above 2^519, so that the residues determine it exactly. Internal linkage.
namespace tacit {
namespace {

__extension__ typedef unsigned __int128 u128;

constexpr std::size_t kModuli = 10;
constexpr long long kDeficits[kModuli] = {1, 2, 3, 5, 15, 17, 27, 33, 35, 39};

constexpr long long modulus(std::size_t i) {
  return (1LL << 52) - kDeficits[i];
}

constexpr long long gcd(long long a, long long b) {
  return b == 0 ? a : gcd(b, a % b);
}

constexpr bool pairwise_coprime() {
  for (std::size_t i = 0; i < kModuli; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (gcd(modulus(i), modulus(j)) != 1) {
        return false;
      }
    }
  }
  return true;
}
static_assert(pairwise_coprime());

/// A number below l in limbs of 52 bits, for the constants below.
struct Number {
  long long limb[5];
};

/// a + b mod l.
constexpr Number add_mod_l(const Number& a, const Number& b) {
  Number sum{}, less{};
  long long carry = 0, borrow = 0;
  for (int i = 0; i < 5; ++i) {
    const long long s = a.limb[i] + b.limb[i] + carry;
    sum.limb[i] = s & kLimbMask;
    carry = s >> 52;
    const long long d = sum.limb[i] - kL[i] + borrow;
    less.limb[i] = d & kLimbMask;
    borrow = d >> 52;
  }
  return borrow < 0 ? sum : less;
}

/// The product of all moduli but number `left_out` mod l.
constexpr Number product_mod_l(std::size_t left_out) {
  Number product{{1, 0, 0, 0, 0}};
  for (std::size_t i = 0; i < kModuli; ++i) {
    if (i == left_out) {
      continue;
    }
    Number next{};
    for (int bit = 51; bit >= 0; --bit) {
      next = add_mod_l(next, next);
      next = (modulus(i) >> bit & 1) != 0 ? add_mod_l(next, product) : next;
    }
    product = next;
  }
  return product;
}

/// The inverse of the product of the other moduli mod p_i, by Euclid's algorithm.
constexpr long long inverse_of_others(std::size_t i) {
  const long long p = modulus(i);
  u128 product = 1;
  for (std::size_t j = 0; j < kModuli; ++j) {
    product = j == i ? product : product * static_cast<u128>(modulus(j)) % static_cast<u128>(p);
  }
  long long r0 = p, r1 = static_cast<long long>(product), x0 = 0, x1 = 1;
  while (r1 != 0) {
    const long long q = r0 / r1, r2 = r0 - q * r1, x2 = x0 - q * x1;
    r0 = r1, r1 = r2, x0 = x1, x1 = x2;
  }
  return x0 < 0 ? x0 + p : x0;
}

struct ResidueConstants {
  long long inverse[kModuli];  // of M/p_i mod p_i
  Number cofactor[kModuli];    // M/p_i mod l
  Number minus_product;        // −M mod l
};

constexpr ResidueConstants make_residue_constants() {
  ResidueConstants c{};
  for (std::size_t i = 0; i < kModuli; ++i) {
    c.inverse[i] = inverse_of_others(i);
    c.cofactor[i] = product_mod_l(i);
  }
  const Number product = product_mod_l(kModuli);
  long long borrow = 0;
  for (int i = 0; i < 5; ++i) {
    const long long d = kL[i] - product.limb[i] + borrow;
    c.minus_product.limb[i] = d & kLimbMask;
    borrow = d >> 52;
  }
  return c;
}
constexpr ResidueConstants kResidue = make_residue_constants();

/// Residues below 2^52, not always below p.
struct Residues {
  Limb of[kModuli];
};
/// Those of one scalar, read by broadcasts.
struct OneResidues {
  long long of[kModuli];
};

/// A residue of low + 2^52·high for low below 2^62 and high below 2^40, with 2^52 ≡ d < 2^6.
TACIT_INLINE Limb fold(Limb low, Limb high, long long deficit) {
  const Limb d = broadcast(deficit);
  // Below 2^52 + 2^47; so either this is the residue, or what is above 2^52 leaves little below.
  const Limb x = _mm512_madd52lo_epu64(low_bits(low), _mm512_add_epi64(_mm512_srli_epi64(low, 52), high), d);
  return _mm512_madd52lo_epu64(low_bits(x), _mm512_srli_epi64(x, 52), d);
}

/// The same for both below 2^61. The products take the low 52 bits of `high`.
TACIT_INLINE Limb fold_wide(Limb low, Limb high, long long deficit) {
  const Limb d = broadcast(deficit);
  const Limb carry = _mm512_madd52hi_epu64(_mm512_setzero_si512(), high, d);
  low = _mm512_madd52lo_epu64(low, high, d);
  low = _mm512_madd52lo_epu64(low, _mm512_srli_epi64(high, 52), broadcast(deficit * deficit));
  return fold(low, carry, deficit);
}

TACIT_INLINE Residues to_residues(const Vector& v) {
  Residues r;
#pragma GCC unroll 10
  for (std::size_t i = 0; i < kModuli; ++i) {
    Limb low = v.limb[0], high = _mm512_setzero_si512();
    long long power = kDeficits[i];
#pragma GCC unroll 4
    for (std::size_t j = 1; j < 5; ++j) {
      low = _mm512_madd52lo_epu64(low, v.limb[j], broadcast(power));
      high = _mm512_madd52hi_epu64(high, v.limb[j], broadcast(power));
      power *= kDeficits[i];
    }
    r.of[i] = fold(low, high, kDeficits[i]);
  }
  return r;
}

/// Writes lane number k to to[k·stride].
TACIT_INLINE void scatter(const Residues& r, OneResidues* to, std::size_t stride, std::size_t lanes) {
  alignas(64) long long values[kModuli][kLanes];
  for (std::size_t i = 0; i < kModuli; ++i) {
    _mm512_store_si512(values[i], r.of[i]);
  }
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    for (std::size_t i = 0; i < kModuli; ++i) {
      to[lane * stride].of[i] = values[i][lane];
    }
  }
}

/// `to` + the sum that has these residues, as a number congruent to it mod l. With
/// y_i = r_i·(M/p_i)⁻¹ mod p_i the sum is Σ y_i·M/p_i − k·M for k = ⌊Σ y_i/p_i⌋. Σ y_i/p_i exceeds k by
/// less than 2^-6, since the sum is below 2^513; and Σ y_i/2^52 by less than 2^-40, so that k is exact.
TACIT_INLINE Columns add_from_residues(const Residues& r, Columns to) {
  Limb quotient = broadcast(1LL << 50);
#pragma GCC unroll 10
  for (std::size_t i = 0; i < kModuli; ++i) {
    const Limb zero = _mm512_setzero_si512(), inverse = broadcast(kResidue.inverse[i]);
    const Limb y = fold_wide(_mm512_madd52lo_epu64(zero, r.of[i], inverse),
                             _mm512_madd52hi_epu64(zero, r.of[i], inverse), kDeficits[i]);
    quotient = _mm512_add_epi64(quotient, y);
    for (std::size_t j = 0; j < 5; ++j) {
      const Limb cofactor = broadcast(kResidue.cofactor[i].limb[j]);
      to.column[j] = _mm512_madd52lo_epu64(to.column[j], y, cofactor);
      to.column[j + 1] = _mm512_madd52hi_epu64(to.column[j + 1], y, cofactor);
    }
  }
  quotient = _mm512_srli_epi64(quotient, 52);
  for (std::size_t j = 0; j < 5; ++j) {
    const Limb minus = broadcast(kResidue.minus_product.limb[j]);
    to.column[j] = _mm512_madd52lo_epu64(to.column[j], quotient, minus);
    to.column[j + 1] = _mm512_madd52hi_epu64(to.column[j + 1], quotient, minus);
  }
  return to;
}

/// sum[row] = Σ_t left[row][t]·right[t] for at most kMostProducts terms. Two rows and half of the moduli at a
/// time, so that the sums fit the registers and memory keeps up.
TACIT_INLINE void dot_products(const OneResidues* const (&left)[2], const Residues* right, std::size_t terms,
                               Residues (&sum)[2]) {
  constexpr std::size_t kHalf = kModuli / 2;
  for (std::size_t first = 0; first < kModuli; first += kHalf) {
    Limb low[2][kHalf], high[2][kHalf];
    for (std::size_t i = 0; i < kHalf; ++i) {
      low[0][i] = low[1][i] = high[0][i] = high[1][i] = _mm512_setzero_si512();
    }
    for (std::size_t t = 0; t < terms; ++t) {
#pragma GCC unroll 5
      for (std::size_t i = 0; i < kHalf; ++i) {
        const Limb value = right[t].of[first + i];
#pragma GCC unroll 2
        for (std::size_t row = 0; row < 2; ++row) {
          const Limb factor = broadcast(left[row][t].of[first + i]);
          low[row][i] = _mm512_madd52lo_epu64(low[row][i], factor, value);
          high[row][i] = _mm512_madd52hi_epu64(high[row][i], factor, value);
        }
      }
    }
    for (std::size_t i = 0; i < kHalf; ++i) {
      for (std::size_t row = 0; row < 2; ++row) {
        sum[row].of[first + i] = fold_wide(low[row][i], high[row][i], kDeficits[first + i]);
      }
    }
  }
}

}  // namespace
}  // namespace tacit
