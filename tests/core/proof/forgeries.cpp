// SPDX-License-Identifier: MIT
#include "core/proof/forgeries.h"

namespace tacit::test {

std::vector<NamedProof> honest_proofs(ProverRandom& random) {
  std::vector<NamedProof> made;
  for (const std::uint64_t input : {0, 1, 15}) {
    AuthorisationForger f = AuthorisationForger::own(random.scalar(), random);
    f.message = random.bytes<32>();
    f.input = input;
    made.push_back({"authorisation-of-input-" + std::to_string(input), statement_of(f), f.prove(random)});
  }
  for (const std::size_t coins : {1, 13, 16}) {
    const MembershipForger f = sample_membership(random, coins);
    made.push_back({"membership-of-" + std::to_string(coins), statement_of(f), f.prove(random)});
  }
  const BalanceForger f = sample_balance(random);
  made.push_back({"balance-of-two-and-two", statement_of(f), f.prove(random)});
  BalanceForger one = f;
  one.inputs.pop_back();
  one.outputs.pop_back();
  one.inputs[0].v = one.outputs[0].v;
  made.push_back({"balance-of-one-and-one", statement_of(one), one.prove(random)});
  one.inputs[0].v += Scalar(2);
  made.push_back(
      {"balance-with-a-fee", statement_of(one, {PublicFlow::fee(2, one.inputs[0].a)}), one.prove(random)});
  return made;
}

std::vector<NamedProof> spliced_proofs(ProverRandom& random) {
  std::vector<NamedProof> made;
  const auto add = [&](const std::string& kind, const AnyStatement& statement, const Bytes& one,
                       const Bytes& two, std::size_t start) {
    for (std::size_t at = start + 32; at < one.size(); at += 32) {
      const auto cut = static_cast<std::ptrdiff_t>(at);
      Bytes joined(one.begin(), one.begin() + cut);
      joined.insert(joined.end(), two.begin() + cut, two.end());
      made.push_back({"spliced-" + kind + "-at-" + std::to_string(at), statement, joined});
    }
    for (std::size_t at = start; at < one.size(); at += 32) {
      made.push_back({"spliced-" + kind + "-word-at-" + std::to_string(at), statement,
                      with_bytes(one, at, word_at(two, at))});
    }
  };
  const AuthorisationForger authorisation = AuthorisationForger::own(random.scalar(), random);
  add("authorisation", statement_of(authorisation), authorisation.prove(random), authorisation.prove(random),
      0);
  const MembershipForger membership = sample_membership(random);
  add("membership", statement_of(membership), membership.prove(random), membership.prove(random), 0);
  const BalanceForger balance = sample_balance(random);
  add("balance", statement_of(balance), balance.prove(random), balance.prove(random), 1);
  return made;
}

}  // namespace tacit::test
