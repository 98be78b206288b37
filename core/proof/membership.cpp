// SPDX-License-Identifier: MIT
#include "proof/membership.h"

#include "proof/encoded_points.h"
#include "proof/membership_transcript.h"

namespace tacit {

MembershipTranscript::MembershipTranscript(const MembershipStatement& statement)
    : m_transcript("tacit/1/membership") {
  m_transcript.append("genesis", statement.parameters.genesis);
  m_transcript.append_u64("first", statement.set.first);
  m_transcript.append_u64("count", statement.set.count);
  m_transcript.append_u64("n", statement.parameters.n);
  m_transcript.append_u64("m", statement.parameters.m);
  m_transcript.append("coins", statement.set.head);
  m_transcript.append_point("S'", statement.offset.S);
  m_transcript.append_point("V'", statement.offset.V);
  m_transcript.append_point("A'", statement.offset.A);
}

std::optional<Scalar> MembershipTranscript::x(std::span<const Bytes32> points) {
  m_transcript.append_point("Y0", points[0]);
  m_transcript.append_point("Y1", points[1]);
  for (const Bytes32& X_j : points.subspan(2)) {
    m_transcript.append_point("X", X_j);
  }
  return m_transcript.challenge("x");
}

bool statement_complete(const MembershipStatement& statement) {
  const CoverSet& set = statement.set;
  if (!statement.parameters.valid() || set.count < 1 || set.count > statement.parameters.set_size() ||
      !set.members) {
    return false;
  }
  const CoverMembers& members = *set.members;
  return members.S.size() == set.count && members.V.size() == set.count && members.A.size() == set.count;
}

std::vector<std::size_t> digits_of(std::uint64_t k, const MembershipParameters& parameters) {
  std::vector<std::size_t> result;
  for (unsigned j = 0; j < parameters.m; ++j) {
    result.push_back(static_cast<std::size_t>(k % parameters.n));
    k /= parameters.n;
  }
  return result;
}

std::size_t membership_size(const MembershipParameters& parameters) {
  const std::size_t n = parameters.n, m = parameters.m;
  return 32 * (4 + m + m * (n - 1));
}

namespace {

/// Y0 + x·Y1 = Com(f, f·(x−f), z_Y)
Equation bits_equation(const std::vector<std::vector<Scalar>>& f, const Scalar& x, const Scalar& z_Y,
                       const Point& Y0, const Point& Y1) {
  Equation result;
  result.terms = {{Scalar::one(), Y0}, {x, Y1}};
  for (const std::vector<Scalar>& row : f) {
    for (const Scalar& value : row) {
      result.Gv.push_back(-value);
      result.Hv.push_back(-(value * (x - value)));
    }
  }
  result[FixedGenerator::kH] = -z_Y;
  return result;
}

}  // namespace

Result<Equations, ProofFault> membership_equations(const MembershipStatement& statement, ByteView proof) {
  const std::size_t n = statement.parameters.n, m = statement.parameters.m;
  if (!statement_complete(statement) || proof.size() != membership_size(statement.parameters)) {
    return std::unexpected(ProofFault::kMalformed);
  }
  Reader reader(proof);
  EncodedPoints points;  // Y0, Y1, X_j, then S', V', A'
  for (std::size_t i = 0; i < 2 + m; ++i) {
    points.read(reader);
  }
  const Bytes32 disguised[] = {statement.offset.S, statement.offset.V, statement.offset.A};
  for (const Bytes32& encoding : disguised) {
    points.add(encoding);
  }
  std::vector<std::vector<Scalar>> f(m, std::vector<Scalar>(n));
  for (std::vector<Scalar>& row : f) {
    for (std::size_t i = 1; i < n; ++i) {
      row[i] = read_scalar(reader);
    }
  }
  const Scalar z_Y = read_scalar(reader), z = read_scalar(reader);
  if (!reader.finish() || !points.decode()) {
    return std::unexpected(ProofFault::kMalformed);
  }
  MembershipTranscript transcript(statement);
  const std::optional<Scalar> chi = transcript.chi();
  std::vector<Bytes32> made;
  for (std::size_t i = 0; i < 2 + m; ++i) {
    made.push_back(points.encoding(i));
  }
  const std::optional<Scalar> x = transcript.x(made);
  if (!chi || !x) {
    return std::unexpected(ProofFault::kChallenge);
  }
  for (std::vector<Scalar>& row : f) {
    row[0] = *x;
    for (std::size_t i = 1; i < n; ++i) {
      row[0] -= row[i];
    }
  }
  Equations result;
  result.push_back(bits_equation(f, *x, z_Y, points[0], points[1]));

  // Σ_k f_k·P_k − x^m·P' − Σ_j x^j·X_j = z·H
  Equation sums;
  Scalar power = Scalar::one();
  for (std::size_t j = 0; j < m; ++j) {
    sums.terms.emplace_back(-power, points[2 + j]);
    power *= *x;
  }
  Scalar weight = -power;
  for (std::size_t i = 0; i < 3; ++i) {
    sums.terms.emplace_back(weight, points[2 + m + i]);
    weight *= *chi;
  }
  sums[FixedGenerator::kH] = -z;
  sums.cover = std::make_unique<CoverSum>(CoverSum{statement.set.members, std::move(f), *chi});
  result.push_back(std::move(sums));
  return result;
}

}  // namespace tacit
