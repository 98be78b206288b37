// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include "crypto/backend/instruction_set.h"
#include "crypto/scalar.h"

namespace tacit {

/// The operations on many scalars that an instruction set supplies (scalar_vector.h says what they compute).
/// All are constant time; arguments are pointers, so that a source with flags of its own meets no inline
/// function. Every value read and written is canonical.
struct ScalarBackend {
  void (*multiply)(const Scalar* a, const Scalar* b, Scalar* out, std::size_t count);
  void (*scale)(const Scalar* factor, const Scalar* values, Scalar* out, std::size_t count);
  void (*add_scaled)(const Scalar* factor, const Scalar* values, Scalar* to, std::size_t count);

  /// out[row·columns + column] += Σ_t left[t·stride + row]·right[t·columns + column] for t < terms.
  struct OuterProducts {
    const Scalar* left;
    std::size_t stride;
    std::size_t rows;
    const Scalar* right;
    std::size_t columns;
    std::size_t terms;
    Scalar* out;
  };
  /// For public values: what it makes of them stays in memory.
  void (*add_outer_products)(const OuterProducts& sum);
};

/// That of an instruction set which is available; the one in use is that of instruction_set().
const ScalarBackend& scalar_backend(InstructionSet set);

extern const ScalarBackend kPortableScalarBackend;
#if defined(__x86_64__)
extern const ScalarBackend kAvx2ScalarBackend;
extern const ScalarBackend kIfmaScalarBackend;
#endif

}  // namespace tacit
