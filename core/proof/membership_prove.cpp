// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <optional>

#include "base/check.h"
#include "base/serialize.h"
#include "crypto/multiexp.h"
#include "proof/generators.h"
#include "proof/membership.h"
#include "proof/membership_transcript.h"
#include "proof/secret_scalars.h"

namespace tacit {

namespace {

/// The prover's random values, drawn in this order.
struct Nonces {
  Nonces(ProverRandom& random, std::size_t n, std::size_t m) : r(2), rho(m), a(m * n) {
    for (SecretScalars* vector : {&r, &rho}) {
      for (Scalar& value : *vector) {
        value = random.scalar();
      }
    }
    for (std::size_t j = 0; j < m; ++j) {
      for (std::size_t i = 1; i < n; ++i) {
        a[j * n + i] = random.scalar();
        a[j * n] -= a[j * n + i];
      }
    }
  }

  SecretScalars r;    // r_0, r_1
  SecretScalars rho;  // ρ_j
  SecretScalars a;    // a_{j,i} at jn + i
};

/// Com(x, y, ρ), in constant time.
Point matrix_commit(const SecretScalars& x, const SecretScalars& y, const Scalar& rho) {
  const VectorGenerators vectors = vector_generators(x.size());
  SecretScalars scalars(x);
  scalars.reserve(2 * x.size() + 1);
  scalars.insert(scalars.end(), y.begin(), y.end());
  scalars.push_back(rho);
  std::vector<Point> points(vectors.Gv.begin(), vectors.Gv.end());
  points.insert(points.end(), vectors.Hv.begin(), vectors.Hv.end());
  points.push_back(generators().H);
  return multiexp(scalars, points);
}

/// δ(p_j, i) as 0 or 1 at jn + i.
SecretScalars make_delta(std::span<const std::size_t> digits, std::size_t n) {
  SecretScalars delta(digits.size() * n);
  for (std::size_t j = 0; j < digits.size(); ++j) {
    for (std::size_t i = 0; i < n; ++i) {
      delta[j * n + i] = Scalar(static_cast<std::uint64_t>(digits[j] == i));
    }
  }
  return delta;
}

/// The polynomials Π_j (δ(p_j,k_j)·x + a_{j,k_j}) of all k, made digit by digit: those of all numbers with j
/// digits give those with j + 1 by one product each. k shares d digits with p exactly when its polynomial has
/// degree d, and how many k share d digits does not depend on p.
class Polynomials {
 public:
  Polynomials(const SecretScalars& a, std::span<const std::size_t> digits, std::size_t n)
      : m_coefficients{Scalar::one()}, m_degrees{0} {
    for (std::size_t j = 0; j < digits.size(); ++j) {
      add_digit(std::span(a).subspan(j * n, n), digits[j]);
    }
  }

  std::size_t count() const { return m_degrees.size(); }
  std::size_t degree(std::size_t k) const { return m_degrees[k]; }
  const Scalar& coefficient(std::size_t k, std::size_t j) const { return m_coefficients[k * m_stride + j]; }

 private:
  void add_digit(std::span<const Scalar> a, std::size_t own_digit) {
    const std::size_t before = count(), stride = m_stride + 1;
    SecretScalars coefficients(before * a.size() * stride);
    SecretBuffer degrees(before * a.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
      for (std::size_t k = 0; k < before; ++k) {
        const Scalar* from = &m_coefficients[k * m_stride];
        Scalar* to = &coefficients[(i * before + k) * stride];
        for (std::size_t d = 0; d <= m_degrees[k]; ++d) {
          to[d] += from[d] * a[i];
          if (i == own_digit) {
            to[d + 1] = from[d];
          }
        }
        degrees[i * before + k] = static_cast<std::uint8_t>(m_degrees[k] + (i == own_digit));
      }
    }
    m_coefficients = std::move(coefficients);
    m_degrees = std::move(degrees);
    m_stride = stride;
  }

  SecretScalars m_coefficients;
  SecretBuffer m_degrees;
  std::size_t m_stride = 1;
};

/// The sums Σ_k c_{k,j}·P_k. Variable time.
class MemberSums {
 public:
  MemberSums(const CoverMembers& members, const Scalar& chi, const Polynomials& polynomials)
      : m_members(members), m_chi(chi), m_polynomials(polynomials) {}

  Point sum(std::size_t j) const {
    const std::size_t count = m_members.S.size();
    SecretScalars per_coin(count);
    SecretBuffer used(count);
    for (std::size_t k = 0; k < m_polynomials.count(); ++k) {
      if (m_polynomials.degree(k) >= j) {
        per_coin[k % count] += m_polynomials.coefficient(k, j);
        used[k % count] = 1;
      }
    }
    SecretVector<MultiexpBase> bases[3];  // of S, V, A
    SecretScalars scalars[3];
    const auto terms = static_cast<std::size_t>(std::ranges::count(used, 1));
    for (std::size_t list = 0; list < 3; ++list) {
      scalars[list].reserve(terms);
      bases[list].reserve(terms);
    }
    for (std::size_t i = 0; i < count; ++i) {
      if (used[i] == 0) {
        continue;
      }
      Scalar scalar = per_coin[i];
      const MultiexpBase* coin[3] = {&m_members.S[i], &m_members.V[i], &m_members.A[i]};
      for (std::size_t list = 0; list < 3; ++list) {
        scalars[list].push_back(scalar);
        bases[list].push_back(*coin[list]);
        scalar *= m_chi;
      }
    }
    const MultiexpRun runs[] = {{scalars[0], bases[0]}, {scalars[1], bases[1]}, {scalars[2], bases[2]}};
    return multiexp_vartime(runs);
  }

