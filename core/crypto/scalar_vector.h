// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

#include "crypto/scalar.h"

/// Arithmetic mod l on many scalars at once, by the instruction set in use
/// (crypto/backend/instruction_set.h). Constant time: only the lengths, which are public, tell in time, so
/// that values may be secret. Thread-safe; no threads of its own. Spans have the lengths that are said
/// (checked).
namespace tacit {

/// out[i] = a[i]·b[i]; `out` may be one of them.
void multiply(std::span<const Scalar> a, std::span<const Scalar> b, std::span<Scalar> out);

/// out[i] = factor·values[i]; `out` may be `values`.
void scale(const Scalar& factor, std::span<const Scalar> values, std::span<Scalar> out);

/// to[i] += factor·values[i]; `to` has at least as many elements as `values`.
void add_scaled(const Scalar& factor, std::span<const Scalar> values, std::span<Scalar> to);

/// Adds Σ_t left_t ⊗ right_t: out[row·columns + column] += Σ_t left[t·stride + first + row]·right[t·columns +
/// column], for `terms` many t and row < rows. Rows of one sum may be made by several threads. Costs one
/// multiplication without reduction for each row, column and t. For public values: working
/// memory, two megabytes at 64 columns whatever the number of terms, is not wiped.
struct OuterProducts {
  std::span<const Scalar> left;   // terms rows of `stride`
  std::span<const Scalar> right;  // terms rows of `columns`
  std::size_t terms, stride, columns;
};
void add_outer_products(const OuterProducts& sum, std::size_t first, std::size_t rows, std::span<Scalar> out);

}  // namespace tacit
