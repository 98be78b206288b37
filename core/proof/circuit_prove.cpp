// SPDX-License-Identifier: MIT
#include <bit>
#include <optional>
#include <utility>

#include "base/check.h"
#include "base/serialize.h"
#include "crypto/multiexp.h"
#include "proof/circuit.h"
#include "proof/generators.h"
#include "proof/inner_product.h"
#include "proof/published.h"

namespace tacit {

namespace {

/// blinding·H + <a, Gv> + <b, Hv>, in constant time. `b` may be empty.
Point vector_commit(const Scalar& blinding, std::span<const Scalar> a, std::span<const Scalar> b) {
  const VectorGenerators vectors = vector_generators(a.size());
  SecretScalars scalars;
  std::vector<Point> points;
  scalars.reserve(1 + a.size() + b.size());
  points.reserve(1 + a.size() + b.size());
  scalars.push_back(blinding);
  points.push_back(generators().H);
  scalars.insert(scalars.end(), a.begin(), a.end());
  points.insert(points.end(), vectors.Gv.begin(), vectors.Gv.end());
  if (!b.empty()) {
    scalars.insert(scalars.end(), b.begin(), b.end());
    points.insert(points.end(), vectors.Hv.begin(), vectors.Hv.end());
  }
  return multiexp(scalars, points);
}

SecretScalars draw(ProverRandom& random, std::size_t count) {
  SecretScalars result(count);
  for (Scalar& value : result) {
    value = random.scalar();
  }
  return result;
}

/// The degrees of t(X) that are committed to; the coefficient of X² is what the constraints fix, and X⁰ is
/// zero.
struct Degree {
  std::size_t power;
  const char* label;
};
constexpr Degree kCommittedDegrees[] = {{1, "T_1"}, {3, "T_3"}, {4, "T_4"}, {5, "T_5"}, {6, "T_6"}};

/// Puts each value into the transcript and into the proof.
struct Output {
  Transcript& transcript;
  Writer proof;
  bool degenerate = false;

  void point(const char* label, const Point& value) {
    const Bytes32 encoding = publish(value);
    degenerate = degenerate || is_identity_encoding(encoding);
    transcript.append_point(label, encoding);
    proof.bytes(encoding);
  }
  void scalar(const char* label, const Scalar& value) {
    const Scalar shown = declassified(value);
    transcript.append_scalar(label, shown);
    proof.bytes(shown.encode());
  }
};

/// Σ coefficients[i]·x^i
Scalar evaluate(std::span<const Scalar> coefficients, const Scalar& x) {
  Scalar sum, power = Scalar::one();
  for (const Scalar& coefficient : coefficients) {
    sum += coefficient * power;
    power *= x;
  }
  return sum;
}

}  // namespace

/// l(X) = l1·X + l2·X² + l3·X³ and r(X) = r0 + r1·X + r3·X³, vectors of one element a gate.
struct CircuitProver::Polynomials {
  SecretScalars l1, l2, l3, r0, r1, r3;

