// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

namespace tacit {

/// The kinds of proof; a transaction's are the first three.
enum class ProofPart : std::uint8_t { kMembership, kBalance, kAuthorisation, kPayment };

/// Why a proof is refused.
enum class ProofFault : std::uint8_t {
  kMalformed,  // length, version, an encoding, the identity, or a statement that can not be proven at all
  kChallenge,  // a challenge is zero, or ζ is the asset scalar of a public flow
  kFalse,      // an equation does not hold
  kEmpty,      // an item without a single claim
  kMembers,    // the cover set's members in memory are not points: nothing is said of the proof
};

/// Which proof of an item is refused: the `index`-th of its kind, from 0.
struct ProofError {
  ProofPart part = ProofPart::kMembership;
  std::size_t index = 0;
  ProofFault fault = ProofFault::kEmpty;

  friend bool operator==(const ProofError&, const ProofError&) = default;
};

/// Why a prover gave up. A prover does not check that what it is told to prove is true.
enum class ProveError : std::uint8_t {
  kCancelled,   // the caller asked for it
  kBadInput,    // counts, positions or amounts out of range, or a point that is no valid encoding
  kDegenerate,  // a challenge or a point of the proof came out as zero; chance 2^-250, try again
};

}  // namespace tacit
