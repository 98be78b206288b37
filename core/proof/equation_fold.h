// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include "base/worker_pool.h"
#include "crypto/point.h"
#include "crypto/scalar.h"
#include "proof/cover_fold.h"
#include "proof/equation.h"

namespace tacit {

/// The weighted sum of any number of equations, with the scalars of equal points added up. Public values. Not
/// thread-safe; used once.
class EquationFold {
 public:
  /// `weight` is fresh and random for each equation; the equation outlives the fold.
  void add(const Equation& equation, const Scalar& weight);

  /// Whether the sum is the identity; false when nothing was added.
  [[nodiscard]] bool holds(WorkerPool* pool);

 private:
  CoverFold& cover_fold(const std::shared_ptr<const CoverMembers>& members);

  bool m_empty = true;
  std::vector<Scalar> m_fixed = std::vector<Scalar>(kFixedGenerators);
  std::vector<Scalar> m_Gv, m_Hv;
  std::vector<Scalar> m_scalars;
  std::vector<Point> m_points;
  std::vector<std::unique_ptr<CoverFold>> m_covers;
};

}  // namespace tacit
