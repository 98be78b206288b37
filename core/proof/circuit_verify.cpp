// SPDX-License-Identifier: MIT
#include <bit>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/rule.h"
#include "base/serialize.h"
#include "crypto/scalar_vector.h"
#include "proof/circuit.h"
#include "proof/encoded_points.h"
#include "proof/generators.h"
#include "proof/inner_product.h"

namespace tacit {

namespace {

/// Numbers of the points in a proof; L and R of each halving take turns from kHalvings on.
constexpr std::size_t kA_I = 0, kT_1 = 3, kHalvings = 8;

constexpr const char* kLabels[kHalvings] = {"A_I1", "A_O1", "S1", "T_1", "T_3", "T_4", "T_5", "T_6"};

/// A proof cut into its fields.
struct Fields {
  std::vector<Bytes32> points;
  Scalar t_x, t_x_blinding, e_blinding;
  Scalar a, b;

  std::vector<Bytes32> halving_points(std::size_t halvings, std::size_t side) const {
    std::vector<Bytes32> result;
    for (std::size_t i = 0; i < halvings; ++i) {
      result.push_back(points[kHalvings + 2 * i + side]);
    }
    return result;
  }
};

std::optional<Fields> parse(ByteView proof, std::size_t halvings) {
  Fields f;
  Reader reader(proof);
  if (breaks(Rule::kCircuitVersion, reader.u8() != 0)) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < kHalvings; ++i) {
    f.points.push_back(reader.array<32>());
  }
  f.t_x = read_scalar(reader);
  f.t_x_blinding = read_scalar(reader);
  f.e_blinding = read_scalar(reader);
  for (std::size_t i = 0; i < 2 * halvings; ++i) {
    f.points.push_back(reader.array<32>());
  }
  f.a = read_scalar(reader);
  f.b = read_scalar(reader);
  if (breaks(Rule::kCircuitForm, !reader.finish())) {
    return std::nullopt;
  }
  return f;
}

}  // namespace

struct CircuitVerifier::Opening {
  Fields f;
  Scalar y_inverse, z, u, x, w;
  InnerProductFold fold;
};

Variable CircuitVerifier::commit(const Bytes32& commitment) {
  m_points.push_back(commitment);
  return add_commitment(commitment);
}

Result<CircuitVerifier::Opening, ProofFault> CircuitVerifier::open(ByteView proof) {
  const auto halvings = static_cast<std::size_t>(std::countr_zero(std::bit_ceil(gates())));
  std::optional<Fields> f = parse(proof, halvings);
  if (!f) {
    return std::unexpected(ProofFault::kMalformed);
  }
  const auto append = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      m_transcript.append_point(kLabels[i], f->points[i]);
    }
  };
  m_transcript.append_u64("m", m_commitments);
  append(kA_I, kT_1);
  end_first_phase();
  const std::optional<Scalar> y = m_transcript.challenge("y"), z = m_transcript.challenge("z");
  append(kT_1, kHalvings);
  const std::optional<Scalar> u = m_transcript.challenge("u"), x = m_transcript.challenge("x");
  m_transcript.append_scalar("t_x", f->t_x);
  m_transcript.append_scalar("t_x_blinding", f->t_x_blinding);
  m_transcript.append_scalar("e_blinding", f->e_blinding);
  const std::optional<Scalar> w = m_transcript.challenge("w");
  const std::optional<std::vector<Scalar>> of_halvings =
      inner_product_challenges(m_transcript, f->halving_points(halvings, 0), f->halving_points(halvings, 1));
  if (!y || !z || !u || !x || !w || !of_halvings) {
    return std::unexpected(ProofFault::kChallenge);
  }
  std::vector<Scalar> inverses = *of_halvings;
  inverses.push_back(*y);
  batch_invert(inverses);
  InnerProductFold fold = inner_product_fold(*of_halvings, std::span(inverses).first(halvings));
  return Opening{std::move(*f), inverses.back(), *z, *u, *x, *w, std::move(fold)};
}

