// SPDX-License-Identifier: MIT
#include "proof/payment_proof.h"

#include <array>
#include <utility>

#include "base/rule.h"
#include "base/serialize.h"
#include "crypto/multiexp.h"
#include "crypto/transcript.h"
#include "proof/encoded_points.h"
#include "proof/published.h"
#include "proof/secret_scalars.h"

namespace tacit {

namespace {

std::optional<Scalar> payer_challenge(const PayerStatement& statement, const Bytes32& A1) {
  Transcript transcript("tacit/1/payer");
  transcript.append("genesis", statement.genesis);
  transcript.append("transaction", statement.transaction);
  transcript.append("message", statement.message);
  transcript.append_point("T", statement.T);
  transcript.append_point("A1", A1);
  return transcript.challenge("c");
}

}  // namespace

std::optional<Bytes> payer_message(std::string_view verifier, const Bytes32& fresh) {
  if (verifier.size() > kMostVerifierName) {
    return std::nullopt;
  }
  Writer message;
  message.enc(as_bytes(verifier)).bytes(fresh);
  return message.take();
}

Result<Bytes, ProveError> payer_prove(const PayerStatement& statement, const PayerWitness& witness,
                                      ProverRandom& random) {
  const std::optional<Point> T = Point::decode_nonidentity(statement.T);
  if (!T) {
    return std::unexpected(ProveError::kBadInput);
  }
  Scalar nonces[2];  // α, β
  WipeGuard guard(nonces);
  for (Scalar& nonce : nonces) {
    nonce = random.scalar();
  }
  const Point A1 = multiexp(nonces, std::array{*T, generators().G});
  const Bytes32 A1_encoding = publish(A1);
  const std::optional<Scalar> c = payer_challenge(statement, A1_encoding);
  if (!c || is_identity_encoding(A1_encoding)) {
    return std::unexpected(ProveError::kDegenerate);
  }
  Writer proof;
  proof.bytes(A1_encoding);
  proof.bytes((nonces[0] + *c * witness.s).encode());
  proof.bytes((nonces[1] + *c * witness.r).encode());
  return proof.take();
}

Result<Bytes, ProveError> payer_prove(const PayerStatement& statement, const PayerWitness& witness) {
  SecretBuffer secret;
  append_scalar(secret, witness.s);
  append_scalar(secret, witness.r);
  Writer about;
  about.bytes(as_bytes("tacit/1/payer")).bytes(statement.genesis).bytes(statement.transaction);
  about.enc(statement.message).bytes(statement.T);
  HedgedRandom random(secret, about.view());
  return payer_prove(statement, witness, random);
}

Result<Equations, ProofFault> payer_equations(const PayerStatement& statement, ByteView proof) {
  Reader reader(proof);
  const Bytes32 A1 = reader.array<32>();
  const Scalar t1 = read_scalar(reader), t2 = read_scalar(reader);
  if (breaks(Rule::kPayerForm, !reader.finish())) {
    return std::unexpected(ProofFault::kMalformed);
  }
  const std::optional<Scalar> c = payer_challenge(statement, A1);
  if (!c) {
    return std::unexpected(ProofFault::kChallenge);
  }
  Equation tag;
  // A1 + c·U = t1·T + t2·G
  tag.add(Scalar::one(), A1);
  tag.add(-t1, statement.T);
  tag[FixedGenerator::kU] = *c;
  tag[FixedGenerator::kG] = -t2;
  Equations result;
  result.push_back(judged_by(Rule::kPayerTag, std::move(tag)));
  return result;
}

}  // namespace tacit
