// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "base/worker_pool.h"
#include "crypto/multiexp.h"
#include "crypto/scalar.h"
#include "proof/equation.h"

namespace tacit {

/// Adds up the weighted cover sums of many equations over one set, so that each of its points is multiplied
/// once. The scalars of V and A are χ and χ² times those of S only within one equation, so the three lists
/// are kept apart. Public values. Not thread-safe.
class CoverFold {
 public:
  explicit CoverFold(std::shared_ptr<const CoverMembers> members) : m_members(std::move(members)) {}

  const CoverMembers& members() const { return *m_members; }
  /// `sum` is over this set and outlives the fold.
  void add(const CoverSum& sum, const Scalar& weight) { m_sums.push_back({&sum, weight}); }

  /// Fills in the scalars of the set's points: Σ weight·χ^e·f_k for lists e = 0, 1, 2. Rows of the set are
  /// spread over `pool` when there is one. Memory is bounded whatever the number of sums.
  void finish(WorkerPool* pool);
  /// The set's points with their scalars, after `finish`; valid as long as this object.
  std::vector<MultiexpRun> runs() const;

 private:
  struct Weighted {
    const CoverSum* sum;
    Scalar weight;
  };
  void add_alike(std::span<const Weighted> alike, WorkerPool* pool);
  void add_positions(std::span<const Scalar> all);

  std::shared_ptr<const CoverMembers> m_members;
  std::vector<Weighted> m_sums;
  std::vector<Scalar> m_scalars[3];  // of S, V, A
};

}  // namespace tacit
