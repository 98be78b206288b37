// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "support/forger.h"

#include "core/proof/proof_support.h"

/// Forgeries of single proofs, each with the statement that it claims to prove; and honest proofs of the same
/// forger beside them.
namespace tacit::test {

using AnyStatement = std::variant<MembershipStatement, BalanceStatement, AuthorisationStatement>;

struct NamedProof {
  std::string name;
  AnyStatement statement;
  Bytes proof;
};

inline ProofItem item_of(const NamedProof& named) {
  return std::visit([&](const auto& statement) { return item_of(statement, named.proof); }, named.statement);
}

inline AuthorisationStatement statement_of(const AuthorisationForger& f) {
  return {f.message, f.input, f.S.encode(), f.T.encode()};
}

inline MembershipStatement statement_of(const MembershipForger& f) {
  return {{f.genesis, f.n, f.m},
          {f.first, static_cast<std::uint32_t>(f.count), f.head,
           make_cover_members(prepare(f.set_S), prepare(f.set_V), prepare(f.set_A))},
          {f.S.encode(), f.V.encode(), f.A.encode()}};
}

inline BalanceStatement statement_of(const BalanceForger& f, std::vector<PublicFlow> flows = {}) {
  BalanceStatement statement{f.core, {}, {}, std::move(flows)};
  for (const ForgerPair& pair : f.inputs) {
    statement.inputs.push_back({pair.V().encode(), pair.A().encode()});
  }
  for (const ForgerPair& pair : f.outputs) {
    statement.outputs.push_back({pair.V().encode(), pair.A().encode()});
  }
  return statement;
}

/// Hands that do what both do, `first` first.
inline Hands together(Hands first, Hands second) {
  return {[first, second](std::string_view name, std::size_t i, Scalar& value) {
            value = second(name, i, first(name, i, value));
          },
          [first, second](std::string_view name, std::size_t i, Point& value) {
            value = second(name, i, first(name, i, value));
          }};
}

/// Hands that replace every scalar of the given names by zero.
inline Hands zeros(std::vector<std::string> names) {
  return {[names = std::move(names)](std::string_view name, std::size_t, Scalar& value) {
            if (std::find(names.begin(), names.end(), name) != names.end()) {
              value = Scalar();
            }
          },
          {}};
}

/// Keeps the challenges (and whatever else) that a proof was made with.
struct Noted {
  std::vector<std::pair<std::string, Scalar>> values;

  Hands hands() {
    return {[this](std::string_view name, std::size_t, Scalar& value) { values.emplace_back(name, value); },
            {}};
  }
  Scalar operator[](std::string_view name) const {
    for (const auto& [known, value] : values) {
      if (known == name) {
        return value;
      }
    }
    return {};
  }
};

/// Challenges that a forger would like: known ones, small ones, and none at all.
inline std::vector<std::pair<std::string, Scalar>> liked_challenges(ProverRandom& random) {
  return {{"0", Scalar()},  {"1", Scalar::one()},     {"minus-1", -Scalar::one()},
          {"2", Scalar(2)}, {"65535", Scalar(65535)}, {"known", random.scalar()}};
}

/// A ledger of 16 coins in a set of 16.
MembershipForger sample_membership(ProverRandom& random, std::size_t coins = 16);
/// Pays 5 and 3 of one asset to 7 and 1.
BalanceForger sample_balance(ProverRandom& random);

std::vector<NamedProof> honest_proofs(ProverRandom& random);
std::vector<NamedProof> forged_authorisations(ProverRandom& random);
std::vector<NamedProof> forged_memberships(ProverRandom& random);
std::vector<NamedProof> forged_balances(ProverRandom& random);
/// Two honest proofs of one statement with other nonces, cut and joined at each word.
std::vector<NamedProof> spliced_proofs(ProverRandom& random);

}  // namespace tacit::test
