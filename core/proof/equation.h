// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include "base/bytes.h"
#include "base/rule.h"
#include "crypto/scalar.h"
#include "proof/cover_set.h"
#include "proof/generators.h"

/// What a verifier's arithmetic is reduced to: equations "sum of scalar × point = identity", kept apart by
/// where their points come from, so that a batch can add up the scalars of equal points. Points of proofs and
/// statements are still encoded, so that a batch can decode all of its points together; an equation with one
/// that is not canonical, or is the identity, does not hold. Public values only.
namespace tacit {

/// Σ_k f_k·(S_k + χ·V_k + χ²·A_k) over a cover set, where f_k = Π_j digits[j][k_j] for the base-n digits k_j
/// of k. The N values f_k are made when the equation is folded, not before.
struct CoverSum {
  std::shared_ptr<const CoverMembers> members;
  std::vector<std::vector<Scalar>> digits;  // m rows of n
  Scalar chi;
};

struct Equation {
  Scalar fixed[kFixedGenerators];   // by FixedGenerator
  std::vector<Scalar> Gv, Hv;       // from index 0; may be empty
  std::vector<Scalar> scalars;      // of `points`
  std::vector<Bytes32> points;      // of the proof and its statement, encoded
  std::unique_ptr<CoverSum> cover;  // or none

  void add(const Scalar& scalar, const Bytes32& point) {
    scalars.push_back(scalar);
    points.push_back(point);
  }
  Scalar& operator[](FixedGenerator which) { return fixed[static_cast<std::size_t>(which)]; }
};

/// The equation by which `rule` is kept; one of no terms, which always holds, where the rule was removed.
inline Equation judged_by(Rule rule, Equation equation) {
  if (rule_removed(rule)) {
    std::vector<Bytes32> points = std::move(equation.points);
    equation = Equation();
    equation.scalars.resize(points.size());
    equation.points = std::move(points);
  }
  return equation;
}

/// All of them must hold.
using Equations = std::vector<Equation>;

}  // namespace tacit
