// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "base/bytes.h"
#include "crypto/scalar.h"
#include "crypto/transcript.h"
#include "proof/membership.h"
#include "proof/secret_scalars.h"

namespace tacit {

/// The challenges of protocol §6, the same for prover and verifier. Every call is made once, in this order.
class MembershipTranscript {
 public:
  /// Absorbs the whole statement (security note 4).
  explicit MembershipTranscript(const MembershipStatement& statement);

  std::optional<Scalar> chi() { return m_transcript.challenge("chi"); }
  /// `points` are Y0, Y1, X_0, …, X_(m−1).
  std::optional<Scalar> x(std::span<const Bytes32> points);

 private:
  Transcript m_transcript;
};

/// The set has the members it says, and no more of them than the network's N.
bool statement_complete(const MembershipStatement& statement);

/// The m base-n digits of k, least significant first. A prover's position is secret.
SecretVector<std::size_t> digits_of(std::uint64_t k, const MembershipParameters& parameters);

}  // namespace tacit
