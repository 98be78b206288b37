// SPDX-License-Identifier: MIT
// Runs under valgrind, with secrets marked undefined, through everything that a wallet does with them: a
// branch or an address that depends on one is an error, unless it has crossed one of the program's declassify
// calls.
#include <cstdio>
#include <vector>

#include <valgrind/memcheck.h>

#include "base/declassify.h"
#include "proof/batch_verifier.h"
#include "proof/generators.h"
#include "protocol/keys.h"
#include "protocol/note.h"

namespace tacit {

/// In place of the program's, which does nothing.
void declassify(const void* memory, std::size_t size) {
  (void)VALGRIND_MAKE_MEM_DEFINED(memory, size);
}

}  // namespace tacit

using namespace tacit;

namespace {

template <class T>
T hide(T value) {
  (void)VALGRIND_MAKE_MEM_UNDEFINED(&value, sizeof value);
  return value;
}

int failures = 0;

void expect(bool condition, const char* what) {
  if (!declassified(condition)) {
    std::fprintf(stderr, "wrong result: %s\n", what);
    ++failures;
  }
}

Scalar number(std::uint64_t i) {
  return hash_to_scalar("tacit/1/test/scalar", {i});
}

/// Nonces that nobody may see.
class HiddenRandom final : public ProverRandom {
 protected:
  Bytes64 draw() override { return hide(hash("tacit/1/test/nonce", {++m_count})); }

 private:
  std::uint64_t m_count = 0;
};

SpendKey hidden_key() {
  return SpendKey::from_seed(Secret<Bytes64>(hide(hash("tacit/1/test/seed", {std::uint64_t(1)}))), 0);
}

/// Key derivation, an address, and a foreign coin and an own one looked at with the view key.
void keys_and_scanning() {
  const SpendKey key = hidden_key();
  const IncomingKey& incoming = key.full().incoming();
  const Diversifier d = declassified(incoming.diversifier(3));
  const Point Q1 = incoming.s1() * address_base(d), Q2 = incoming.spend_point(d);
  const auto address = Address::make(d, declassified(Q1), declassified(Q2));
  expect(address.has_value(), "address");

  Note note;
  note.d = d;
  note.v = Amount::from_units(7);
  note.k = hide(digest("tacit/1/test/k", {std::uint64_t(1)}));
  const Origin origin = Origin::of_public_coin(1);
  std::vector<Bytes32> Ks;
  for (std::uint64_t i = 1; i < 20; ++i) {
    Ks.push_back((number(i) * base_point()).encode());
  }
  const std::vector<std::optional<Bytes32>> shared = multiply_encoded(incoming.s1(), Ks);
  Coin coin;
  for (std::size_t i = 0; i < Ks.size(); ++i) {
    expect(shared[i].has_value(), "shared point");
    coin.K = Ks[i];
    (void)declassified(view_tag_matches(coin, *shared[i]));
  }
  const Scalar s = key.full().s2() + coin_scalars(note.k, origin).serial;
  (void)spend_blindings(s, key.full());
  expect(coin_tag(s, key.full().D()).has_value(), "tag");
}

void authorisation() {
  const Scalar s = number(1), r = number(2), y = number(3);
  const FixedGenerators& g = generators();
  const Scalar inverse = s.invert();
  AuthorisationStatement statement;
  statement.message = digest("tacit/1/test/message", {std::uint64_t(1)});
  statement.S = (s * g.F + r * g.G - y * g.H).encode();
  statement.T = (inverse * (g.U - r * g.G)).encode();
  HiddenRandom random;
  const auto proof = authorise(statement, {hide(s), hide(r), hide(y)}, random);
  expect(proof.has_value(), "authorisation made");
  Bytes bytes = *proof;
  declassify(bytes.data(), bytes.size());
  ProofItem item;
  item.authorisations.push_back({statement, bytes});
  expect(verify_proof(item).has_value(), "authorisation verifies");
}

void balance() {
  const Scalar a = hash_to_scalar("tacit/1/asset", {Bytes32{}});
  const std::uint64_t in[] = {5'000, 70'000}, out[] = {60'000, 14'000};
  BalanceStatement statement;
  statement.core = digest("tacit/1/test/core", {std::uint64_t(1)});
  statement.flows = {PublicFlow::fee(1'000, a)};
  std::vector<CommitmentOpening> inputs, outputs;
  std::uint64_t next = 10;
  const auto open = [&](std::uint64_t v, std::vector<CommitmentOpening>& openings,
                        std::vector<CommitmentPair>& pairs) {
    const Scalar value_blinding = number(next++), asset_blinding = number(next++);
    pairs.push_back(
        {pedersen_commit(Scalar(v), value_blinding).encode(), pedersen_commit(a, asset_blinding).encode()});
    openings.push_back({hide(v), hide(a), hide(value_blinding), hide(asset_blinding)});
  };
  for (int i = 0; i < 2; ++i) {
    open(in[i], inputs, statement.inputs);
    open(out[i], outputs, statement.outputs);
  }
  HiddenRandom random;
  const auto proof = balance_prove(statement.core, inputs, outputs, statement.flows, random);
  expect(proof.has_value(), "balance proof made");
  Bytes bytes = *proof;
  declassify(bytes.data(), bytes.size());
  ProofItem item;
  item.balances.push_back({statement, bytes});
  expect(verify_proof(item).has_value(), "balance proof verifies");
}

void membership() {
  constexpr std::uint64_t kPosition = 9;
  MembershipParameters parameters{digest("tacit/1/test/genesis", {std::uint64_t(1)}), 4, 2};
  std::vector<MultiexpBase> lists[3];
  std::vector<Point> points[3];
  for (std::uint64_t list = 0; list < 3; ++list) {
    for (std::uint64_t k = 0; k < parameters.set_size(); ++k) {
      points[list].push_back(number(100 * list + k + 1) * base_point());
    }
    lists[list] = prepare(points[list]);
  }
  MembershipStatement statement;
  statement.parameters = parameters;
  statement.set = {0, 16, digest("tacit/1/test/head", {std::uint64_t(1)}),
                   make_cover_members(std::move(lists[0]), std::move(lists[1]), std::move(lists[2]))};
  const Scalar blindings[] = {number(900), number(901), number(902)};
  Bytes32* offsets[] = {&statement.offset.S, &statement.offset.V, &statement.offset.A};
  for (std::size_t list = 0; list < 3; ++list) {
    *offsets[list] = (points[list][kPosition] - blindings[list] * generators().H).encode();
  }
  MembershipWitness witness;
  witness.position = hide(kPosition);
  witness.y = hide(blindings[0]);
  witness.g = hide(blindings[1]);
  witness.alpha = hide(blindings[2]);
  HiddenRandom random;
  const auto proof = membership_prove(statement, witness, random, {});
  expect(proof.has_value(), "membership proof made");
  Bytes bytes = *proof;
  declassify(bytes.data(), bytes.size());
  ProofItem item;
  item.memberships.push_back({statement, bytes});
  expect(verify_proof(item).has_value(), "membership proof verifies");
}

}  // namespace

int main() {
  keys_and_scanning();
  authorisation();
  balance();
  membership();
  return failures == 0 ? 0 : 1;
}
