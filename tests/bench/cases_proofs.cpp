// SPDX-License-Identifier: MIT
#include <map>
#include <memory>

#include "proof/batch_verifier.h"
#include "proof/generators.h"
#include "support/must.h"

#include "bench/measure.h"
#include "bench/worlds.h"

/// membership_prove, membership_verify, balance_prove and authorise: one proof at a time.
namespace tacit::bench {
namespace {

using test::must;

VectorRandom& fixed_random() {
  static VectorRandom random(as_bytes("benchmark"));
  return random;
}

struct MembershipCase {
  MembershipStatement statement;
  MembershipWitness witness;
};

/// A coin in the middle of a full set that the ledger decoded.
const MembershipCase& membership_case(unsigned m) {
  static std::map<unsigned, MembershipCase> made;
  if (!made.contains(m)) {
    const World& world = coins_world(m);
    const std::uint64_t N = world.ledger().network().set_size();
    const std::uint64_t position = N / 3;
    MembershipCase c;
    c.statement.parameters = world.ledger().network().membership();
    c.statement.set = must(world.ledger().cover_set(0, static_cast<std::uint32_t>(N)), "cover set");
    c.witness = {position, fixed_random().scalar(), fixed_random().scalar(), fixed_random().scalar()};
    c.statement.offset = must(
        disguise(world.coin(position).coin, {c.witness.y, c.witness.g, c.witness.alpha}), "disguised coin");
    made.emplace(m, std::move(c));
  }
  return made.at(m);
}

void prove_membership(benchmark::State& state, unsigned m) {
  const MembershipCase& c = membership_case(m);
  measure(state, 1, [&] { return membership_prove(c.statement, c.witness); });
}

void verify_membership(benchmark::State& state, unsigned m) {
  const MembershipCase& c = membership_case(m);
  const Bytes proof = must(membership_prove(c.statement, c.witness), "membership proof");
  ProofItem item;
  item.memberships.push_back({c.statement, proof});
  if (!verify_proof(item)) {
    state.SkipWithError("a valid proof was refused");
    return;
  }
  measure(state, 1, [&] { return verify_proof(item); });
}

void prove_balance(benchmark::State& state, std::size_t sides) {
  std::vector<CommitmentOpening> openings;
  for (std::uint64_t v = 1; v <= sides; ++v) {
    openings.push_back({v, asset_scalar(kTacit), fixed_random().scalar(), fixed_random().scalar()});
  }
  measure(state, 1, [&] { return balance_prove(Bytes32{}, openings, openings, {}); });
}

void prove_authorisation(benchmark::State& state) {
  const FixedGenerators& g = generators();
  ProverRandom& random = fixed_random();
  const AuthorisationWitness witness{random.scalar(), random.scalar(), random.scalar()};
  const auto& [s, r, y] = witness;
  const AuthorisationStatement statement{
      {}, 0, (s * g.F + r * g.G - y * g.H).encode(), (s.invert() * (g.U - r * g.G)).encode()};
  measure(state, 1, [&] { return authorise(statement, witness); });
}

}  // namespace

void register_proofs(const Options& options) {
  for (const unsigned m : options.smoke ? std::vector<unsigned>{2, 3} : std::vector<unsigned>{6, 7, 8}) {
    const std::string size = std::to_string(1u << (2 * m));
    register_case(
        "membership_prove", size, [m](benchmark::State& state) { prove_membership(state, m); },
        benchmark::kMillisecond);
    register_case(
        "membership_verify", size, [m](benchmark::State& state) { verify_membership(state, m); },
        benchmark::kMillisecond);
  }
  for (const std::size_t sides : {std::size_t(2), kMostBalanceSides}) {
    const std::string size = std::to_string(sides) + "x" + std::to_string(sides);
    register_case(
        "balance_prove", size, [sides](benchmark::State& state) { prove_balance(state, sides); },
        benchmark::kMillisecond);
  }
  register_case("authorise", "1", prove_authorisation, benchmark::kMicrosecond);
}

}  // namespace tacit::bench
