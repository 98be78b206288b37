// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "crypto/backend/instruction_set.h"
#include "crypto/multiexp.h"

namespace tacit {

/// The variable-time operations that an instruction set supplies. All are exact on the Edwards curve: scalars
/// act as integers, so that points with a torsion component keep it.
struct MultiexpBackend {
  /// Σ over all runs, whose lengths were checked. Variable time. What it makes of the scalars in memory it
  /// wipes when asked to.
  Point (*multiexp)(std::span<const MultiexpRun> runs, bool wipe_scratch);
  /// Point i and whether encoding i is that of a point other than the identity (if not, the point is any).
  void (*decode)(std::span<const Bytes32> encodings, Point* points, bool* valid);
};

/// That of an instruction set which is available; the one in use is that of instruction_set().
const MultiexpBackend& multiexp_backend(InstructionSet set);

extern const MultiexpBackend kPortableBackend;
#if defined(__x86_64__)
extern const MultiexpBackend kAvx2Backend;
extern const MultiexpBackend kIfmaBackend;
#endif

/// Straus with wNAF-5 on the Edwards curve, exactly: for few terms and for signatures. Variable time.
Point straus_vartime(std::span<const Scalar> scalars, std::span<const Point> points,
                     bool wipe_scratch = false);

}  // namespace tacit
