// SPDX-License-Identifier: MIT
#include "proof/authorisation.h"

#include <array>
#include <optional>
#include <utility>

#include "base/rule.h"
#include "crypto/multiexp.h"
#include "crypto/transcript.h"
#include "proof/encoded_points.h"
#include "proof/published.h"
#include "proof/secret_scalars.h"

namespace tacit {

namespace {

std::optional<Scalar> authorisation_challenge(const AuthorisationStatement& statement, const Bytes32& A1,
                                              const Bytes32& A2) {
  Transcript transcript("tacit/1/authorisation");
  transcript.append("message", statement.message);
  transcript.append_u64("input", statement.input);
  transcript.append_point("S'", statement.S);
  transcript.append_point("T", statement.T);
  transcript.append_point("A1", A1);
  transcript.append_point("A2", A2);
  return transcript.challenge("c");
}

}  // namespace

Result<Bytes, ProveError> authorise(const AuthorisationStatement& statement,
                                    const AuthorisationWitness& witness, ProverRandom& random) {
  const std::optional<Point> T = Point::decode_nonidentity(statement.T);
  if (!T) {
    return std::unexpected(ProveError::kBadInput);
  }
  Scalar nonces[3];  // α, β, γ
  WipeGuard guard(nonces);
  for (Scalar& nonce : nonces) {
    nonce = random.scalar();
  }
  const FixedGenerators& g = generators();
  const Point A1 = multiexp(nonces, std::array{g.F, g.G, g.H});
  const Point A2 = multiexp(std::span(nonces).first(2), std::array{*T, g.G});
  const Bytes32 A1_encoding = publish(A1), A2_encoding = publish(A2);
  const std::optional<Scalar> c = authorisation_challenge(statement, A1_encoding, A2_encoding);
  if (!c || is_identity_encoding(A1_encoding) || is_identity_encoding(A2_encoding)) {
    return std::unexpected(ProveError::kDegenerate);
  }
  Writer proof;
  proof.bytes(A1_encoding).bytes(A2_encoding);
  proof.bytes((nonces[0] + *c * witness.s).encode());
  proof.bytes((nonces[1] + *c * witness.r).encode());
  proof.bytes((nonces[2] - *c * witness.y).encode());
  return proof.take();
}

Result<Bytes, ProveError> authorise(const AuthorisationStatement& statement,
                                    const AuthorisationWitness& witness) {
  SecretBuffer secret;
  append_scalar(secret, witness.s);
  append_scalar(secret, witness.r);
  append_scalar(secret, witness.y);
  Writer about;
  about.bytes(as_bytes("tacit/1/authorisation")).bytes(statement.message).u64(statement.input);
  about.bytes(statement.S).bytes(statement.T);
  HedgedRandom random(secret, about.view());
  return authorise(statement, witness, random);
}

Result<Equations, ProofFault> authorisation_equations(const AuthorisationStatement& statement,
                                                      ByteView proof) {
  Reader reader(proof);
  const Bytes32 A1 = reader.array<32>(), A2 = reader.array<32>();
  const Scalar t1 = read_scalar(reader), t2 = read_scalar(reader), t3 = read_scalar(reader);
  if (breaks(Rule::kAuthorisationForm, !reader.finish())) {
    return std::unexpected(ProofFault::kMalformed);
  }
  const std::optional<Scalar> c = authorisation_challenge(statement, A1, A2);
  if (!c) {
    return std::unexpected(ProofFault::kChallenge);
  }
  Equation serial, tag;
  // A1 + c·S' = t1·F + t2·G + t3·H
  serial.add(Scalar::one(), A1);
  serial.add(*c, statement.S);
  serial[FixedGenerator::kF] = -t1;
  serial[FixedGenerator::kG] = -t2;
  serial[FixedGenerator::kH] = -t3;
  // A2 + c·U = t1·T + t2·G
  tag.add(Scalar::one(), A2);
  tag.add(-t1, statement.T);
  tag[FixedGenerator::kU] = *c;
  tag[FixedGenerator::kG] = -t2;
  Equations result;
  result.push_back(judged_by(Rule::kAuthorisationSerial, std::move(serial)));
  result.push_back(judged_by(Rule::kAuthorisationTag, std::move(tag)));
  return result;
}

}  // namespace tacit
