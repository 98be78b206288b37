// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/random.h"
#include "crypto/scalar.h"
#include "proof/equation.h"
#include "proof/proof_error.h"

/// The payer's proof of protocol §12: its maker could authorise the first input of a final transaction. Bound
/// to one verifier by a message, so that it can not be shown to another. Functions are thread-safe.
namespace tacit {

inline constexpr std::size_t kPayerProofSize = 96;
inline constexpr std::size_t kMostVerifierName = 64;

struct PayerStatement {
  Bytes32 genesis{};      // genesis id
  Bytes32 transaction{};  // transaction id
  Bytes message;          // of payer_message
  Bytes32 T{};            // tag of the transaction's first input, encoded, taken from the final transaction
};

/// Secret; the caller wipes it.
struct PayerWitness {
  Scalar s, r;
};

/// enc(verifier's name) ‖ fresh number. Nothing when the name is longer than 64 bytes.
std::optional<Bytes> payer_message(std::string_view verifier, const Bytes32& fresh);

/// Makes the proof, in constant time; draws α, β.
Result<Bytes, ProveError> payer_prove(const PayerStatement& statement, const PayerWitness& witness,
                                      ProverRandom& random);
/// The same with nonces as security note 7 asks for.
Result<Bytes, ProveError> payer_prove(const PayerStatement& statement, const PayerWitness& witness);

/// The equation of a payer's proof, to be checked by a batch verifier.
Result<Equations, ProofFault> payer_equations(const PayerStatement& statement, ByteView proof);

}  // namespace tacit
