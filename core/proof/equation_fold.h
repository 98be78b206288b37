// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/worker_pool.h"
#include "crypto/multiexp.h"
#include "crypto/scalar.h"
#include "proof/cover_fold.h"
#include "proof/equation.h"

namespace tacit {

/// The weighted sum of any number of equations, with the scalars of equal points added up. Public values. Not
/// thread-safe; used once.
class EquationFold {
 public:
  /// `weight` is fresh and random for each equation. `points` are the equation's own, decoded; they and the
  /// equation outlive the fold.
  void add(const Equation& equation, std::span<const MultiexpBase> points, const Scalar& weight);

  enum class Sum : std::uint8_t {
    kZero,   // the identity: the equations hold
    kOther,  // another point, or nothing was added
    /// No point of the curve. Points of proofs are decoded and so are cover sets, but the latter may lie in a
    /// file that is mapped: memory that went bad (zeros, above all, which would swallow every other term) is
    /// not taken for a sum.
    kNoPoint,
  };
  [[nodiscard]] Sum sum(WorkerPool* pool);

 private:
  CoverFold& cover_fold(const std::shared_ptr<const CoverMembers>& members);
  void append_term_runs(std::vector<MultiexpRun>& runs) const;

  bool m_empty = true;
  std::vector<Scalar> m_fixed = std::vector<Scalar>(kFixedGenerators);
  std::vector<Scalar> m_Gv, m_Hv;
  std::vector<Scalar> m_scalars;
  std::vector<std::span<const MultiexpBase>> m_points;  // as many as scalars, in pieces
  std::vector<std::unique_ptr<CoverFold>> m_covers;
};

}  // namespace tacit
