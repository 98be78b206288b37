// SPDX-License-Identifier: MIT
#include "support/forger.h"

namespace tacit::test {

void MembershipForger::select(std::size_t position) {
  delta.assign(m, std::vector<Scalar>(n));
  for (std::size_t j = 0; j < m; ++j) {
    delta[j][digit(position, j)] = Scalar::one();
  }
}

void MembershipForger::disguise(std::size_t position, ProverRandom& random) {
  const Point& H = ForgerGenerators::of_protocol().H;
  const std::size_t coin = position % set_S.size();
  y = random.scalar();
  g = random.scalar();
  alpha = random.scalar();
  S = set_S[coin] - y * H;
  V = set_V[coin] - g * H;
  A = set_A[coin] - alpha * H;
  select(position);
}

std::size_t MembershipForger::size() const {
  std::size_t N = 1;
  for (std::size_t j = 0; j < m; ++j) {
    N *= n;
  }
  return N;
}

std::size_t MembershipForger::digit(std::size_t k, std::size_t j) const {
  for (; j > 0; --j) {
    k /= n;
  }
  return k % n;
}

Point MembershipForger::member(std::size_t k, const Scalar& chi) const {
  const std::size_t coin = k % set_S.size();
  return set_S[coin] + chi * set_V[coin] + (chi * chi) * set_A[coin];
}

Bytes MembershipForger::prove(ProverRandom& random, const Hands& hands, const ForgerGenerators& gens) const {
  Transcript transcript("tacit/1/membership");
  transcript.append("genesis", genesis);
  transcript.append_u64("first", first);
  transcript.append_u64("count", count);
  transcript.append_u64("n", n);
  transcript.append_u64("m", m);
  transcript.append("coins", head);
  transcript.append("S'", S.encode());
  transcript.append("V'", V.encode());
  transcript.append("A'", A.encode());
  const Scalar chi = draw_challenge(transcript, "chi", hands);

  const Scalar r[2] = {hands("r", 0, random.scalar()), hands("r", 1, random.scalar())};
  std::vector<Scalar> rho;
  for (std::size_t j = 0; j < m; ++j) {
    rho.push_back(hands("rho", j, random.scalar()));
  }
  std::vector<Scalar> a(std::size_t{m} * n);
  for (std::size_t j = 0; j < m; ++j) {
    for (std::size_t i = 1; i < n; ++i) {
      a[j * n + i] = hands("a", j * n + i, random.scalar());
      a[j * n] -= a[j * n + i];
    }
    a[j * n] = hands("a", j * n, a[j * n]);
  }
  Point Y[2] = {r[0] * gens.H, r[1] * gens.H};
  for (std::size_t j = 0; j < m; ++j) {
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t at = j * n + i;
      const Scalar& d = delta[j][i];
      Y[0] = Y[0] + a[at] * gens.Gv[at] - (a[at] * a[at]) * gens.Hv[at];
      Y[1] = Y[1] + d * gens.Gv[at] + (a[at] * (Scalar::one() - d - d)) * gens.Hv[at];
    }
  }
  std::vector<Point> X;
  for (const Scalar& mask : rho) {
    X.push_back(mask * gens.H);
  }
  for (std::size_t k = 0; k < size(); ++k) {
    // Π_j (δ·x + a) as a polynomial in x, lowest power first.
    std::vector<Scalar> product = {Scalar::one()};
    for (std::size_t j = 0; j < m; ++j) {
      product.push_back({});
      for (std::size_t d = product.size(); d-- > 0;) {
        const std::size_t i = digit(k, j);
        product[d] = product[d] * a[j * n + i] + (d > 0 ? product[d - 1] * delta[j][i] : Scalar());
      }
    }
    const Point P = member(k, chi);
    for (std::size_t j = 0; j < m; ++j) {
      X[j] = X[j] + product[j] * P;
    }
  }
  Writer proof;
  for (std::size_t i = 0; i < 2; ++i) {
    Y[i] = hands("Y", i, Y[i]);
    transcript.append(i == 0 ? "Y0" : "Y1", Y[i].encode());
    proof.bytes(Y[i].encode());
  }
  for (std::size_t j = 0; j < m; ++j) {
    X[j] = hands("X", j, X[j]);
    transcript.append("X", X[j].encode());
    proof.bytes(X[j].encode());
  }
  const Scalar x = draw_challenge(transcript, "x", hands);
  Scalar power = Scalar::one(), z;
  for (std::size_t j = 0; j < m; ++j) {
    for (std::size_t i = 1; i < n; ++i) {
      proof.bytes(hands("f", j * n + i, delta[j][i] * x + a[j * n + i]).encode());
    }
    z -= rho[j] * power;
    power *= x;
  }
  z += (y + chi * g + chi * chi * alpha) * power;
  proof.bytes(hands("z_Y", 0, r[0] + x * r[1]).encode());
  proof.bytes(hands("z", 0, z).encode());
  return proof.take();
}

bool MembershipForger::equation_holds(int which, ByteView proof, const Scalar& chi, const Scalar& x) const {
  const ForgerGenerators& gens = ForgerGenerators::of_protocol();
  Reader reader(proof);
  const auto point = [&] { return Point::decode(reader.array<32>()).value(); };
  const auto scalar = [&] { return Scalar::decode(reader.array<32>()).value(); };
  const Point Y0 = point(), Y1 = point();
  std::vector<Point> X;
  for (std::size_t j = 0; j < m; ++j) {
    X.push_back(point());
  }
  std::vector<std::vector<Scalar>> f(m, std::vector<Scalar>(n));
  for (std::vector<Scalar>& row : f) {
    row[0] = x;
    for (std::size_t i = 1; i < n; ++i) {
      row[i] = scalar();
      row[0] -= row[i];
    }
  }
  const Scalar z_Y = scalar(), z = scalar();
  if (which == 0) {
    Point right = z_Y * gens.H;
    for (std::size_t j = 0; j < m; ++j) {
      for (std::size_t i = 0; i < n; ++i) {
        right = right + f[j][i] * gens.Gv[j * n + i] + (f[j][i] * (x - f[j][i])) * gens.Hv[j * n + i];
      }
    }
    return Y0 + x * Y1 == right;
  }
  Point left;
  for (std::size_t k = 0; k < size(); ++k) {
    Scalar product = Scalar::one();
    for (std::size_t j = 0; j < m; ++j) {
      product *= f[j][digit(k, j)];
    }
    left = left + product * member(k, chi);
  }
  Scalar power = Scalar::one();
  for (std::size_t j = 0; j < m; ++j) {
    left = left - power * X[j];
    power *= x;
  }
  left = left - power * (S + chi * V + (chi * chi) * A);
  return left == z * gens.H;
}

}  // namespace tacit::test
