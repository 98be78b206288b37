// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "crypto/multiexp.h"
#include "crypto/random.h"
#include "proof/batch_verifier.h"
#include "proof/encoded_points.h"
#include "proof/equation_fold.h"
#include "proof/generators.h"
#include "support/vectors.h"

/// What the tests of core/proof share: reading vectors, and verdicts on single claims.
namespace tacit::test {

using Json = nlohmann::json;

inline Bytes32 bytes32(const Json& json) {
  return unhex_array<32>(json.get<std::string>());
}
inline Bytes bytes(const Json& json) {
  return unhex(json.get<std::string>());
}
inline Scalar scalar(const Json& json) {
  return Scalar::decode(bytes(json)).value();
}
inline std::uint64_t amount(const Json& json) {
  return std::stoull(json.get<std::string>());
}

inline ProofItem item_of(MembershipStatement statement, ByteView proof) {
  ProofItem item;
  item.memberships.push_back({std::move(statement), proof});
  return item;
}
inline ProofItem item_of(BalanceStatement statement, ByteView proof) {
  ProofItem item;
  item.balances.push_back({std::move(statement), proof});
  return item;
}
inline ProofItem item_of(AuthorisationStatement statement, ByteView proof) {
  ProofItem item;
  item.authorisations.push_back({std::move(statement), proof});
  return item;
}
inline ProofItem item_of(PayerStatement statement, ByteView proof) {
  ProofItem item;
  item.payments.push_back({std::move(statement), proof});
  return item;
}

template <class Statement>
bool verifies(const Statement& statement, ByteView proof) {
  return verify_proof(item_of(statement, proof)).has_value();
}

/// Why a single claim is refused; aborts the test program when it is not.
template <class Statement>
ProofFault fault_of(const Statement& statement, ByteView proof) {
  return verify_proof(item_of(statement, proof)).error().fault;
}

/// Whether the equations' points are valid and their weighted sum is the identity.
inline bool equations_hold(std::span<const Equation> equations, ProverRandom& random) {
  EncodedPoints points;
  for (const Equation& equation : equations) {
    points.add(equation.points);
  }
  points.decode(nullptr);
  EquationFold fold;
  std::size_t first = 0;
  for (const Equation& equation : equations) {
    if (!points.valid(first, equation.points.size())) {
      return false;
    }
    fold.add(equation, points.bases(first, equation.points.size()), random.scalar());
    first += equation.points.size();
  }
  return fold.sum(nullptr) == EquationFold::Sum::kZero;
}

/// Flips one bit of each byte in turn, and tells the first byte whose change is accepted; −1 for none.
template <class Statement>
int first_accepted_flip(const Statement& statement, const Bytes& proof) {
  for (std::size_t i = 0; i < proof.size(); ++i) {
    Bytes changed = proof;
    changed[i] ^= static_cast<std::uint8_t>(1u << (i % 8));
    if (verifies(statement, changed)) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

/// Adds `difference` to the scalar at `offset`.
inline Bytes with_scalar_added(Bytes proof, std::size_t offset, const Scalar& difference) {
  const Scalar value = Scalar::decode(ByteView(proof).subspan(offset, 32)).value() + difference;
  const Bytes32 encoding = value.encode();
  std::copy(encoding.begin(), encoding.end(), proof.begin() + static_cast<std::ptrdiff_t>(offset));
  return proof;
}

inline Bytes with_bytes(Bytes proof, std::size_t offset, const Bytes32& word) {
  std::copy(word.begin(), word.end(), proof.begin() + static_cast<std::ptrdiff_t>(offset));
  return proof;
}

inline Bytes32 word_at(const Bytes& proof, std::size_t offset) {
  return to_array<32>(ByteView(proof).subspan(offset, 32));
}

/// Encodings that no decoder may accept, whether it expects a point or a scalar: all ones, and the order l
/// (RFC 9496, A.2 has the first as a point; l is not below l and is odd, so negative as a point).
inline std::vector<Bytes32> never_canonical() {
  Bytes32 ones;
  ones.fill(0xff);
  return {ones, unhex_array<32>("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010")};
}

/// A reproducible stream of scalars for tests that make their own statements.
inline VectorRandom random_for(std::string_view name) {
  return VectorRandom(as_bytes(name));
}

/// Coins with known openings: S = s·F + r·G, V = v·G + b·H, A = a·G + c·H.
struct TestCoins {
  std::vector<Point> S, V, A;

  static TestCoins make(std::size_t count, ProverRandom& random) {
    TestCoins coins;
    const FixedGenerators& g = generators();
    for (std::size_t i = 0; i < count; ++i) {
      coins.S.push_back(random.scalar() * g.F + random.scalar() * g.G);
      coins.V.push_back(pedersen_commit(Scalar(100 + i), random.scalar()));
      coins.A.push_back(pedersen_commit(Scalar(7), random.scalar()));
    }
    return coins;
  }

  CoverSet set(std::uint64_t first, const Bytes32& head) const {
    return {first, static_cast<std::uint32_t>(S.size()), head,
            make_cover_members(prepare(S), prepare(V), prepare(A))};
  }
};

/// A membership statement over such coins with its witness.
struct MembershipSample {
  MembershipStatement statement;
  MembershipWitness witness;

  static MembershipSample make(const TestCoins& coins, const CoverSet& set, std::uint8_t m,
                               std::uint64_t position, ProverRandom& random) {
    MembershipSample made;
    made.statement.parameters = {random.bytes<32>(), 4, m};
    made.statement.set = set;
    made.witness = {position, random.scalar(), random.scalar(), random.scalar()};
    const std::size_t coin = position % coins.S.size();
    const Point& H = generators().H;
    made.statement.offset = {(coins.S[coin] - made.witness.y * H).encode(),
                             (coins.V[coin] - made.witness.g * H).encode(),
                             (coins.A[coin] - made.witness.alpha * H).encode()};
    return made;
  }
};

}  // namespace tacit::test
