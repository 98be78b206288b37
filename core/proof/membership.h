// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <stop_token>

#include "base/bytes.h"
#include "base/result.h"
#include "base/worker_pool.h"
#include "crypto/random.h"
#include "crypto/scalar.h"
#include "proof/cover_set.h"
#include "proof/equation.h"
#include "proof/proof_error.h"

/// The membership proof of protocol §6: the disguised commitments S', V', A' are those of one coin of a cover
/// set. Which one, and the blinding factors, stay hidden. Functions are thread-safe.
namespace tacit {

/// S', V', A' as encoded points.
struct Offset {
  Bytes32 S{}, V{}, A{};
};

struct MembershipStatement {
  MembershipParameters parameters;
  CoverSet set;
  Offset offset;
};

/// Secret: position p in the set (so index − first), and y, g, α with S_p − S' = y·H, V_p − V' = g·H,
/// A_p − A' = α·H. The caller wipes it.
struct MembershipWitness {
  std::uint64_t position = 0;  // below N; positions from `count` on name the coin at p mod count
  Scalar y, g, alpha;
};

/// 32·(4 + m + m(n−1)) bytes: 1024 at n = 4, m = 7.
std::size_t membership_size(const MembershipParameters& parameters);

/// How a prover that works for a large part of a second is run. The m sums are spread over `pool` when there
/// is one; `stop` is looked at between them.
struct ProverControl {
  WorkerPool* pool = nullptr;
  std::stop_token stop{};
};

/// Makes the proof; `random` draws r_0, r_1, ρ_j, a_{j,i} in this order. Y0 and Y1 are made in constant time;
/// the sums X_j take variable time, and for a full set their amount of work does not depend on the position
/// (protocol, security note 8).
Result<Bytes, ProveError> membership_prove(const MembershipStatement& statement,
                                           const MembershipWitness& witness, ProverRandom& random,
                                           const ProverControl& control = {});
/// The same with nonces as security note 7 asks for.
Result<Bytes, ProveError> membership_prove(const MembershipStatement& statement,
                                           const MembershipWitness& witness,
                                           const ProverControl& control = {});

/// The two equations that hold if and only if the proof is valid, but for a chance of about 2^-250. Refuses
/// what is malformed. Nothing is multiplied yet: see batch_verifier.h.
Result<Equations, ProofFault> membership_equations(const MembershipStatement& statement, ByteView proof);

}  // namespace tacit
