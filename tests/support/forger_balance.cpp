// SPDX-License-Identifier: MIT
#include <array>
#include <bit>

#include "support/forger.h"

namespace tacit::test {

namespace {

using Scalars = std::vector<Scalar>;

Scalar dot(const Scalars& a, const Scalars& b) {
  Scalar result;
  for (std::size_t i = 0; i < a.size(); ++i) {
    result += a[i] * b[i];
  }
  return result;
}

/// The circuit of §7 as the weights of its wires when constraint q counts z^(q+1). Commitments and constants
/// stand on the other side; public flows are left to the statement.
struct Weights {
  Scalars L, R, O, V;
  Scalar constant;

  Weights(std::size_t gates, std::size_t commitments) : L(gates), R(gates), O(gates), V(commitments) {}
};

class Prover {
 public:
  Prover(const BalanceForger& what, ProverRandom& random, const Hands& hands, const ForgerGenerators& g)
      : m_what(what), m_random(random), m_hands(hands), m_g(g), m_transcript("tacit/1/balance") {
    m_pairs = what.inputs;
    m_pairs.insert(m_pairs.end(), what.outputs.begin(), what.outputs.end());
  }

  Bytes prove() {
    m_proof.u8(0);
    commit();
    assign_gates();
    commit_gates();
    const Scalar y = challenge("y"), z = challenge("z");
    const Weights w = weights(z);
    const auto [l, r] = polynomials(w, y);
    const Scalar u = commit_products(l, r, w, y);
    argue(l, r, y, u);
    return m_proof.take();
  }

 private:
  using Polynomial = std::array<Scalars, 4>;  // coefficients of x⁰ to x³, vectors of one element a gate

  Scalar challenge(const char* label) { return draw_challenge(m_transcript, label, m_hands); }

  void point(const char* label, const char* name, std::size_t index, const Point& value) {
    const Bytes32 shown = m_hands(name, index, value).encode();
    m_transcript.append(label, shown);
    m_proof.bytes(shown);
  }

  Scalar scalar(const char* label, const Scalar& value) {
    const Scalar shown = m_hands(label, 0, value);
    m_transcript.append(label, shown.encode());
    m_proof.bytes(shown.encode());
    return shown;
  }

  void commit() {
    m_transcript.append("core", m_what.core);
    m_transcript.append("dom-sep", as_bytes("r1cs v1"));
    std::size_t number = 0;
    for (const ForgerPair& pair : m_pairs) {
      for (const Point& commitment : {pair.V(), pair.A()}) {
        m_transcript.append("V", m_hands("V", number++, commitment).encode());
      }
    }
    m_zeta = challenge("zeta");
  }

  void assign_gate(const Scalar& left, const Scalar& right) {
    const std::size_t i = m_L.size();
    m_L.push_back(m_hands("left", i, left));
    m_R.push_back(m_hands("right", i, right));
    m_O.push_back(m_hands("output", i, m_L.back() * m_R.back()));
  }

  void assign_gates() {
    for (const ForgerPair& pair : m_pairs) {
      const Scalar difference = m_zeta - pair.a;
      assign_gate(difference, pair.v * difference.invert());
    }
    for (const ForgerPair& pair : m_what.outputs) {
      for (std::size_t place = 0; place < m_what.bits; ++place) {
        const std::uint64_t bit = pair.v.limbs()[place / 64] >> (place % 64) & 1;
        assign_gate(Scalar(1 - bit), Scalar(bit));
      }
    }
  }

  /// b·H + <on_G, Gv> + <on_H, Hv>
  Point vector_commitment(const Scalar& blinding, const Scalars& on_G, const Scalars& on_H) const {
    Scalars scalars = {blinding};
    std::vector<Point> points = {m_g.H};
    scalars.insert(scalars.end(), on_G.begin(), on_G.end());
    points.insert(points.end(), m_g.Gv.begin(), m_g.Gv.begin() + std::ptrdiff_t(on_G.size()));
    scalars.insert(scalars.end(), on_H.begin(), on_H.end());
    points.insert(points.end(), m_g.Hv.begin(), m_g.Hv.begin() + std::ptrdiff_t(on_H.size()));
    return sum(scalars, points);
  }

