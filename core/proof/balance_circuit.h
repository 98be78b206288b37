// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>

#include "proof/balance.h"
#include "proof/circuit.h"

/// The circuit of protocol §7, and its prover with nothing checked: what balance.h is made of, and what a
/// test needs to play a dishonest prover.
namespace tacit {

inline constexpr unsigned kAmountBits = 62;
inline constexpr std::uint64_t kMostAmount = (std::uint64_t{1} << kAmountBits) - 1;

/// One commitment pair as the circuit sees it: any scalars, and the bits that are claimed for v. Secret.
struct BalanceSecret {
  Scalar v, a, value_blinding, asset_blinding;
  std::uint64_t bits = 0;
};

/// As balance_prove, for `secrets` of the inputs, then of the outputs.
Result<Bytes, ProveError> balance_prove_unchecked(const Bytes32& core, std::span<const BalanceSecret> secrets,
                                                  std::size_t inputs, std::span<const PublicFlow> flows,
                                                  ProverRandom& random);

}  // namespace tacit
