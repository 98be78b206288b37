// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/random.h"
#include "crypto/scalar.h"
#include "proof/equation.h"
#include "proof/proof_error.h"

/// The balance proof of protocol §7: every output is in [0, 2^62) and each asset's inputs, outputs and public
/// flows add up, without showing an amount or an asset. Functions are thread-safe.
namespace tacit {

/// V = v·G + value_blinding·H and A = a·G + asset_blinding·H, encoded: V', A' of an input, V, A of an output.
struct CommitmentPair {
  Bytes32 V{}, A{};
};

/// What a pair commits to. Secret; the caller wipes it.
struct CommitmentOpening {
  std::uint64_t v = 0;  // below 2^62
  Scalar a;             // the asset's scalar
  Scalar value_blinding, asset_blinding;
};

/// An amount that everybody sees.
struct PublicFlow {
  enum class Direction : std::uint8_t { kIn, kOut };
  Direction direction = Direction::kOut;
  std::uint64_t amount = 0;  // below 2^62, else refused
  Scalar a;                  // the asset's scalar

  static PublicFlow fee(std::uint64_t amount, const Scalar& tacit) {
    return {Direction::kOut, amount, tacit};
  }
  static PublicFlow burn(std::uint64_t amount, const Scalar& a) { return {Direction::kOut, amount, a}; }
  static PublicFlow mint(std::uint64_t amount, const Scalar& a) { return {Direction::kIn, amount, a}; }
};

struct BalanceStatement {
  Bytes32 core{};  // core digest (protocol §9)
  std::vector<CommitmentPair> inputs, outputs;
  std::vector<PublicFlow> flows;
};

/// 1 to 16 inputs and outputs each.
inline constexpr std::size_t kMostBalanceSides = 16;
std::size_t balance_size(std::size_t inputs, std::size_t outputs);

/// Makes the proof for the commitments that the openings give (in constant time, see circuit.h). An opening
/// that does not balance gives a proof that does not verify.
Result<Bytes, ProveError> balance_prove(const Bytes32& core, std::span<const CommitmentOpening> inputs,
                                        std::span<const CommitmentOpening> outputs,
                                        std::span<const PublicFlow> flows, ProverRandom& random);
/// The same with nonces as security note 7 asks for.
Result<Bytes, ProveError> balance_prove(const Bytes32& core, std::span<const CommitmentOpening> inputs,
                                        std::span<const CommitmentOpening> outputs,
                                        std::span<const PublicFlow> flows);

/// The equations of a balance proof, to be checked by a batch verifier.
Result<Equations, ProofFault> balance_equations(const BalanceStatement& statement, ByteView proof);

}  // namespace tacit
