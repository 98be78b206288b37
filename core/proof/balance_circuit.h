// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/rule.h"
#include "proof/circuit.h"

/// The circuit of protocol §7, and its prover with nothing checked: what balance.h is made of, and what a
/// test needs to play a dishonest prover.
namespace tacit {

inline constexpr unsigned kAmountBits = 62;
inline constexpr std::uint64_t kMostAmount = (std::uint64_t{1} << kAmountBits) - 1;

/// The committed variables of one pair.
struct PairVariables {
  Variable v, a;
};

/// Builds the circuit of `pairs`, inputs first; `flows` is Σ_public ± amount/(ζ − a). `gates` is asked for
/// each gate in its order: `share(i)` of every pair, then `bit(i, place)` of every output.
template <class Gates>
void build_balance_circuit(Circuit& circuit, Gates&& gates, const Scalar& zeta,
                           std::span<const PairVariables> pairs, std::size_t inputs, const Scalar& flows) {
  const Scalar one = Scalar::one(), minus_one = -one;
  std::vector<LinearTerm> balance;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const Gate gate = gates.share(i);
    if (!rule_removed(Rule::kShareAsset)) {
      circuit.constrain({{one, gate.left}, {-zeta, Variable::one()}, {one, pairs[i].a}});
    }
    if (!rule_removed(Rule::kShareAmount)) {
      circuit.constrain({{one, gate.output}, {minus_one, pairs[i].v}});
    }
    balance.push_back({i < inputs ? one : minus_one, gate.right});
  }
  for (std::size_t i = inputs; i < pairs.size(); ++i) {
    std::vector<LinearTerm> sum;
    for (unsigned place = 0; place < kAmountBits; ++place) {
      const Gate gate = gates.bit(i, place);
      if (!rule_removed(Rule::kBitOutput)) {
        circuit.constrain({{one, gate.output}});
      }
      if (!rule_removed(Rule::kBitSides)) {
        circuit.constrain({{one, gate.left}, {one, gate.right}, {minus_one, Variable::one()}});
      }
      sum.push_back({Scalar(std::uint64_t{1} << place), gate.right});
    }
    sum.push_back({minus_one, pairs[i].v});
    if (!rule_removed(Rule::kRange)) {
      circuit.constrain(sum);
    }
  }
  balance.push_back({flows, Variable::one()});
  if (!rule_removed(Rule::kAssetsAddUp)) {
    circuit.constrain(balance);
  }
}

}  // namespace tacit