  void commit_gates() {
    m_transcript.append_u64("m", 2 * m_pairs.size());
    m_blindings = {m_hands("i_blinding", 0, m_random.scalar()), m_hands("o_blinding", 0, m_random.scalar()),
                   m_hands("s_blinding", 0, m_random.scalar())};
    for (const auto& [name, list] : {std::pair("s_L", &m_s_L), std::pair("s_R", &m_s_R)}) {
      for (std::size_t i = 0; i < m_L.size(); ++i) {
        list->push_back(m_hands(name, i, m_random.scalar()));
      }
    }
    point("A_I1", "A_I1", 0, vector_commitment(m_blindings[0], m_L, m_R));
    point("A_O1", "A_O1", 0, vector_commitment(m_blindings[1], m_O, {}));
    point("S1", "S1", 0, vector_commitment(m_blindings[2], m_s_L, m_s_R));
    m_transcript.append("dom-sep", as_bytes("r1cs-1phase"));
    for (const char* label : {"A_I2", "A_O2", "S2"}) {
      m_transcript.append(label, Bytes32{});
    }
  }

  /// Every constraint of §7 in its order.
  Weights weights(const Scalar& z) const {
    Weights w(m_L.size(), 2 * m_pairs.size());
    const std::size_t inputs = m_what.inputs.size();
    Scalar q = z;
    for (std::size_t i = 0; i < m_pairs.size(); ++i) {
      w.L[i] += q;  // left − ζ + a = 0
      w.constant += q * m_zeta;
      w.V[2 * i + 1] -= q;
      q *= z;
      w.O[i] += q;  // output − v = 0
      w.V[2 * i] += q;
      q *= z;
    }
    std::size_t gate = m_pairs.size();
    for (std::size_t i = inputs; i < m_pairs.size(); ++i) {
      const std::size_t first = gate;
      for (std::size_t place = 0; place < m_what.bits; ++place, ++gate) {
        w.O[gate] += q;  // output = 0
        q *= z;
        w.L[gate] += q;  // left + right − 1 = 0
        w.R[gate] += q;
        w.constant += q;
        q *= z;
      }
      Scalar weight = q;  // Σ 2^i·b_i − v = 0
      for (std::size_t place = 0; place < m_what.bits; ++place) {
        w.R[first + place] += weight;
        weight += weight;
      }
      w.V[2 * i] += q;
      q *= z;
    }
    for (std::size_t i = 0; i < m_pairs.size(); ++i) {  // Σ_in q − Σ_out q + … = 0
      w.R[i] += i < inputs ? q : -q;
    }
    return w;
  }

  /// l(x) and r(x).
  std::pair<Polynomial, Polynomial> polynomials(const Weights& w, const Scalar& y) const {
    const std::size_t n = m_L.size();
    Polynomial l, r;
    for (std::size_t d = 0; d < 4; ++d) {
      l[d].resize(n);
      r[d].resize(n);
    }
    const Scalar y_inverse = y.invert();
    Scalar power = Scalar::one(), inverse = Scalar::one();
    for (std::size_t i = 0; i < n; ++i) {
      l[1][i] = m_L[i] + inverse * w.R[i];
      l[2][i] = m_O[i];
      l[3][i] = m_s_L[i];
      r[0][i] = w.O[i] - power;
      r[1][i] = power * m_R[i] + w.L[i];
      r[3][i] = power * m_s_R[i];
      power *= y;
      inverse *= y_inverse;
    }
    return {std::move(l), std::move(r)};
  }

  /// T_1, T_3 … T_6, then the answers at x; returns u.
  Scalar commit_products(const Polynomial& l, const Polynomial& r, const Weights& w, const Scalar& y) {
    std::array<Scalar, 7> t, blindings;
    for (std::size_t i = 0; i < 4; ++i) {
      for (std::size_t j = 0; j < 4; ++j) {
        t[i + j] += dot(l[i], r[j]);
      }
    }
    Scalars committed, commitment_blindings;
    for (const ForgerPair& pair : m_pairs) {
      committed.insert(committed.end(), {pair.v, pair.a});
      commitment_blindings.insert(commitment_blindings.end(), {pair.value_blinding, pair.asset_blinding});
    }
    Scalar delta, inverse = Scalar::one();
    for (std::size_t i = 0; i < w.L.size(); ++i) {
      delta += inverse * w.L[i] * w.R[i];
      inverse *= y.invert();
    }
    m_hands("excess", 0, t[2] - dot(w.V, committed) - w.constant - delta);
    for (std::size_t d = 1; d < 7; ++d) {
      t[d] = m_hands("t", d, t[d]);
      blindings[d] = m_hands("t_blinding", d, d == 2 ? dot(w.V, commitment_blindings) : m_random.scalar());
    }
    for (const auto& [d, label] : {std::pair(1, "T_1"), std::pair(3, "T_3"), std::pair(4, "T_4"),
                                   std::pair(5, "T_5"), std::pair(6, "T_6")}) {
      const auto at = static_cast<std::size_t>(d);
      point(label, "T", at, t[at] * m_g.G + blindings[at] * m_g.H);
    }
    const Scalar u = challenge("u");
    m_x = challenge("x");
    Scalar t_x, t_x_blinding, power = m_x;
    for (std::size_t d = 1; d < 7; ++d) {
      t_x += power * t[d];
      t_x_blinding += power * blindings[d];
      power *= m_x;
    }
    scalar("t_x", t_x);
    scalar("t_x_blinding", t_x_blinding);
    scalar("e_blinding", m_x * (m_blindings[0] + m_x * (m_blindings[1] + m_x * m_blindings[2])));
    return u;
  }