/// t(x) is what the constraints and the commitments say.
Equation CircuitVerifier::polynomial_equation(const Opening& o, const Flattened& w,
                                              const Scalar& delta) const {
  const Scalar x2 = o.x * o.x;
  Equation result;
  Scalar power = o.x;  // x, x³, x⁴, x⁵, x⁶
  for (std::size_t i = kT_1; i < kHalvings; ++i) {
    result.add(power, o.f.points[i]);
    power *= i == kT_1 ? x2 : o.x;
  }
  for (std::size_t i = 0; i < m_points.size(); ++i) {
    result.add(x2 * w.w_V[i], m_points[i]);
  }
  result[FixedGenerator::kG] = x2 * (w.w_1 + delta) - o.f.t_x;
  result[FixedGenerator::kH] = -o.f.t_x_blinding;
  return result;
}

/// The committed vectors are l(x) and r(x), and their product is t(x).
Equation CircuitVerifier::vectors_equation(const Opening& o, const Flattened& w,
                                           std::span<const Scalar> y_inverses,
                                           std::span<const Scalar> scaled_w_R) const {
  const std::size_t n = gates(), size = y_inverses.size();
  Equation result;
  result.add(o.x, o.f.points[kA_I]);
  result.add(o.x * o.x, o.f.points[kA_I + 1]);
  result.add(o.x * o.x * o.x, o.f.points[kA_I + 2]);
  for (std::size_t i = 0; i < o.fold.L_factors.size(); ++i) {
    result.add(o.fold.L_factors[i], o.f.points[kHalvings + 2 * i]);
    result.add(o.fold.R_factors[i], o.f.points[kHalvings + 2 * i + 1]);
  }
  result[FixedGenerator::kG] = o.w * (o.f.t_x - o.f.a * o.f.b);
  result[FixedGenerator::kH] = -o.f.e_blinding;
  // On Gv: x·y^-i·w_R − a·s; on Hv: y^-i·(x·w_L + w_O − b·s in reverse) − 1.
  result.Gv.resize(size);
  scale(-o.f.a, o.fold.s, result.Gv);
  add_scaled(o.x, scaled_w_R, result.Gv);
  result.Hv.assign(o.fold.s.rbegin(), o.fold.s.rend());
  scale(-o.f.b, result.Hv, result.Hv);
  add_scaled(o.x, w.w_L, result.Hv);
  for (std::size_t i = 0; i < n; ++i) {
    result.Hv[i] += w.w_O[i];
  }
  multiply(y_inverses, result.Hv, result.Hv);
  for (Scalar& on_Hv : result.Hv) {
    on_Hv -= Scalar::one();
  }
  // The crate counts padding as part of the second phase, whose generators carry a factor u.
  for (const std::span<Scalar> all : {std::span(result.Gv), std::span(result.Hv)}) {
    scale(o.u, all.subspan(n), all.subspan(n));
  }
  return result;
}

Result<Equations, ProofFault> CircuitVerifier::equations(ByteView proof) {
  const std::size_t n = gates();
  if (breaks(Rule::kCircuitGates, n < 1 || n > kMostVectorGenerators)) {
    return std::unexpected(ProofFault::kMalformed);
  }
  TACIT_TRY(const Opening o, open(proof));
  const Flattened w = flatten(o.z);
  const std::vector<Scalar> y_inverses = powers(o.y_inverse, std::bit_ceil(n));
  std::vector<Scalar> scaled_w_R(n);
  multiply(w.w_R, std::span(y_inverses).first(n), scaled_w_R);
  const Scalar delta = inner_product(scaled_w_R, w.w_L);
  Equations result;
  result.push_back(judged_by(Rule::kCircuitPolynomial, polynomial_equation(o, w, delta)));
  result.push_back(judged_by(Rule::kCircuitVectors, vectors_equation(o, w, y_inverses, scaled_w_R)));
  return result;
}

}  // namespace tacit
