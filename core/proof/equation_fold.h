// SPDX-License-Identifier: MIT
#pragma once

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

  /// Whether the sum is the identity; false when nothing was added.
  [[nodiscard]] bool holds(WorkerPool* pool);

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
