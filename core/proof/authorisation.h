// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/random.h"
#include "crypto/scalar.h"
#include "proof/equation.h"
#include "proof/proof_error.h"

/// The authorisation of one input, protocol §8: its maker knows s, r, y with S' = s·F + r·G − y·H and
/// T = s⁻¹·(U − r·G), so T is the one tag of that coin. One for each input; never an aggregate (security note
/// 1). Functions are thread-safe.
namespace tacit {

inline constexpr std::size_t kAuthorisationSize = 160;

struct AuthorisationStatement {
  Bytes32 message{};        // signing digest (protocol §9)
  std::uint64_t input = 0;  // index of the input
  Bytes32 S{};              // S', encoded
  Bytes32 T{};              // the tag, encoded
};

/// Secret; the caller wipes it.
struct AuthorisationWitness {
  Scalar s, r, y;
};

/// Makes the proof, in constant time; draws α, β, γ.
Result<Bytes, ProveError> authorise(const AuthorisationStatement& statement,
                                    const AuthorisationWitness& witness, ProverRandom& random);
/// The same with nonces as security note 7 asks for.
Result<Bytes, ProveError> authorise(const AuthorisationStatement& statement,
                                    const AuthorisationWitness& witness);

/// The equations of an authorisation, to be checked by a batch verifier.
Result<Equations, ProofFault> authorisation_equations(const AuthorisationStatement& statement,
                                                      ByteView proof);

}  // namespace tacit
