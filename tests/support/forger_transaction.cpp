// SPDX-License-Identifier: MIT
#include "support/forger_transaction.h"

#include "crypto/hash.h"

namespace tacit::test {

ForgerInput ForgerInput::own(const NetworkParameters& network, const SpendKey& key, const Note& note,
                             const Origin& origin, CoverRange set, std::vector<Coin> members,
                             const Bytes32& head, std::uint64_t index, ProverRandom& random) {
  const ForgerGenerators& g = ForgerGenerators::of_protocol();
  ForgerInput input;
  input.set = set;
  MembershipForger& membership = input.membership;
  membership.genesis = network.genesis;
  membership.head = head;
  membership.first = set.first;
  membership.count = set.count;
  membership.n = network.n;
  membership.m = network.m;
  for (const Coin& coin : members) {
    membership.set_S.push_back(Point::decode(coin.S).value());
    membership.set_V.push_back(Point::decode(coin.V).value());
    membership.set_A.push_back(Point::decode(coin.A).value());
  }
  membership.disguise(index - set.first, random);

  const Scalar s = hash_to_scalar("tacit/1/coin/serial", {note.k, origin.bytes()}) +
                   hash_to_scalar("tacit/1/address/spend", {key.full().s1().encode(), note.d}) +
                   key.full().s2();
  input.authorisation = {{}, 0, membership.S, s.invert() * (g.U - key.r() * g.G), s, key.r(), membership.y};
  input.pair = {Scalar(note.v.units()), hash_to_scalar("tacit/1/asset", {note.asset.bytes()}),
                hash_to_scalar("tacit/1/coin/value", {note.k}) - membership.g,
                hash_to_scalar("tacit/1/coin/asset", {note.k}) - membership.alpha};
  return input;
}

void TransactionForger::write_core(ProverRandom& random) {
  const auto any_point = [&] { return multiply_base(random.scalar()).encode(); };
  transaction = {};
  transaction.salt = salt;
  transaction.expiry = expiry;
  transaction.fee = Amount::from_units(fee);
  for (const ForgerInput& input : inputs) {
    const MembershipForger& of = input.membership;
    transaction.inputs.push_back({input.set,
                                  {of.S.encode(), of.V.encode(), of.A.encode()},
                                  Tag::from_trusted(input.authorisation.T.encode())});
  }
  for (const ForgerPair& output : outputs) {
    Coin coin;
    coin.K = any_point();
    coin.S = any_point();
    coin.V = output.V().encode();
    coin.A = output.A().encode();
    transaction.outputs.push_back(coin);
  }
}

void TransactionForger::prove_memberships(ProverRandom& random) {
  for (const ForgerInput& input : inputs) {
    transaction.memberships.push_back(input.membership.prove(random, memberships));
  }
}

void TransactionForger::prove_balance(ProverRandom& random) {
  BalanceForger forger;
  forger.core = digest("tacit/1/core", {network.genesis, transaction.encode_core()});
  for (const ForgerInput& input : inputs) {
    forger.inputs.push_back(input.pair);
  }
  forger.outputs = outputs;
  transaction.balance = forger.prove(random, balance);
}

void TransactionForger::authorise(ProverRandom& random) {
  Bytes proofs;
  for (const Bytes& proof : transaction.memberships) {
    append(proofs, proof);
  }
  append(proofs, transaction.balance);
  const Bytes32 core = digest("tacit/1/core", {network.genesis, transaction.encode_core()});
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    AuthorisationForger& authorisation = inputs[i].authorisation;
    authorisation.message = digest("tacit/1/sign", {core, proofs});
    authorisation.input = i;
    transaction.authorisations.push_back(authorisation.prove(random, authorisations));
  }
}

Bytes TransactionForger::make(ProverRandom& random) {
  write_core(random);
  prove_memberships(random);
  prove_balance(random);
  authorise(random);
  return transaction.encode();
}

}  // namespace tacit::test
