// SPDX-License-Identifier: MIT
#include "support/forger.h"

#include "crypto/multiexp.h"

namespace tacit::test {

Hands exchange(std::string_view name, std::size_t index, const Scalar& value) {
  return {[name, index, value](std::string_view which, std::size_t i, Scalar& changed) {
            if (which == name && i == index) {
              changed = value;
            }
          },
          {}};
}

Hands exchange(std::string_view name, std::size_t index, const Point& value) {
  return {{}, [name, index, value](std::string_view which, std::size_t i, Point& changed) {
            if (which == name && i == index) {
              changed = value;
            }
          }};
}

Scalar draw_challenge(Transcript& transcript, const char* label, const Hands& hands, std::size_t index) {
  Bytes64 bytes;
  transcript.challenge_bytes(label, bytes);
  return hands(label, index, Scalar::from_wide(bytes));
}

Point sum(std::span<const Scalar> scalars, std::span<const Point> points) {
  return multiexp_vartime(scalars, points);
}

const ForgerGenerators& ForgerGenerators::of_protocol() {
  static const ForgerGenerators made = [] {
    ForgerGenerators g;
    g.G = base_point();
    g.H = Point::from_uniform(sha3_512(g.G.encode()));
    g.F = hash_to_point("tacit/1/generator", {"F"});
    g.U = hash_to_point("tacit/1/generator", {"U"});
    for (const auto& [name, list] : {std::pair("G", &g.Gv), std::pair("H", &g.Hv)}) {
      Shake256 stream;
      stream.absorb(as_bytes("GeneratorsChain"));
      stream.absorb(as_bytes(name));
      stream.absorb(u32_bytes(0));
      while (list->size() < 1024) {
        Bytes64 uniform;
        stream.squeeze(uniform);
        list->push_back(Point::from_uniform(uniform));
      }
    }
    return g;
  }();
  return made;
}

// ---- authorisation

AuthorisationForger AuthorisationForger::own(const Scalar& r, ProverRandom& random) {
  const ForgerGenerators& g = ForgerGenerators::of_protocol();
  AuthorisationForger coin;
  coin.s = random.scalar();
  coin.r = r;
  coin.y = random.scalar();
  coin.S = coin.s * g.F + r * g.G - coin.y * g.H;
  coin.T = coin.s.invert() * (g.U - r * g.G);
  return coin;
}

Bytes AuthorisationForger::prove(ProverRandom& random, const Hands& hands, const ForgerGenerators& g) const {
  const Scalar alpha = hands("alpha", 0, random.scalar());
  const Scalar beta = hands("beta", 0, random.scalar());
  const Scalar gamma = hands("gamma", 0, random.scalar());
  const Point A1 = hands("A1", 0, alpha * g.F + beta * g.G + gamma * g.H);
  const Point A2 = hands("A2", 0, alpha * T + beta * g.G);
  Transcript transcript("tacit/1/authorisation");
  transcript.append("message", message);
  transcript.append_u64("input", input);
  transcript.append("S'", S.encode());
  transcript.append("T", T.encode());
  transcript.append("A1", A1.encode());
  transcript.append("A2", A2.encode());
  const Scalar c = draw_challenge(transcript, "c", hands);
  Writer proof;
  proof.bytes(A1.encode()).bytes(A2.encode());
  proof.bytes(hands("t1", 0, alpha + c * s).encode());
  proof.bytes(hands("t2", 0, beta + c * r).encode());
  proof.bytes(hands("t3", 0, gamma - c * y).encode());
  return proof.take();
}

bool AuthorisationForger::equation_holds(int which, ByteView proof, const Scalar& c) const {
  const ForgerGenerators& g = ForgerGenerators::of_protocol();
  Reader reader(proof);
  const Point A1 = Point::decode(reader.array<32>()).value(), A2 = Point::decode(reader.array<32>()).value();
  const Scalar t1 = Scalar::decode(reader.array<32>()).value();
  const Scalar t2 = Scalar::decode(reader.array<32>()).value();
  const Scalar t3 = Scalar::decode(reader.array<32>()).value();
  return which == 0 ? A1 + c * S == t1 * g.F + t2 * g.G + t3 * g.H : A2 + c * g.U == t1 * T + t2 * g.G;
}

// ---- the aggregate

/// F asks for Σ t1_i = a + Σ c^(i+1)·s_i, W = U − r·G asks for Σ m_i·t1_i = w + Σ c^(i+1): two equations in
/// as many unknowns as there are inputs. All but the first two t1 are random.
SparkAggregate SparkAggregate::forge(std::span<const AuthorisationForger> coins, ProverRandom& random) {
  const ForgerGenerators& g = ForgerGenerators::of_protocol();
  const Scalar& r = coins.front().r;
  const Point W = g.U - r * g.G;
  const Scalar a = random.scalar(), b = random.scalar(), gamma = random.scalar(), w = random.scalar();
  SparkAggregate forged;
  std::vector<Scalar> multiples;
  for (const AuthorisationForger& coin : coins) {
    multiples.push_back(random.scalar());
    forged.S.push_back(coin.S);
    forged.T.push_back(multiples.back() * W);
    forged.A2.push_back(Point());
  }
  forged.A1 = a * g.F + b * g.G + gamma * g.H;
  forged.A2[0] = w * W + b * g.G;
  const Scalar c = forged.challenge();
  Scalar power = c, powers, on_F = a, on_W = w;
  forged.t3 = gamma;
  for (const AuthorisationForger& coin : coins) {
    on_F += power * coin.s;
    on_W += power;
    powers += power;
    forged.t3 -= power * coin.y;
    power *= c;
  }
  forged.t2 = b + r * powers;
  forged.t1.resize(coins.size());
  for (std::size_t i = 2; i < coins.size(); ++i) {
    forged.t1[i] = random.scalar();
    on_F -= forged.t1[i];
    on_W -= multiples[i] * forged.t1[i];
  }
  forged.t1[1] = (on_W - multiples[0] * on_F) * (multiples[1] - multiples[0]).invert();
  forged.t1[0] = on_F - forged.t1[1];
  return forged;
}

Scalar SparkAggregate::challenge() const {
  Transcript transcript("spark/chaum");
  for (const auto* list : {&S, &T, &A2}) {
    for (const Point& point : *list) {
      transcript.append("point", point.encode());
    }
  }
  transcript.append("point", A1.encode());
  return draw_challenge(transcript, "c", {});
}

bool SparkAggregate::verify() const {
  const ForgerGenerators& g = ForgerGenerators::of_protocol();
  const Scalar c = challenge();
  Scalar power = c, powers, sum_of_t1;
  Point left = A1, tags, sum_of_A2;
  for (std::size_t i = 0; i < S.size(); ++i) {
    left = left + power * S[i];
    tags = tags + t1[i] * T[i];
    sum_of_A2 = sum_of_A2 + A2[i];
    sum_of_t1 += t1[i];
    powers += power;
    power *= c;
  }
  return left == sum_of_t1 * g.F + t2 * g.G + t3 * g.H && sum_of_A2 + powers * g.U == tags + t2 * g.G;
}

// ---- commitments

ForgerPair ForgerPair::make(const Scalar& v, const Scalar& a, ProverRandom& random) {
  const Scalar value_blinding = random.scalar();
  return {v, a, value_blinding, random.scalar()};
}

Point ForgerPair::V() const {
  const ForgerGenerators& g = ForgerGenerators::of_protocol();
  return v * g.G + value_blinding * g.H;
}

Point ForgerPair::A() const {
  const ForgerGenerators& g = ForgerGenerators::of_protocol();
  return a * g.G + asset_blinding * g.H;
}

}  // namespace tacit::test
