// SPDX-License-Identifier: MIT
#include <optional>

#include "crypto/random.h"
#include "crypto/transcript.h"
#include "proof/authorisation.h"
#include "proof/balance.h"
#include "proof/batch_verifier.h"
#include "proof/circuit.h"
#include "proof/generators.h"
#include "proof/payment_proof.h"
#include "protocol/asset.h"

#include "vectors/sections.h"

namespace tacit::vectors {

namespace {

// ---- balance

PublicFlow flowOf(const Input& input) {
  const std::string kind = input.text("kind");
  const std::uint64_t amount = input.number("amount");
  const Scalar a = asset_scalar(AssetId(input.array<32>("asset")));
  if (kind == "mint") {
    return PublicFlow::mint(amount, a);
  }
  refuseUnless(kind == "fee" || kind == "burn");
  return PublicFlow::burn(amount, a);
}

struct Side {
  std::vector<CommitmentPair> pairs;
  std::vector<CommitmentOpening> openings;  // as many, or none
};

Side sideOf(const Json& list) {
  Side side;
  for (const Json& json : list) {
    const Input input(json);
    CommitmentPair pair;
    if (input.hasAll({"v", "a", "value_blinding", "asset_blinding"})) {
      const CommitmentOpening opening{input.number("v"), input.scalar("a"), input.scalar("value_blinding"),
                                      input.scalar("asset_blinding")};
      pair.V = pedersen_commit(Scalar(opening.v), opening.value_blinding).encode();
      pair.A = pedersen_commit(opening.a, opening.asset_blinding).encode();
      refuseUnless(!input.has("V") || pair.V == input.array<32>("V"));
      refuseUnless(!input.has("A") || pair.A == input.array<32>("A"));
      side.openings.push_back(opening);
    } else {
      pair = {input.array<32>("V"), input.array<32>("A")};
    }
    side.pairs.push_back(pair);
  }
  return side;
}

/// ζ, which is drawn after the commitments.
Scalar zetaOf(const BalanceStatement& statement) {
  Transcript transcript("tacit/1/balance");
  transcript.append("core", statement.core);
  CircuitVerifier circuit(std::move(transcript));
  for (const auto* side : {&statement.inputs, &statement.outputs}) {
    for (const CommitmentPair& pair : *side) {
      orRefuse(Point::decode_nonidentity(pair.V));
      orRefuse(Point::decode_nonidentity(pair.A));
      circuit.commit(pair.V);
      circuit.commit(pair.A);
    }
  }
  return orRefuse(circuit.transcript().challenge("zeta"));
}

Outcome balanceCase(const Input& input) {
  const Side inputs = sideOf(input.list("inputs"));
  const Side outputs = sideOf(input.list("outputs"));
  BalanceStatement statement{input.array<32>("core"), inputs.pairs, outputs.pairs, {}};
  for (const Json& flow : input.list("public")) {
    statement.flows.push_back(flowOf(Input(flow)));
  }
  std::optional<Bytes> made;
  if (input.has("random")) {
    VectorRandom random(input.hex("random"));
    auto proof = balance_prove(statement.core, inputs.openings, outputs.openings, statement.flows, random);
    refuseUnless(proof.has_value());
    made = *std::move(proof);
  }
  const Bytes proof = input.has("proof") || !made ? input.hex("proof") : *made;
  ProofItem item;
  item.balances.push_back({statement, proof});
  Outcome outcome;
  outcome.accepted = verify_proof(item).has_value();
  if (outcome.accepted) {
    outcome.addHex(made.value_or(proof), input.find("proof"));
    outcome.addHex(zetaOf(statement).encode(), input.find("zeta"));
  }
  return outcome;
}

// ---- authorisation

Outcome authorisationCase(const Input& input) {
  const AuthorisationStatement statement{input.array<32>("message"), input.number("input"),
                                         input.array<32>("S'"), input.array<32>("T")};
  std::optional<Bytes> made;
  if (input.hasAll({"random", "s", "r", "y"})) {
    VectorRandom random(input.hex("random"));
    auto proof = authorise(statement, {input.scalar("s"), input.scalar("r"), input.scalar("y")}, random);
    refuseUnless(proof.has_value());
    made = *std::move(proof);
  }
  const Bytes proof = input.has("proof") || !made ? input.hex("proof") : *made;
  ProofItem item;
  item.authorisations.push_back({statement, proof});
  Outcome outcome;
  outcome.accepted = verify_proof(item).has_value();
  if (outcome.accepted) {
    Transcript transcript("tacit/1/authorisation");
    transcript.append("message", statement.message);
    transcript.append_u64("input", statement.input);
    transcript.append_point("S'", statement.S);
    transcript.append_point("T", statement.T);
    transcript.append_point("A1", to_array<32>(proof));
    transcript.append_point("A2", to_array<32>(ByteView(proof).subspan(32)));
    outcome.addHex(made.value_or(proof), input.find("proof"));
    outcome.addHex(orRefuse(transcript.challenge("c")).encode(), input.find("c"));
  }
  return outcome;
}

// ---- payer's proofs

Outcome payerCase(const Input& input) {
  const PayerStatement statement{input.array<32>("genesis"), input.array<32>("transaction"),
                                 input.hex("message"), input.array<32>("T")};
  std::optional<Bytes> made;
  if (input.hasAll({"random", "s", "r"})) {
    VectorRandom random(input.hex("random"));
    auto proof = payer_prove(statement, {input.scalar("s"), input.scalar("r")}, random);
    refuseUnless(proof.has_value());
    made = *std::move(proof);
  }
  const Bytes proof = input.has("proof") || !made ? input.hex("proof") : *made;
  ProofItem item;
  item.payments.push_back({statement, proof});
  Outcome outcome;
  outcome.accepted = verify_proof(item).has_value();
  if (outcome.accepted) {
    Transcript transcript("tacit/1/payer");
    transcript.append("genesis", statement.genesis);
    transcript.append("transaction", statement.transaction);
    transcript.append("message", statement.message);
    transcript.append_point("T", statement.T);
    transcript.append_point("A1", to_array<32>(proof));
    outcome.addHex(made.value_or(proof), input.find("proof"));
    outcome.addHex(orRefuse(transcript.challenge("c")).encode(), input.find("c"));
  }
  return outcome;
}

}  // namespace

void runBalance(Report& report, const Json& section) {
  report.cases("balance", section, byValid, balanceCase);
}

void runAuthorisation(Report& report, const Json& section) {
  report.cases("authorisation", section, byValid, authorisationCase);
}

void runPayerProofs(Report& report, const Json& section) {
  report.cases("payer_proofs", section, byValid, payerCase);
}

}  // namespace tacit::vectors
