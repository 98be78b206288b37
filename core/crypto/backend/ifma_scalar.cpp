// SPDX-License-Identifier: MIT
#include "crypto/backend/ifma_scalar.h"

#include "crypto/backend/buffer.h"
#include "crypto/backend/ifma_residues.h"
#include "crypto/backend/scalar_backend.h"

namespace tacit {
namespace {

/// Up to as many terms the conversion to residues costs more than it saves.
constexpr std::size_t kFewTerms = 24;

void multiply_ifma(const Scalar* a, const Scalar* b, Scalar* out, std::size_t count) {
  for (std::size_t i = 0; i < count; i += kLanes) {
    const std::size_t lanes = lanes_from(i, count);
    Columns z = zero_columns();
    add_product(z, load(a + i, lanes), load(b + i, lanes));
    store(reduce(z), out + i, lanes);
  }
}

void scale_ifma(const Scalar* factor, const Scalar* values, Scalar* out, std::size_t count) {
  const Vector f = load_broadcast(factor);
  for (std::size_t i = 0; i < count; i += kLanes) {
    const std::size_t lanes = lanes_from(i, count);
    Columns z = zero_columns();
    add_product(z, load(values + i, lanes), f);
    store(reduce(z), out + i, lanes);
  }
}

void add_scaled_ifma(const Scalar* factor, const Scalar* values, Scalar* to, std::size_t count) {
  const Vector f = load_broadcast(factor);
  for (std::size_t i = 0; i < count; i += kLanes) {
    const std::size_t lanes = lanes_from(i, count);
    Columns z = from_vector(load(to + i, lanes));
    add_product(z, load(values + i, lanes), f);
    store(reduce(z), to + i, lanes);
  }
}

/// A scalar in limbs of 52 bits, read by broadcasts.
struct Narrow {
  long long limb[5];
};

TACIT_INLINE Narrow narrow_one(const Scalar* from) {
  const auto* a = reinterpret_cast<const uint64_t*>(from);
  const auto mask = static_cast<uint64_t>(kLimbMask);
  return {{static_cast<long long>(a[0] & mask), static_cast<long long>((a[0] >> 52 | a[1] << 12) & mask),
           static_cast<long long>((a[1] >> 40 | a[2] << 24) & mask),
           static_cast<long long>((a[2] >> 28 | a[3] << 36) & mask), static_cast<long long>(a[3] >> 16)}};
}

/// Σ_t left[t]·right[t] for eight columns at once, added to what `out` holds.
void add_dot_products(const Narrow* left, const Vector* right, std::size_t terms, Scalar* out,
                      std::size_t lanes) {
  Columns z = from_vector(load(out, lanes));
  for (std::size_t t = 0; t < terms; ++t) {
    Vector l;
    for (int i = 0; i < 5; ++i) {
      l.limb[i] = broadcast(left[t].limb[i]);
    }
    add_product(z, right[t], l);
  }
  store(reduce(z), out, lanes);
}

/// Tiles of kRows × 8 results, whose terms (120 KiB) stay in the second-level cache.
void add_few_outer_products(const ScalarBackend::OuterProducts& sum) {
  constexpr std::size_t kTerms = kFewTerms, kRows = 16;
  static_assert(kTerms <= kMostProducts);
  alignas(64) Vector right[kTerms];
  Narrow left[kRows][kTerms];
  for (std::size_t row = 0; row < sum.rows; row += kRows) {
    const std::size_t rows = sum.rows - row < kRows ? sum.rows - row : kRows;
    for (std::size_t t = 0; t < sum.terms; ++t) {
      for (std::size_t r = 0; r < rows; ++r) {
        left[r][t] = narrow_one(sum.left + t * sum.stride + row + r);
      }
    }
    for (std::size_t column = 0; column < sum.columns; column += kLanes) {
      const std::size_t lanes = lanes_from(column, sum.columns);
      for (std::size_t t = 0; t < sum.terms; ++t) {
        right[t] = load(sum.right + t * sum.columns + column, lanes);
      }
      for (std::size_t r = 0; r < rows; ++r) {
        add_dot_products(left[r], right, sum.terms, sum.out + (row + r) * sum.columns + column, lanes);
      }
    }
  }
}

void add_sum(const Residues& sum, Scalar* out, std::size_t lanes) {
  store(reduce(add_from_residues(sum, from_vector(load(out, lanes)))), out, lanes);
}

/// The same by residues, for at most kMostProducts terms: all columns are turned into residues once, rows
/// kRows at a time.
void add_many_outer_products(const ScalarBackend::OuterProducts& sum) {
  constexpr std::size_t kRows = 32;
  const std::size_t groups = (sum.columns + kLanes - 1) / kLanes;
  Buffer<Residues> right(groups * sum.terms);
  Buffer<OneResidues> left(kRows * sum.terms);
  for (std::size_t g = 0; g < groups; ++g) {
    for (std::size_t t = 0; t < sum.terms; ++t) {
      const std::size_t column = g * kLanes;
      right[g * sum.terms + t] =
          to_residues(load(sum.right + t * sum.columns + column, lanes_from(column, sum.columns)));
    }
  }
  for (std::size_t row = 0; row < sum.rows; row += kRows) {
    const std::size_t rows = sum.rows - row < kRows ? sum.rows - row : kRows;
    for (std::size_t t = 0; t < sum.terms; ++t) {
      for (std::size_t r = 0; r < rows; r += kLanes) {
        const std::size_t lanes = lanes_from(r, rows);
        scatter(to_residues(load(sum.left + t * sum.stride + row + r, lanes)), &left[r * sum.terms + t],
                sum.terms, lanes);
      }
    }
    for (std::size_t g = 0; g < groups; ++g) {
      const std::size_t lanes = lanes_from(g * kLanes, sum.columns);
      for (std::size_t r = 0; r < rows; r += 2) {
        const std::size_t next = r + 1 < rows ? r + 1 : r;
        const OneResidues* const lefts[2] = {&left[r * sum.terms], &left[next * sum.terms]};
        Residues sums[2];
        dot_products(lefts, &right[g * sum.terms], sum.terms, sums);
        add_sum(sums[0], sum.out + (row + r) * sum.columns + g * kLanes, lanes);
        if (next != r) {
          add_sum(sums[1], sum.out + (row + next) * sum.columns + g * kLanes, lanes);
        }
      }
    }
  }
}

void add_outer_products_ifma(const ScalarBackend::OuterProducts& sum) {
  for (std::size_t from = 0; from < sum.terms; from += kMostProducts) {
    ScalarBackend::OuterProducts part = sum;
    part.terms = sum.terms - from < kMostProducts ? sum.terms - from : kMostProducts;
    part.left += from * sum.stride;
    part.right += from * sum.columns;
    part.terms <= kFewTerms ? add_few_outer_products(part) : add_many_outer_products(part);
  }
}

}  // namespace

const ScalarBackend kIfmaScalarBackend{multiply_ifma, scale_ifma, add_scaled_ifma, add_outer_products_ifma};

}  // namespace tacit