  /// The coefficients of <l(X), r(X)>, X⁰ to X⁶.
  SecretScalars product() const {
    SecretScalars t(7);
    t[1] = inner_product(l1, r0);
    t[2] = inner_product(l1, r1) + inner_product(l2, r0);
    t[3] = inner_product(l2, r1) + inner_product(l3, r0);
    t[4] = inner_product(l1, r3) + inner_product(l3, r1);
    t[5] = inner_product(l2, r3);
    t[6] = inner_product(l3, r3);
    return t;
  }
};

Variable CircuitProver::commit(const Scalar& value, const Scalar& blinding) {
  m_blindings.push_back(blinding);
  return add_commitment(publish(pedersen_commit(value, blinding)));
}

Gate CircuitProver::gate(const Scalar& left, const Scalar& right) {
  m_left.push_back(left);
  m_right.push_back(right);
  m_output.push_back(left * right);
  return add_gate();
}

CircuitProver::Polynomials CircuitProver::make_polynomials(const Flattened& w, SecretScalars s_L,
                                                           SecretScalars s_R,
                                                           std::span<const Scalar> y_powers,
                                                           std::span<const Scalar> y_inverses) const {
  const std::size_t n = gates();
  Polynomials p;
  p.l1.resize(n);
  p.r0.resize(n);
  p.r1.resize(n);
  p.r3 = std::move(s_R);
  for (std::size_t i = 0; i < n; ++i) {
    p.l1[i] = m_left[i] + y_inverses[i] * w.w_R[i];
    p.r0[i] = w.w_O[i] - y_powers[i];
    p.r1[i] = y_powers[i] * m_right[i] + w.w_L[i];
    p.r3[i] *= y_powers[i];
  }
  p.l2 = m_output;
  p.l3 = std::move(s_L);
  return p;
}

Result<Bytes, ProveError> CircuitProver::prove(ProverRandom& random) {
  const std::size_t n = gates();
  TACIT_CHECK(n >= 1 && n <= kMostVectorGenerators);
  m_transcript.append_u64("m", m_commitments);
  const SecretScalars blindings = draw(random, 3);  // of A_I, A_O, S
  SecretScalars s_L = draw(random, n), s_R = draw(random, n);
  Output output{m_transcript, {}, false};
  output.proof.u8(0);
  output.point("A_I1", vector_commit(blindings[0], m_left, m_right));
  output.point("A_O1", vector_commit(blindings[1], m_output, {}));
  output.point("S1", vector_commit(blindings[2], s_L, s_R));
  end_first_phase();

  const std::optional<Scalar> y = m_transcript.challenge("y"), z = m_transcript.challenge("z");
  if (!y || !z) {
    return std::unexpected(ProveError::kDegenerate);
  }
  const Flattened w = flatten(*z);
  const std::size_t size = std::bit_ceil(n);
  const std::vector<Scalar> y_powers = powers(*y, size), y_inverses = powers(y->invert(), size);
  const Polynomials p = make_polynomials(w, std::move(s_L), std::move(s_R), y_powers, y_inverses);
  const SecretScalars t = p.product();
  SecretScalars t_blindings(t.size());
  for (const Degree& degree : kCommittedDegrees) {
    t_blindings[degree.power] = random.scalar();
  }
  for (const Degree& degree : kCommittedDegrees) {
    output.point(degree.label, pedersen_commit(t[degree.power], t_blindings[degree.power]));
  }
  t_blindings[2] = inner_product(w.w_V, m_blindings);

  const std::optional<Scalar> u = m_transcript.challenge("u"), x = m_transcript.challenge("x");
  if (output.degenerate || !u || !x) {
    return std::unexpected(ProveError::kDegenerate);
  }
  output.scalar("t_x", evaluate(t, *x));
  output.scalar("t_x_blinding", evaluate(t_blindings, *x));
  output.scalar("e_blinding", evaluate(blindings, *x) * *x);
  return finish(p, *u, *x, y_powers, y_inverses, output.proof);
}

/// The inner-product argument for l(x) and r(x), padded to a power of two.
Result<Bytes, ProveError> CircuitProver::finish(const Polynomials& p, const Scalar& u, const Scalar& x,
                                                std::span<const Scalar> y_powers,
                                                std::span<const Scalar> y_inverses, Writer& proof) {
  const std::size_t n = gates(), size = y_powers.size();
  const std::optional<Scalar> w = m_transcript.challenge("w");
  if (!w) {
    return std::unexpected(ProveError::kDegenerate);
  }
  const Scalar x2 = x * x, x3 = x2 * x;
  SecretScalars l(size), r(size);
  InnerProductStatement statement{*w, {}, {}};
  for (std::size_t i = 0; i < size; ++i) {
    if (i < n) {
      l[i] = p.l1[i] * x + p.l2[i] * x2 + p.l3[i] * x3;
      r[i] = p.r0[i] + p.r1[i] * x + p.r3[i] * x3;
    } else {
      r[i] = -y_powers[i];
    }
    // The crate counts padding as part of the second phase, whose generators carry a factor u.
    const Scalar factor = i < n ? Scalar::one() : u;
    statement.G_factors.push_back(factor);
    statement.H_factors.push_back(factor * y_inverses[i]);
  }
  // Blinded by s_L and s_R; L and R are made in variable time.
  declassify(l.data(), l.size() * sizeof(Scalar));
  declassify(r.data(), r.size() * sizeof(Scalar));
  const std::optional<Bytes> rest =
      inner_product_prove(m_transcript, std::move(statement), std::move(l), std::move(r));
  if (!rest) {
    return std::unexpected(ProveError::kDegenerate);
  }
  proof.bytes(*rest);
  return proof.take();
}

}  // namespace tacit
