// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "crypto/point.h"
#include "crypto/scalar.h"

/// Multi-scalar multiplication Σ sᵢ·Pᵢ. The variable-time one is for public data and for the exceptions that
/// protocol, security note 8, names; the constant-time one for secrets. Thread-safe; no threads of its own.
namespace tacit {

/// A point made ready for the variable-time multiplication: affine Niels form (y+x, y−x, 2d·xy), each limb
/// below 2^51 + 2^14, which is what `prepare` gives and all that backends promise to handle. Trivially
/// copyable.
struct MultiexpBase {
  Fe51 y_plus_x, y_minus_x, xy2d;
};

/// Normalises and converts; one inversion for all whose Z is not 1 (a decoded point's is).
std::vector<MultiexpBase> prepare(std::span<const Point> points);
MultiexpBase prepare(const Point& point);

/// Σ scalars[i]·bases[i]; the spans have one length (checked), which may be 0. Straus below about 128 terms,
/// Pippenger above. Time depends on scalars and points.
Point multiexp_vartime(std::span<const Scalar> scalars, std::span<const MultiexpBase> bases);

/// The same over several runs of bases, as though they were one (for example fixed generators, a cover set,
/// and points of proofs), so that nobody copies large tables.
struct MultiexpRun {
  std::span<const Scalar> scalars;
  std::span<const MultiexpBase> bases;
};
Point multiexp_vartime(std::span<const MultiexpRun> runs);

/// The same for a prover's scalars (security note 8): what is left of them and of their order in memory is
/// wiped.
Point multiexp_vartime_wiping(std::span<const MultiexpRun> runs);

/// Convenience for few points.
Point multiexp_vartime(std::span<const Scalar> scalars, std::span<const Point> points);

/// Constant time in the scalars (Straus with a table look-up that touches every entry); the number of terms
/// is public.
Point multiexp(std::span<const Scalar> scalars, std::span<const Point> points);

/// The backend in use: "portable", "avx2" or "ifma" (crypto/backend/instruction_set.h).
std::string_view multiexp_backend();

}  // namespace tacit