 private:
  const CoverMembers& m_members;
  Scalar m_chi;
  const Polynomials& m_polynomials;
};

/// All X_j, or nothing when the caller asked to stop.
std::optional<std::vector<Point>> make_X(const MembershipStatement& statement, const Scalar& chi,
                                         std::span<const std::size_t> digits, const Nonces& nonces,
                                         const ProverControl& control) {
  const Polynomials polynomials(nonces.a, digits, statement.parameters.n);
  const MemberSums sums(*statement.set.members, chi, polynomials);
  std::vector<Point> X(statement.parameters.m);
  const auto make = [&](std::size_t j) {
    if (!control.stop.stop_requested()) {
      X[j] = sums.sum(j) + nonces.rho[j] * generators().H;
    }
  };
  if (control.pool != nullptr) {
    control.pool->parallel_for(X.size(), make);
  } else {
    for (std::size_t j = 0; j < X.size(); ++j) {
      make(j);
    }
  }
  if (control.stop.stop_requested()) {
    return std::nullopt;
  }
  return X;
}

/// Y0 = Com(a, −a², r_0) and Y1 = Com(δ, a(1−2δ), r_1).
std::array<Point, 2> make_Y(const Nonces& nonces, const SecretScalars& delta) {
  const std::size_t count = delta.size();
  SecretScalars squares(count), signs(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Scalar& a = nonces.a[i];
    squares[i] = -(a * a);
    signs[i] = a - a * (delta[i] + delta[i]);
  }
  return {matrix_commit(nonces.a, squares, nonces.r[0]), matrix_commit(delta, signs, nonces.r[1])};
}

/// (y + χg + χ²α)·x^m − Σ_j ρ_j·x^j
Scalar make_z(const MembershipWitness& witness, const SecretScalars& rho, const Scalar& chi,
              const Scalar& x) {
  Scalar power = Scalar::one(), masks;
  WipeGuard guard(masks);
  for (const Scalar& rho_j : rho) {
    masks += rho_j * power;
    power *= x;
  }
  return (witness.y + chi * (witness.g + chi * witness.alpha)) * power - masks;
}

}  // namespace

Result<Bytes, ProveError> membership_prove(const MembershipStatement& statement,
                                           const MembershipWitness& witness, ProverRandom& random,
                                           const ProverControl& control) {
  const MembershipParameters& parameters = statement.parameters;
  if (!statement_complete(statement) || witness.position >= parameters.set_size()) {
    return std::unexpected(ProveError::kBadInput);
  }
  MembershipTranscript transcript(statement);
  const std::optional<Scalar> chi = transcript.chi();
  if (!chi) {
    return std::unexpected(ProveError::kDegenerate);
  }
  const std::size_t n = parameters.n;
  const SecretVector<std::size_t> digits = digits_of(witness.position, parameters);
  const SecretScalars delta = make_delta(digits, n);
  const Nonces nonces(random, n, parameters.m);
  const std::optional<std::vector<Point>> X = make_X(statement, *chi, digits, nonces, control);
  if (!X) {
    return std::unexpected(ProveError::kCancelled);
  }
  const std::array<Point, 2> Y = make_Y(nonces, delta);
  std::vector<Bytes32> points;
  bool degenerate = false;
  for (const std::span<const Point> part : {std::span<const Point>(Y), std::span<const Point>(*X)}) {
    for (const Point& point : part) {
      degenerate = degenerate || point.is_identity();
      points.push_back(point.encode());
    }
  }
  const std::optional<Scalar> x = transcript.x(points);
  if (degenerate || !x) {
    return std::unexpected(ProveError::kDegenerate);
  }
  Writer proof;
  proof.reserve(membership_size(parameters));
  for (const Bytes32& point : points) {
    proof.bytes(point);
  }
  for (std::size_t i = 0; i < delta.size(); ++i) {
    if (i % n != 0) {
      proof.bytes((delta[i] * *x + nonces.a[i]).encode());
    }
  }
  proof.bytes((nonces.r[0] + *x * nonces.r[1]).encode());
  proof.bytes(make_z(witness, nonces.rho, *chi, *x).encode());
  return proof.take();
}

Result<Bytes, ProveError> membership_prove(const MembershipStatement& statement,
                                           const MembershipWitness& witness, const ProverControl& control) {
  SecretBuffer secret;
  append_scalar(secret, witness.y);
  append_scalar(secret, witness.g);
  append_scalar(secret, witness.alpha);
  append_scalar(secret, Scalar(witness.position));
  Writer about;
  about.bytes(as_bytes("tacit/1/membership")).bytes(statement.parameters.genesis);
  about.u8(statement.parameters.n).u8(statement.parameters.m);
  about.u64(statement.set.first).u32(statement.set.count).bytes(statement.set.head);
  about.bytes(statement.offset.S).bytes(statement.offset.V).bytes(statement.offset.A);
  HedgedRandom random(secret, about.view());
  return membership_prove(statement, witness, random, control);
}

}  // namespace tacit
