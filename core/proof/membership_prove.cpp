// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "base/check.h"
#include "base/serialize.h"
#include "crypto/multiexp.h"
#include "crypto/scalar_vector.h"
#include "proof/generators.h"
#include "proof/membership.h"
#include "proof/membership_transcript.h"
#include "proof/published.h"
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

/// The coefficients of Π_j (δ(p_j,k_j)·x + a_{j,k_j}) for all k, below that of x^m. Made digit by digit for
/// vectors of k: those of all numbers with j digits give those with j + 1.
class Coefficients {
 public:
  Coefficients(const SecretScalars& a, std::span<const std::size_t> digits, std::size_t n) {
    std::size_t count = 1;
    for (std::size_t j = 0; j < digits.size(); ++j) {
      count *= n;
    }
    m_lists.assign(digits.size(), SecretScalars(count));
    m_lists[0][0] = Scalar::one();
    std::size_t made = 1;
    for (std::size_t j = 0; j < digits.size(); ++j) {
      add_digit(std::span(a).subspan(j * n, n), digits[j], made, j);
      made *= n;
    }
  }

  std::size_t count() const { return m_lists[0].size(); }
  /// Those of x^j by k.
  std::span<const Scalar> of(std::size_t j) const { return m_lists[j]; }

  /// Adds those of the positions k that name one coin, k mod `coins`.
  void add_wrapped(std::size_t coins) {
    for (SecretScalars& list : m_lists) {
      for (std::size_t k = coins; k < list.size(); ++k) {
        list[k % coins] += list[k];
      }
    }
  }

 private:
  /// From the highest degree and the last digit, since the first `made` of each list are overwritten in turn.
  void add_digit(std::span<const Scalar> a, std::size_t own_digit, std::size_t made, std::size_t degree) {
    for (std::size_t d = std::min(degree + 1, m_lists.size() - 1) + 1; d-- > 0;) {
      for (std::size_t i = a.size(); i-- > 0;) {
        const std::span<Scalar> all(m_lists[d]);
        const std::span<Scalar> to = all.subspan(i * made, made);
        scale(a[i], all.first(made), to);
        for (std::size_t k = 0; i == own_digit && d > 0 && k < made; ++k) {
          to[k] += m_lists[d - 1][k];
        }
      }
    }
  }

  std::vector<SecretScalars> m_lists;  // by degree
};

/// The sums Σ_k c_{k,j}·P_k. c_{k,j} is zero when k shares fewer than j digits with p, and how many k share
/// how many does not depend on p. So the set is copied once, those that share most in front, and each sum is
/// over the beginning of the copy. Variable time.
class MemberSums {
 public:
  MemberSums(const CoverMembers& members, const Scalar& chi, std::span<const std::size_t> digits,
             const SecretScalars& a, std::size_t n, WorkerPool* pool)
      : m_chi(chi), m_coefficients(a, digits, n) {
    const std::size_t coins = members.S.size();
    sort_coins(digits, n, coins);
    m_coefficients.add_wrapped(coins);
    const std::span<const MultiexpBase> lists[3] = {members.S, members.V, members.A};
    parallel_for(pool, 3, [&](std::size_t list) {
      m_bases[list].reserve(coins);
      for (const std::uint32_t coin : m_order) {
        m_bases[list].push_back(lists[list][coin]);
      }
    });
  }

  Point sum(std::size_t j) const {
    const std::span<const Scalar> coefficients = m_coefficients.of(j);
    const std::size_t terms = m_terms[j];
    SecretScalars scalars(3 * terms);
    for (std::size_t i = 0; i < terms; ++i) {
      scalars[i] = coefficients[m_order[i]];
    }
    const std::span<Scalar> all(scalars);
    scale(m_chi, all.first(terms), all.subspan(terms, terms));
    scale(m_chi, all.subspan(terms, terms), all.last(terms));
    MultiexpRun runs[3];
    for (std::size_t list = 0; list < 3; ++list) {
      runs[list] = {all.subspan(list * terms, terms), std::span(m_bases[list]).first(terms)};
    }
    return multiexp_vartime_wiping(runs);
  }

 private:
  /// Orders the coins by the number of digits that they share with p, those of several positions by the
  /// largest, and counts the coins of each sum.
  void sort_coins(std::span<const std::size_t> digits, std::size_t n, std::size_t coins) {
    SecretBuffer shared(1), of_coins(coins);  // by position and by coin
    for (const std::size_t own_digit : digits) {
      const std::size_t made = shared.size();
      for (std::size_t i = 1; i < n; ++i) {
        for (std::size_t k = 0; k < made; ++k) {
          shared.push_back(static_cast<std::uint8_t>(shared[k] + (i == own_digit)));
        }
      }
      for (std::size_t k = 0; own_digit == 0 && k < made; ++k) {
        ++shared[k];
      }
    }
    for (std::size_t k = 0; k < shared.size(); ++k) {
      of_coins[k % coins] = std::max(of_coins[k % coins], shared[k]);
    }
    m_terms.assign(digits.size(), 0);
    for (std::size_t same = digits.size() + 1; same-- > 0;) {
      for (std::uint32_t coin = 0; coin < coins; ++coin) {
        if (of_coins[coin] == same) {
          m_order.push_back(coin);
        }
      }
      if (same < m_terms.size()) {
        m_terms[same] = m_order.size();
      }
    }
  }

  Scalar m_chi;
  Coefficients m_coefficients;
  SecretVector<std::uint32_t> m_order;
  SecretVector<std::size_t> m_terms;  // of each sum
  SecretVector<MultiexpBase> m_bases[3];
};

/// All X_j, or nothing when the caller asked to stop.
std::optional<std::vector<Point>> make_X(const MembershipStatement& statement, const Scalar& chi,
                                         SecretVector<std::size_t> digits, const Nonces& nonces,
                                         const ProverControl& control) {
  // These sums alone are made in variable time; from copies, so that what else is made of the nonces is not.
  SecretScalars a(nonces.a);
  declassify(digits.data(), digits.size() * sizeof(std::size_t));
  declassify(a.data(), a.size() * sizeof(Scalar));
  const MemberSums sums(*statement.set.members, chi, digits, a, statement.parameters.n, control.pool);
  std::vector<Point> X(statement.parameters.m);
  const auto make = [&](std::size_t j) {
    if (!control.stop.stop_requested()) {
      X[j] = sums.sum(j) + nonces.rho[j] * generators().H;
    }
  };
  parallel_for(control.pool, X.size(), make);
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
  if (!statement_complete(statement) || declassified(witness.position >= parameters.set_size())) {
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
      points.push_back(publish(point));
      degenerate = degenerate || is_identity_encoding(points.back());
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