  /// The inner-product argument for l(x) and r(x), padded, with generators that are folded one by one.
  void argue(const Polynomial& l, const Polynomial& r, const Scalar& y, const Scalar& u) {
    const Scalar w = challenge("w");
    const std::size_t n = m_L.size(), size = std::bit_ceil(n);
    Scalars a(size), b(size);
    std::vector<Point> G, H;
    const Scalar y_inverse = y.invert();
    Scalar power = Scalar::one(), inverse = Scalar::one();
    for (std::size_t i = 0; i < size; ++i) {
      if (i < n) {
        b[i] = m_hands("r_of_x", i, r[0][i] + m_x * (r[1][i] + m_x * m_x * r[3][i]));
        a[i] = m_hands("l_of_x", i, m_x * (l[1][i] + m_x * (l[2][i] + m_x * l[3][i])));
      } else {
        b[i] = -power;
      }
      const Scalar factor = i < n ? Scalar::one() : u;
      G.push_back(factor * m_g.Gv[i]);
      H.push_back((factor * inverse) * m_g.Hv[i]);
      power *= y;
      inverse *= y_inverse;
    }
    m_transcript.append("dom-sep", as_bytes("ipp v1"));
    m_transcript.append_u64("n", size);
    for (std::size_t round = 0; a.size() > 1; ++round) {
      halve(a, b, G, H, w, round);
    }
    m_proof.bytes(m_hands("a", 0, a[0]).encode()).bytes(m_hands("b", 0, b[0]).encode());
  }

  void halve(Scalars& a, Scalars& b, std::vector<Point>& G, std::vector<Point>& H, const Scalar& w,
             std::size_t round) {
    const std::size_t half = a.size() / 2;
    Scalars on_L = {Scalar()}, on_R = {Scalar()};
    std::vector<Point> of_L = {w * m_g.G}, of_R = {w * m_g.G};
    for (std::size_t i = 0; i < half; ++i) {
      on_L[0] += a[i] * b[half + i];
      on_R[0] += a[half + i] * b[i];
      on_L.insert(on_L.end(), {a[i], b[half + i]});
      of_L.insert(of_L.end(), {G[half + i], H[i]});
      on_R.insert(on_R.end(), {a[half + i], b[i]});
      of_R.insert(of_R.end(), {G[i], H[half + i]});
    }
    point("L", "L", round, sum(on_L, of_L));
    point("R", "R", round, sum(on_R, of_R));
    Bytes64 bytes;
    m_transcript.challenge_bytes("u", bytes);
    const Scalar u = m_hands("halving", round, Scalar::from_wide(bytes)), v = u.invert();
    for (std::size_t i = 0; i < half; ++i) {
      a[i] = u * a[i] + v * a[half + i];
      b[i] = v * b[i] + u * b[half + i];
      G[i] = sum(Scalars{v, u}, std::vector{G[i], G[half + i]});
      H[i] = sum(Scalars{u, v}, std::vector{H[i], H[half + i]});
    }
    a.resize(half);
    b.resize(half);
    G.resize(half);
    H.resize(half);
  }

  const BalanceForger& m_what;
  ProverRandom& m_random;
  const Hands& m_hands;
  const ForgerGenerators& m_g;
  Transcript m_transcript;
  std::vector<ForgerPair> m_pairs;
  Writer m_proof;
  Scalar m_zeta, m_x;
  Scalars m_L, m_R, m_O, m_s_L, m_s_R;
  std::array<Scalar, 3> m_blindings;
};

}  // namespace

Bytes BalanceForger::prove(ProverRandom& random, const Hands& hands, const ForgerGenerators& g) const {
  return Prover(*this, random, hands, g).prove();
}

}  // namespace tacit::test
