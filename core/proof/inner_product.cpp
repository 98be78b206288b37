// SPDX-License-Identifier: MIT
#include "proof/inner_product.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "base/serialize.h"
#include "crypto/multiexp.h"
#include "crypto/scalar_vector.h"
#include "proof/digit_products.h"
#include "proof/generators.h"

namespace tacit {

namespace {

void start_transcript(Transcript& transcript, std::size_t size) {
  transcript.append("dom-sep", as_bytes("ipp v1"));
  transcript.append_u64("n", size);
}

/// The prover never folds a generator: a folded one is a known multiple of each original, and one
/// multiplication over the originals costs less than folding them all.
class Halving {
 public:
  Halving(InnerProductStatement statement, SecretScalars a, SecretScalars b)
      : m_statement(std::move(statement)), m_a(std::move(a)), m_b(std::move(b)), m_size(m_a.size()) {}

  std::size_t length() const { return m_a.size(); }
  const Scalar& a() const { return m_a[0]; }
  const Scalar& b() const { return m_b[0]; }

  /// <a_low, G_high> + <b_high, H_low> + <a_low, b_high>·Q
  Point L() const { return cross(false); }
  /// <a_high, G_low> + <b_low, H_high> + <a_high, b_low>·Q
  Point R() const { return cross(true); }

  void fold(const Scalar& u) {
    const std::size_t half = length() / 2;
    const Scalar v = u.invert();
    for (std::size_t i = 0; i < half; ++i) {
      m_a[i] = m_a[i] * u + m_a[i + half] * v;
      m_b[i] = m_b[i] * v + m_b[i + half] * u;
    }
    for (std::size_t i = 0; i < m_size; ++i) {
      const bool low = i % length() < half;
      m_statement.G_factors[i] *= low ? v : u;
      m_statement.H_factors[i] *= low ? u : v;
    }
    // Shrinking a vector keeps its storage, so the allocator still wipes all of it.
    m_a.resize(half);
    m_b.resize(half);
  }

 private:
  Point cross(bool high_a) const {
    const std::size_t half = length() / 2;
    const VectorGenerators vectors = vector_generators(m_size);
    const std::span<const Scalar> a = std::span<const Scalar>(m_a).subspan(high_a ? half : 0, half);
    const std::span<const Scalar> b = std::span<const Scalar>(m_b).subspan(high_a ? 0 : half, half);
    SecretScalars scalars;
    std::vector<MultiexpBase> bases;
    scalars.reserve(m_size + 1);
    bases.reserve(m_size + 1);
    for (std::size_t i = 0; i < m_size; ++i) {
      const bool low = i % length() < half;
      if (low == high_a) {
        scalars.push_back(a[i % half] * m_statement.G_factors[i]);
        bases.push_back(vectors.Gv_bases[i]);
      } else {
        scalars.push_back(b[i % half] * m_statement.H_factors[i]);
        bases.push_back(vectors.Hv_bases[i]);
      }
    }
    scalars.push_back(inner_product(a, b) * m_statement.w);
    bases.push_back(generators().bases[static_cast<std::size_t>(FixedGenerator::kG)]);
    const MultiexpRun run{scalars, bases};
    return multiexp_vartime_wiping(std::span(&run, 1));
  }

  InnerProductStatement m_statement;
  SecretScalars m_a, m_b;
  std::size_t m_size;
};

}  // namespace

Scalar inner_product(std::span<const Scalar> a, std::span<const Scalar> b) {
  TACIT_CHECK(a.size() == b.size());
  Scalar sum;
  for (std::size_t i = 0; i < a.size(); ++i) {
    sum += a[i] * b[i];
  }
  return sum;
}

std::vector<Scalar> powers(const Scalar& x, std::size_t count) {
  std::vector<Scalar> result(count);
  if (count > 0) {
    result[0] = Scalar::one();
  }
  Scalar power = x;  // to the number of those made so far
  for (std::size_t made = 1; made < count; made *= 2) {
    const std::size_t more = std::min(made, count - made);
    const std::span<Scalar> all(result);
    scale(power, all.first(more), all.subspan(made, more));
    power *= power;
  }
  return result;
}

std::optional<Bytes> inner_product_prove(Transcript& transcript, InnerProductStatement statement,
                                         SecretScalars a, SecretScalars b) {
  start_transcript(transcript, a.size());
  Writer proof;
  Halving halving(std::move(statement), std::move(a), std::move(b));
  while (halving.length() > 1) {
    const Point L = halving.L(), R = halving.R();
    const Bytes32 L_encoding = L.encode(), R_encoding = R.encode();
    transcript.append_point("L", L_encoding);
    transcript.append_point("R", R_encoding);
    const std::optional<Scalar> u = transcript.challenge("u");
    if (!u || L.is_identity() || R.is_identity()) {
      return std::nullopt;
    }
    proof.bytes(L_encoding).bytes(R_encoding);
    halving.fold(*u);
  }
  proof.bytes(halving.a().encode()).bytes(halving.b().encode());
  return proof.take();
}

std::optional<std::vector<Scalar>> inner_product_challenges(Transcript& transcript,
                                                            std::span<const Bytes32> L,
                                                            std::span<const Bytes32> R) {
  TACIT_CHECK(L.size() == R.size());
  start_transcript(transcript, std::size_t{1} << L.size());
  std::vector<Scalar> u;
  for (std::size_t i = 0; i < L.size(); ++i) {
    transcript.append_point("L", L[i]);
    transcript.append_point("R", R[i]);
    const std::optional<Scalar> challenge = transcript.challenge("u");
    if (!challenge) {
      return std::nullopt;
    }
    u.push_back(*challenge);
  }
  return u;
}

InnerProductFold inner_product_fold(std::span<const Scalar> u, std::span<const Scalar> v) {
  TACIT_CHECK(u.size() == v.size());
  InnerProductFold result;
  std::vector<std::vector<Scalar>> bits;
  for (std::size_t i = 0; i < u.size(); ++i) {
    result.L_factors.push_back(u[i] * u[i]);
    result.R_factors.push_back(v[i] * v[i]);
    // The first challenge belongs to the highest bit of an index.
    bits.insert(bits.begin(), {v[i], u[i]});
  }
  result.s.resize(std::size_t{1} << u.size());
  digit_products(bits, Scalar::one(), result.s);
  return result;
}

}  // namespace tacit
