// SPDX-License-Identifier: MIT
#include "proof/balance.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/check.h"
#include "base/declassify.h"
#include "base/rule.h"
#include "base/serialize.h"
#include "crypto/transcript.h"
#include "proof/balance_circuit.h"
#include "proof/secret_scalars.h"

namespace tacit {

namespace {

/// One commitment pair as the prover's gates see it.
struct BalanceSecret {
  Scalar v, a, value_blinding, asset_blinding;
  std::uint64_t bits = 0;
};

Transcript balance_transcript(const Bytes32& core) {
  Transcript transcript("tacit/1/balance");
  transcript.append("core", core);
  return transcript;
}

bool counts_allowed(std::size_t inputs, std::size_t outputs) {
  return inputs >= 1 && inputs <= kMostBalanceSides && outputs >= 1 && outputs <= kMostBalanceSides;
}

bool amounts_allowed(std::span<const PublicFlow> flows) {
  return std::ranges::all_of(flows, [](const PublicFlow& flow) { return flow.amount <= kMostAmount; });
}

/// Σ ± amount/(ζ − a). Nothing when ζ is one of the assets.
std::optional<Scalar> flow_shares(std::span<const PublicFlow> flows, const Scalar& zeta) {
  Scalar sum;
  for (const PublicFlow& flow : flows) {
    const Scalar difference = zeta - flow.a;
    if (breaks(Rule::kZetaIsNoAsset, difference.is_zero())) {
      return std::nullopt;
    }
    const Scalar share = Scalar(flow.amount) * difference.invert();
    sum = flow.direction == PublicFlow::Direction::kIn ? sum + share : sum - share;
  }
  return sum;
}

struct ProverGates {
  CircuitProver& circuit;
  std::span<const BalanceSecret> secrets;
  const SecretScalars& differences;  // ζ − a of each pair
  const SecretScalars& inverses;

  Gate share(std::size_t i) const { return circuit.gate(differences[i], secrets[i].v * inverses[i]); }
  Gate bit(std::size_t i, unsigned place) const {
    const std::uint64_t bit = secrets[i].bits >> place & 1;
    return circuit.gate(Scalar(1 - bit), Scalar(bit));
  }
};

struct VerifierGates {
  CircuitVerifier& circuit;

  Gate share(std::size_t) const { return circuit.gate(); }
  Gate bit(std::size_t, unsigned) const { return circuit.gate(); }
};

/// For counts and amounts that were checked; `secrets` are the inputs', then the outputs'.
Result<Bytes, ProveError> prove_checked(const Bytes32& core, std::span<const BalanceSecret> secrets,
                                        std::size_t inputs, std::span<const PublicFlow> flows,
                                        ProverRandom& random) {
  CircuitProver circuit(balance_transcript(core));
  std::vector<PairVariables> pairs;
  for (const BalanceSecret& secret : secrets) {
    const Variable v = circuit.commit(secret.v, secret.value_blinding);
    pairs.push_back({v, circuit.commit(secret.a, secret.asset_blinding)});
  }
  const std::optional<Scalar> zeta = circuit.transcript().challenge("zeta");
  const std::optional<Scalar> shares = zeta ? flow_shares(flows, *zeta) : std::nullopt;
  if (!shares) {
    return std::unexpected(ProveError::kDegenerate);
  }
  SecretScalars differences;
  differences.reserve(secrets.size());
  for (const BalanceSecret& secret : secrets) {
    differences.push_back(*zeta - secret.a);
    if (declassified(differences.back().is_zero())) {
      return std::unexpected(ProveError::kDegenerate);
    }
  }
  SecretScalars inverses = differences;
  batch_invert(inverses);
  build_balance_circuit(circuit, ProverGates{circuit, secrets, differences, inverses}, *zeta, pairs, inputs,
                        *shares);
  return circuit.prove(random);
}

}  // namespace

std::size_t balance_size(std::size_t inputs, std::size_t outputs) {
  TACIT_CHECK(counts_allowed(inputs, outputs));
  return circuit_proof_size(inputs + (1 + kAmountBits) * outputs);
}

Result<Bytes, ProveError> balance_prove(const Bytes32& core, std::span<const CommitmentOpening> inputs,
                                        std::span<const CommitmentOpening> outputs,
                                        std::span<const PublicFlow> flows, ProverRandom& random) {
  if (!counts_allowed(inputs.size(), outputs.size()) || !amounts_allowed(flows)) {
    return std::unexpected(ProveError::kBadInput);
  }
  SecretVector<BalanceSecret> secrets;
  secrets.reserve(inputs.size() + outputs.size());
  for (const std::span<const CommitmentOpening> side : {inputs, outputs}) {
    for (const CommitmentOpening& o : side) {
      if (declassified(o.v > kMostAmount)) {
        return std::unexpected(ProveError::kBadInput);
      }
      secrets.push_back({Scalar(o.v), o.a, o.value_blinding, o.asset_blinding, o.v});
    }
  }
  return prove_checked(core, secrets, inputs.size(), flows, random);
}

Result<Bytes, ProveError> balance_prove(const Bytes32& core, std::span<const CommitmentOpening> inputs,
                                        std::span<const CommitmentOpening> outputs,
                                        std::span<const PublicFlow> flows) {
  SecretBuffer secret;
  for (const std::span<const CommitmentOpening> side : {inputs, outputs}) {
    for (const CommitmentOpening& o : side) {
      append_scalar(secret, Scalar(o.v));
      append_scalar(secret, o.a);
      append_scalar(secret, o.value_blinding);
      append_scalar(secret, o.asset_blinding);
    }
  }
  Writer about;
  about.bytes(as_bytes("tacit/1/balance")).bytes(core).u64(inputs.size()).u64(outputs.size());
  for (const PublicFlow& flow : flows) {
    about.u8(static_cast<std::uint8_t>(flow.direction)).u64(flow.amount).bytes(flow.a.encode());
  }
  HedgedRandom random(secret, about.view());
  return balance_prove(core, inputs, outputs, flows, random);
}

Result<Equations, ProofFault> balance_equations(const BalanceStatement& statement, ByteView proof) {
  const std::size_t inputs = statement.inputs.size(), outputs = statement.outputs.size();
  if (breaks(Rule::kBalanceCounts, !counts_allowed(inputs, outputs)) ||
      breaks(Rule::kBalanceAmounts, !amounts_allowed(statement.flows)) ||
      breaks(Rule::kBalanceLength, proof.size() != balance_size(inputs, outputs))) {
    return std::unexpected(ProofFault::kMalformed);
  }
  CircuitVerifier circuit(balance_transcript(statement.core));
  std::vector<PairVariables> pairs;
  for (const auto side : {std::span(statement.inputs), std::span(statement.outputs)}) {
    for (const CommitmentPair& pair : side) {
      const Variable v = circuit.commit(pair.V);
      pairs.push_back({v, circuit.commit(pair.A)});
    }
  }
  const std::optional<Scalar> zeta = circuit.transcript().challenge("zeta");
  const std::optional<Scalar> shares = zeta ? flow_shares(statement.flows, *zeta) : std::nullopt;
  if (!shares) {
    return std::unexpected(ProofFault::kChallenge);
  }
  build_balance_circuit(circuit, VerifierGates{circuit}, *zeta, pairs, inputs, *shares);
  return circuit.equations(proof);
}

}  // namespace tacit
