// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

#include "crypto/multiexp.h"
#include "crypto/point.h"

/// The generators of protocol §1, each as a point for constant-time code and as a base for the variable-time
/// multiplication. Nobody knows a relation between any two of them. Made at the first use, which takes some
/// milliseconds; every function is thread-safe and what it returns lives as long as the program.
namespace tacit {

/// Where each fixed generator is in `FixedGenerators::bases`.
enum class FixedGenerator : std::size_t { kG, kH, kF, kU };
inline constexpr std::size_t kFixedGenerators = 4;

struct FixedGenerators {
  Point G;  // values, assets, spend keys: the base point
  Point H;  // every blinding factor
  Point F;  // serial numbers
  Point U;  // tags
  MultiexpBase bases[kFixedGenerators];
};
const FixedGenerators& generators();

/// The largest circuit, 16 inputs and 16 outputs, has 16 + 63·16 = 1024 gates.
inline constexpr std::size_t kMostVectorGenerators = 1024;

/// Gv[0..count) and Hv[0..count).
struct VectorGenerators {
  std::span<const Point> Gv, Hv;
  std::span<const MultiexpBase> Gv_bases, Hv_bases;
};
/// `count` is at most kMostVectorGenerators (checked).
VectorGenerators vector_generators(std::size_t count);

/// v·G + blinding·H, in constant time.
Point pedersen_commit(const Scalar& v, const Scalar& blinding);

}  // namespace tacit
