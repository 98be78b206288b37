// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdint>

#include "crypto/backend/scalar_backend.h"

namespace tacit {
namespace {

__extension__ typedef unsigned __int128 u128;

/// Σ aᵢ·bᵢ of canonical scalars as a 512-bit integer, reduced once. Scalars are below 2^253, so 32 products
/// stay below 2^511.
class WideSum {
 public:
  void add_product(const Scalar& a, const Scalar& b) {
    const std::uint64_t* x = a.limbs();
    const std::uint64_t* y = b.limbs();
    std::uint64_t carry_out = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      u128 carry = 0;
      for (std::size_t j = 0; j < 4; ++j) {
        carry += u128{x[i]} * y[j] + m_limbs[i + j];
        m_limbs[i + j] = static_cast<std::uint64_t>(carry);
        carry >>= 64;
      }
      carry += u128{m_limbs[i + 4]} + carry_out;
      m_limbs[i + 4] = static_cast<std::uint64_t>(carry);
      carry_out = static_cast<std::uint64_t>(carry >> 64);
    }
    if (++m_count == kMostProducts) {
      reduce();
    }
  }

  Scalar take() {
    if (m_count > 0) {
      reduce();
    }
    return m_reduced;
  }

 private:
  static constexpr unsigned kMostProducts = 32;

  void reduce() {
    Bytes64 bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      bytes[i] = static_cast<std::uint8_t>(m_limbs[i / 8] >> (8 * (i % 8)));
    }
    m_reduced += Scalar::from_wide(bytes);
    std::ranges::fill(m_limbs, 0);
    m_count = 0;
  }

  std::uint64_t m_limbs[8] = {};
  unsigned m_count = 0;
  Scalar m_reduced;
};

void multiply_portable(const Scalar* a, const Scalar* b, Scalar* out, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    out[i] = a[i] * b[i];
  }
}

void scale_portable(const Scalar* factor, const Scalar* values, Scalar* out, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    out[i] = *factor * values[i];
  }
}

void add_scaled_portable(const Scalar* factor, const Scalar* values, Scalar* to, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    to[i] += *factor * values[i];
  }
}

void add_outer_products_portable(const ScalarBackend::OuterProducts& sum) {
  for (std::size_t row = 0; row < sum.rows; ++row) {
    for (std::size_t column = 0; column < sum.columns; ++column) {
      WideSum total;
      for (std::size_t t = 0; t < sum.terms; ++t) {
        total.add_product(sum.left[t * sum.stride + row], sum.right[t * sum.columns + column]);
      }
      sum.out[row * sum.columns + column] += total.take();
    }
  }
}

}  // namespace

const ScalarBackend kPortableScalarBackend{multiply_portable, scale_portable, add_scaled_portable,
                                           add_outer_products_portable};

}  // namespace tacit
