// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/serialize.h"
#include "crypto/point.h"
#include "crypto/random.h"
#include "crypto/scalar.h"
#include "crypto/transcript.h"

/// A prover that lies: the provers of protocol §6 to §8 once more, written from the specification, slow, with
/// nothing of core/proof. It proves whatever it is told to and checks nothing; every nonce, commitment,
/// challenge and answer goes through the forger's hands before it is used or shown. With honest hands its
/// proofs are proofs like any others (test_proof_forgeries begins with that). For tests; nothing here is
/// constant time.
namespace tacit::test {

/// Changes a value on its way. `name` is that of the specification (alpha, A1, c, t1, f, …; `delta` and `a`
/// count j·n + i); values of one name are counted by `index`. Left empty, a hand is honest.
struct Hands {
  std::function<void(std::string_view name, std::size_t index, Scalar& value)> scalar;
  std::function<void(std::string_view name, std::size_t index, Point& value)> point;

  Scalar operator()(std::string_view name, std::size_t index, Scalar value) const {
    if (scalar) {
      scalar(name, index, value);
    }
    return value;
  }
  Point operator()(std::string_view name, std::size_t index, Point value) const {
    if (point) {
      point(name, index, value);
    }
    return value;
  }
};

/// Hands that put `value` in the place of one value, whatever it was.
Hands exchange(std::string_view name, std::size_t index, const Scalar& value);
Hands exchange(std::string_view name, std::size_t index, const Point& value);

/// A challenge, zero or not, after it went through the hands.
Scalar draw_challenge(Transcript& transcript, const char* label, const Hands& hands, std::size_t index = 0);

/// Σ scalars·points, of the same length.
Point sum(std::span<const Scalar> scalars, std::span<const Point> points);

/// The generators of protocol §1, made again from the text; or others, for a forger who hopes that nobody
/// looks.
struct ForgerGenerators {
  Point G, H, F, U;
  std::vector<Point> Gv, Hv;

  static const ForgerGenerators& of_protocol();
};

/// Protocol §8. The statement is what the challenge absorbs.
struct AuthorisationForger {
  Bytes32 message{};
  std::uint64_t input = 0;
  Point S, T;
  Scalar s, r, y;

  /// A coin of the key r, disguised: S' and T are what s, r and y make them.
  static AuthorisationForger own(const Scalar& r, ProverRandom& random);

  /// Names: alpha, beta, gamma, A1, A2, c, t1, t2, t3.
  Bytes prove(ProverRandom& random, const Hands& hands = {},
              const ForgerGenerators& g = ForgerGenerators::of_protocol()) const;
  /// What a verifier that had `c` as its challenge would say of the two equations, one by one.
  bool equation_holds(int which, ByteView proof, const Scalar& c) const;
};

/// The aggregated proof of eprint 2021/1173 for any number of inputs, which checks the sum of the tag
/// equations alone and so accepts tags of the forger's choice (protocol, security note 1).
struct SparkAggregate {
  std::vector<Point> S, T;
  Point A1;
  std::vector<Point> A2;
  std::vector<Scalar> t1;
  Scalar t2, t3;

  /// Proves for coins of one key with tags m_i·(U − r·G), m_i random.
  static SparkAggregate forge(std::span<const AuthorisationForger> coins, ProverRandom& random);
  bool verify() const;

 private:
  Scalar challenge() const;
};

/// Protocol §6.
struct MembershipForger {
  Bytes32 genesis{}, head{};
  std::uint64_t first = 0, count = 0;
  std::uint8_t n = 4, m = 2;
  Point S, V, A;                           // S', V', A'
  std::vector<Point> set_S, set_V, set_A;  // the members
  std::vector<std::vector<Scalar>> delta;  // m rows of n; honest ones select one position
  Scalar y, g, alpha;

  void select(std::size_t position);
  /// S', V', A' of the member at `position`, with random y, g and α.
  void disguise(std::size_t position, ProverRandom& random);
  std::size_t size() const;  // N

  /// Names: r (0, 1), rho, a, Y (0, 1), X, chi, x, f, z_Y, z.
  Bytes prove(ProverRandom& random, const Hands& hands = {},
              const ForgerGenerators& g = ForgerGenerators::of_protocol()) const;
  /// What a verifier that had these challenges would say of the two equations, one by one.
  bool equation_holds(int which, ByteView proof, const Scalar& chi, const Scalar& x) const;

 private:
  std::size_t digit(std::size_t k, std::size_t j) const;
  Point member(std::size_t k, const Scalar& chi) const;
};

/// v·G + value_blinding·H and a·G + asset_blinding·H, for any scalars at all.
struct ForgerPair {
  Scalar v, a, value_blinding, asset_blinding;

  static ForgerPair make(const Scalar& v, const Scalar& a, ProverRandom& random);
  Point V() const;
  Point A() const;
};

/// Protocol §7. Public flows are a constant of the circuit, which no prover computes with.
struct BalanceForger {
  Bytes32 core{};
  std::vector<ForgerPair> inputs, outputs;
  std::size_t bits = 62;

  /// Names: V (commitments in their order), zeta, left, right, output (of gates), i_blinding, o_blinding,
  /// s_blinding, s_L, s_R, A_I1, A_O1, S1, y, z, t (1 to 6), t_blinding (1 to 6), T (1, 3 to 6), u, x, t_x,
  /// t_x_blinding, e_blinding, w, r_of_x, l_of_x, L, R, halving (the challenge), a, b. And, only shown,
  /// excess: by how much t_2 is not what the constraints and commitments ask for.
  Bytes prove(ProverRandom& random, const Hands& hands = {},
              const ForgerGenerators& g = ForgerGenerators::of_protocol()) const;
};

}  // namespace tacit::test
