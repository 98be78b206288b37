// SPDX-License-Identifier: MIT
#include <cstdint>
#include <cstring>

#include <immintrin.h>

#include "crypto/backend/scalar_backend.h"

// Sums of outer products for four columns at a time, as eight limbs of 28 bits and one of 29. Other products
// are the portable ones: their reduction takes as long as their multiplication, and in four lanes with 32-bit
// factors gains too little.

namespace tacit {
namespace {

using std::uint64_t;

#define TACIT_INLINE [[gnu::always_inline]] static inline

constexpr std::size_t kLanes = 4, kLimbs = 9, kColumns = 18;
constexpr uint64_t kLimbMask = (uint64_t{1} << 28) - 1;

/// Products of limbs are below 2^56, 2^57 with one top limb and 2^58 with two; a column has nine of each pair
/// of scalars, so that those of 16 pairs stay below 2^64.
constexpr std::size_t kMostProducts = 16;
/// Terms of a tile, so that its vectors stay in the first cache; 128·l² is below 2^512.
constexpr std::size_t kTerms = 64, kRows = 16;
static_assert(kTerms % kMostProducts == 0 && kTerms <= 128);

struct Vector {
  __m256i limb[kLimbs];
};
/// A scalar in the same limbs, read by broadcasts.
struct Narrow {
  long long limb[kLimbs];
};

TACIT_INLINE Narrow narrow_one(const Scalar* from) {
  const auto* a = reinterpret_cast<const uint64_t*>(from);
  const uint64_t limbs[kLimbs] = {a[0],
                                  a[0] >> 28,
                                  a[0] >> 56 | a[1] << 8,
                                  a[1] >> 20,
                                  a[1] >> 48 | a[2] << 16,
                                  a[2] >> 12,
                                  a[2] >> 40 | a[3] << 24,
                                  a[3] >> 4,
                                  a[3] >> 32};
  Narrow r;
  for (std::size_t i = 0; i < kLimbs; ++i) {
    r.limb[i] = static_cast<long long>(i == kLimbs - 1 ? limbs[i] : limbs[i] & kLimbMask);
  }
  return r;
}

/// The first `count` ≤ 4 scalars at `from`, the other lanes zero.
TACIT_INLINE Vector load(const Scalar* from, std::size_t count) {
  long long limbs[kLimbs][kLanes] = {};
  for (std::size_t lane = 0; lane < count; ++lane) {
    const Narrow one = narrow_one(from + lane);
    for (std::size_t i = 0; i < kLimbs; ++i) {
      limbs[i][lane] = one.limb[i];
    }
  }
  Vector r;
  for (std::size_t i = 0; i < kLimbs; ++i) {
    r.limb[i] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(limbs[i]));
  }
  return r;
}

/// Adds Σ_t left[t]·right[t] for at most kMostProducts terms, each column cut into 28 bits and the rest.
TACIT_INLINE void add_products(__m256i* total, const Narrow* left, const Vector* right, std::size_t terms) {
  __m256i column[kColumns];
  for (std::size_t i = 0; i < kColumns; ++i) {
    column[i] = _mm256_setzero_si256();
  }
  for (std::size_t i = 0; i < kLimbs; ++i) {
    __m256i sum[kLimbs];
#pragma GCC unroll 9
    for (std::size_t j = 0; j < kLimbs; ++j) {
      sum[j] = _mm256_setzero_si256();
    }
    for (std::size_t t = 0; t < terms; ++t) {
      const __m256i factor = _mm256_set1_epi64x(left[t].limb[i]);
#pragma GCC unroll 9
      for (std::size_t j = 0; j < kLimbs; ++j) {
        sum[j] = _mm256_add_epi64(sum[j], _mm256_mul_epu32(factor, right[t].limb[j]));
      }
    }
    for (std::size_t j = 0; j < kLimbs; ++j) {
      column[i + j] = _mm256_add_epi64(column[i + j], sum[j]);
    }
  }
  const __m256i mask = _mm256_set1_epi64x(static_cast<long long>(kLimbMask));
  for (std::size_t i = 0; i + 1 < kColumns; ++i) {
    total[i] = _mm256_add_epi64(total[i], _mm256_and_si256(column[i], mask));
    total[i + 1] = _mm256_add_epi64(total[i + 1], _mm256_srli_epi64(column[i], 28));
  }
}

/// Adds Σ column[i]·2^(28i) mod l of one lane, a value below 2^512.
void add_reduced(const long long (*column)[kLanes], std::size_t lane, Scalar* out) {
  uint64_t limbs[9] = {};
  uint64_t carry = 0;
  for (std::size_t i = 0; i < kColumns; ++i) {
    carry += static_cast<uint64_t>(column[i][lane]);
    const std::size_t bit = 28 * i;
    const uint64_t digit = carry & kLimbMask;
    limbs[bit / 64] |= digit << (bit % 64);
    limbs[bit / 64 + 1] |= digit >> 1 >> (63 - bit % 64);
    carry >>= 28;
  }
  // The last digit begins at bit 476 and has 36 bits.
  limbs[7] |= carry << (28 * kColumns - 448);
  Bytes64 wide;
  std::memcpy(&wide, limbs, sizeof wide);
  *out = *out + Scalar::from_wide(wide);
}

void add_dot_products(const Narrow* left, const Vector* right, std::size_t terms, Scalar* out,
                      std::size_t lanes) {
  __m256i total[kColumns];
  for (std::size_t i = 0; i < kColumns; ++i) {
    total[i] = _mm256_setzero_si256();
  }
  for (std::size_t t = 0; t < terms; t += kMostProducts) {
    add_products(total, left + t, right + t, terms - t < kMostProducts ? terms - t : kMostProducts);
  }
  long long columns[kColumns][kLanes];
  for (std::size_t i = 0; i < kColumns; ++i) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(columns[i]), total[i]);
  }
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    add_reduced(columns, lane, out + lane);
  }
}

