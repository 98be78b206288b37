// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "crypto/multiexp.h"

namespace tacit {

/// What an instruction set supplies. Each backend is one source file that is compiled with flags of its own
/// and shares no inline function of external linkage with other sources. All are exact on the Edwards curve:
/// scalars act as integers, so that points with a torsion component keep it.
struct MultiexpBackend {
  std::string_view name;
  /// Whether this processor and system can run it.
  bool (*available)();
  /// Σ over all runs, whose lengths were checked. Variable time.
  Point (*multiexp)(std::span<const MultiexpRun> runs);
  /// decode_points_vartime; both spans have one length.
  void (*decode)(std::span<const Bytes32> encodings, std::span<std::optional<Point>> points);
};

/// The one in use (see multiexp_backend()).
const MultiexpBackend& active_backend();

extern const MultiexpBackend kPortableBackend;

/// Straus with wNAF-5 on the Edwards curve, exactly: for few terms and for signatures. Variable time.
Point straus_vartime(std::span<const Scalar> scalars, std::span<const Point> points);

}  // namespace tacit
