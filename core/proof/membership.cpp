// SPDX-License-Identifier: MIT
#include "proof/membership.h"

#include <memory>
#include <optional>
#include <utility>

#include "base/rule.h"
#include "base/serialize.h"
#include "crypto/scalar_vector.h"
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

SecretVector<std::size_t> digits_of(std::uint64_t k, const MembershipParameters& parameters) {
  SecretVector<std::size_t> result;
  result.reserve(parameters.m);
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
                       const Bytes32& Y0, const Bytes32& Y1) {
  Equation result;
  result.add(Scalar::one(), Y0);
  result.add(x, Y1);
  for (const std::vector<Scalar>& row : f) {
    for (const Scalar& value : row) {
      result.Gv.push_back(-value);
      result.Hv.push_back(x - value);
    }
  }
  multiply(result.Gv, result.Hv, result.Hv);
  result[FixedGenerator::kH] = -z_Y;
  return result;
}

/// A proof cut into its fields.
struct Fields {
  std::vector<Bytes32> points;         // Y0, Y1, X_j
  std::vector<std::vector<Scalar>> f;  // f_{j,i}; those of i = 0 are not in the proof
  Scalar z_Y, z;
};

std::optional<Fields> parse(const MembershipStatement& statement, ByteView proof) {
  const std::size_t n = statement.parameters.n, m = statement.parameters.m;
  if (breaks(Rule::kMembershipStatement, !statement_complete(statement)) ||
      breaks(Rule::kMembershipLength, proof.size() != membership_size(statement.parameters))) {
    return std::nullopt;
  }
  Fields fields;
  Reader reader(proof);
  for (std::size_t i = 0; i < 2 + m; ++i) {
    fields.points.push_back(reader.array<32>());
  }
  fields.f.assign(m, std::vector<Scalar>(n));
  for (std::vector<Scalar>& row : fields.f) {
    for (std::size_t i = 1; i < n; ++i) {
      row[i] = read_scalar(reader);
    }
  }
  fields.z_Y = read_scalar(reader);
  fields.z = read_scalar(reader);
  if (breaks(Rule::kMembershipForm, !reader.finish())) {
    return std::nullopt;
  }
  return fields;
}

/// Σ_k f_k·P_k − x^m·P' − Σ_j x^j·X_j = z·H
Equation sums_equation(const MembershipStatement& statement, Fields& fields, const Scalar& chi,
                       const Scalar& x) {
  Equation result;
  Scalar power = Scalar::one();
  for (std::size_t j = 0; j < statement.parameters.m; ++j) {
    result.add(-power, fields.points[2 + j]);
    power *= x;
  }
  Scalar weight = -power;
  for (const Bytes32& disguised : {statement.offset.S, statement.offset.V, statement.offset.A}) {
    result.add(weight, disguised);
    weight *= chi;
  }
  result[FixedGenerator::kH] = -fields.z;
  result.cover = std::make_unique<CoverSum>(CoverSum{statement.set.members, std::move(fields.f), chi});
  return result;
}

}  // namespace

Result<Equations, ProofFault> membership_equations(const MembershipStatement& statement, ByteView proof) {
  std::optional<Fields> fields = parse(statement, proof);
  if (!fields) {
    return std::unexpected(ProofFault::kMalformed);
  }
  MembershipTranscript transcript(statement);
  const std::optional<Scalar> chi = transcript.chi();
  const std::optional<Scalar> x = transcript.x(fields->points);
  if (!chi || !x) {
    return std::unexpected(ProofFault::kChallenge);
  }
  for (std::vector<Scalar>& row : fields->f) {
    row[0] = *x;
    for (std::size_t i = 1; i < row.size(); ++i) {
      row[0] -= row[i];
    }
  }
  Equations result;
  result.push_back(judged_by(Rule::kMembershipBits, bits_equation(fields->f, *x, fields->z_Y,
                                                                  fields->points[0], fields->points[1])));
  result.push_back(judged_by(Rule::kMembershipSums, sums_equation(statement, *fields, *chi, *x)));
  return result;
}

}  // namespace tacit