void add_outer_products_avx2(const ScalarBackend::OuterProducts& sum) {
  Vector right[kTerms];
  Narrow left[kRows][kTerms];
  for (std::size_t from = 0; from < sum.terms; from += kTerms) {
    const std::size_t terms = sum.terms - from < kTerms ? sum.terms - from : kTerms;
    for (std::size_t row = 0; row < sum.rows; row += kRows) {
      const std::size_t rows = sum.rows - row < kRows ? sum.rows - row : kRows;
      for (std::size_t t = 0; t < terms; ++t) {
        for (std::size_t r = 0; r < rows; ++r) {
          left[r][t] = narrow_one(sum.left + (from + t) * sum.stride + row + r);
        }
      }
      for (std::size_t column = 0; column < sum.columns; column += kLanes) {
        const std::size_t lanes = sum.columns - column < kLanes ? sum.columns - column : kLanes;
        for (std::size_t t = 0; t < terms; ++t) {
          right[t] = load(sum.right + (from + t) * sum.columns + column, lanes);
        }
        for (std::size_t r = 0; r < rows; ++r) {
          add_dot_products(left[r], right, terms, sum.out + (row + r) * sum.columns + column, lanes);
        }
      }
    }
  }
}

void multiply_avx2(const Scalar* a, const Scalar* b, Scalar* out, std::size_t count) {
  kPortableScalarBackend.multiply(a, b, out, count);
}

void scale_avx2(const Scalar* factor, const Scalar* values, Scalar* out, std::size_t count) {
  kPortableScalarBackend.scale(factor, values, out, count);
}

void add_scaled_avx2(const Scalar* factor, const Scalar* values, Scalar* to, std::size_t count) {
  kPortableScalarBackend.add_scaled(factor, values, to, count);
}

}  // namespace

const ScalarBackend kAvx2ScalarBackend{multiply_avx2, scale_avx2, add_scaled_avx2, add_outer_products_avx2};

}  // namespace tacit
