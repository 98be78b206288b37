// SPDX-License-Identifier: MIT
#include "base/check.h"

#include "core/proof/forgeries.h"

namespace tacit::test {

namespace {

const ForgerGenerators& g() {
  return ForgerGenerators::of_protocol();
}

/// All generators are one.
ForgerGenerators equal_generators() {
  ForgerGenerators same = g();
  same.H = same.F = same.U = same.G;
  for (std::vector<Point>* list : {&same.Gv, &same.Hv}) {
    list->assign(list->size(), same.G);
  }
  return same;
}

/// The proof that holds for a challenge which the forger knew: answers first, commitments to fit.
Bytes simulated(const AuthorisationForger& f, const Scalar& c, ProverRandom& random) {
  const Scalar t1 = random.scalar(), t2 = random.scalar(), t3 = random.scalar();
  Hands hands = exchange("A1", 0, t1 * g().F + t2 * g().G + t3 * g().H - c * f.S);
  hands = together(hands, exchange("A2", 0, t1 * f.T + t2 * g().G - c * g().U));
  for (const auto& [name, value] :
       {std::pair("c", c), std::pair("t1", t1), std::pair("t2", t2), std::pair("t3", t3)}) {
    hands = together(hands, exchange(name, 0, value));
  }
  const Bytes proof = f.prove(random, hands);
  TACIT_CHECK(f.equation_holds(0, proof, c) && f.equation_holds(1, proof, c));
  return proof;
}

/// Y0, Y1 and X_0, of which the first or the second, and the third, make a proof's equations hold for these
/// challenges, the rest being as it is.
struct Fitting {
  Point Y0, Y1, X0;
};

Fitting fitting(const MembershipForger& f, const Bytes& proof, const Scalar& chi, const Scalar& x) {
  Reader reader(proof);
  std::vector<Scalar> digits(std::size_t{f.m} * f.n);
  reader.bytes(32 * (2u + f.m));
  for (std::size_t j = 0; j < f.m; ++j) {
    digits[j * f.n] = x;
    for (std::size_t i = 1; i < f.n; ++i) {
      digits[j * f.n + i] = Scalar::decode(reader.array<32>()).value();
      digits[j * f.n] -= digits[j * f.n + i];
    }
  }
  const Scalar z_Y = Scalar::decode(reader.array<32>()).value(),
               z = Scalar::decode(reader.array<32>()).value();
  Point bits = z_Y * g().H;  // Com(f, f·(x−f), z_Y)
  for (std::size_t at = 0; at < digits.size(); ++at) {
    bits = bits + digits[at] * g().Gv[at] + (digits[at] * (x - digits[at])) * g().Hv[at];
  }
  Point X0 = -(z * g().H);
  for (std::size_t k = 0; k < f.size(); ++k) {
    Scalar product = Scalar::one();
    for (std::size_t j = 0, rest = k; j < f.m; ++j, rest /= f.n) {
      product *= digits[j * f.n + rest % f.n];
    }
    const std::size_t coin = k % f.set_S.size();
    X0 = X0 + product * (f.set_S[coin] + chi * f.set_V[coin] + (chi * chi) * f.set_A[coin]);
  }
  Scalar power = Scalar::one();
  for (std::size_t j = 0; j < f.m; ++j) {
    if (j > 0) {
      X0 = X0 - power * Point::decode(word_at(proof, 32 * (2 + j))).value();
    }
    power *= x;
  }
  X0 = X0 - power * (f.S + chi * f.V + (chi * chi) * f.A);
  const Point Y0 = Point::decode(word_at(proof, 0)).value(), Y1 = Point::decode(word_at(proof, 32)).value();
  return {bits - x * Y1, x.is_zero() ? Y1 : x.invert() * (bits - Y0), X0};
}

/// The proof that holds for challenges which the forger knew: f and z of choice, Y0 and X_0 to fit.
Bytes simulated(const MembershipForger& f, const Scalar& chi, const Scalar& x, ProverRandom& random) {
  Bytes proof = f.prove(random, together(exchange("chi", 0, chi), exchange("x", 0, x)));
  const Fitting fit = fitting(f, proof, chi, x);
  proof = with_bytes(with_bytes(proof, 0, fit.Y0.encode()), 64, fit.X0.encode());
  TACIT_CHECK(f.equation_holds(0, proof, chi, x) && f.equation_holds(1, proof, chi, x));
  return proof;
}

/// One value is chosen when the challenge is known, and fits: what a transcript that left it out would
/// accept.
void add_late_values(const AuthorisationForger& own, ProverRandom& random, std::vector<NamedProof>& made) {
  const auto add = [&](const char* name, const AuthorisationForger& f, const Scalar& c, Bytes proof) {
    TACIT_CHECK(f.equation_holds(0, proof, c) && f.equation_holds(1, proof, c));
    made.push_back({std::string("authorisation-") + name + "-after-the-challenge", statement_of(f), proof});
  };
  const auto left = [](const Noted& n) { return n["t1"] * g().F + n["t2"] * g().G + n["t3"] * g().H; };
  AuthorisationForger another = own;  // the right tag of another coin
  another.s = random.scalar();
  another.T = another.s.invert() * (g().U - own.r * g().G);
  {
    Noted n;
    const Bytes proof = another.prove(random, n.hands());
    add("A1", another, n["c"], with_bytes(proof, 0, (left(n) - n["c"] * another.S).encode()));
    const Point A1 = Point::decode(word_at(proof, 0)).value();
    another.S = n["c"].invert() * (left(n) - A1);
    add("S", another, n["c"], proof);
  }
  AuthorisationForger chosen = own;  // any tag of one's own coin
  chosen.T = random.scalar() * g().G;
  {
    Noted n;
    const Bytes proof = chosen.prove(random, n.hands());
    const Point A2 = n["t1"] * chosen.T + n["t2"] * g().G - n["c"] * g().U;
    add("A2", chosen, n["c"], with_bytes(proof, 32, A2.encode()));
  }
  {
    Noted n;
    const Point A2 = random.scalar() * g().G;
    const Bytes proof = chosen.prove(random, together(exchange("A2", 0, A2), n.hands()));
    chosen.T = n["t1"].invert() * (A2 + n["c"] * g().U - n["t2"] * g().G);
    add("T", chosen, n["c"], proof);
  }
}

void add_late_values(const MembershipForger& own, ProverRandom& random, std::vector<NamedProof>& made) {
  const auto add = [&](const char* name, const MembershipForger& f, const Noted& n, Bytes proof) {
    TACIT_CHECK(f.equation_holds(0, proof, n["chi"], n["x"]) && f.equation_holds(1, proof, n["chi"], n["x"]));
    made.push_back({std::string("membership-") + name + "-after-the-challenge", statement_of(f), proof});
  };
  // An amount that is in no coin, balanced by the list that is chosen last.
  const Point error = random.scalar() * g().G;
  for (const char* late : {"S", "V", "A"}) {
    MembershipForger f = own;
    Noted n;
    (late[0] == 'V' ? f.A : f.V) = (late[0] == 'V' ? own.A : own.V) + error;
    const Bytes proof = f.prove(random, n.hands());
    const Scalar chi = n["chi"];
    if (late[0] == 'S') {
      f.S = own.S - chi * error;
    } else if (late[0] == 'V') {
      f.V = own.V - chi * error;
    } else {
      f.A = own.A - chi.invert() * error;
    }
    add(late, f, n, proof);
  }
  MembershipForger f = own;
  f.delta = {{Scalar(2), -Scalar::one(), {}, {}}, {Scalar::one(), {}, {}, {}}};
  f.S = f.set_S[0] + f.set_S[0] - f.set_S[1] - f.y * g().H;
  f.V = f.set_V[0] + f.set_V[0] - f.set_V[1] - f.g * g().H;
  f.A = f.set_A[0] + f.set_A[0] - f.set_A[1] - f.alpha * g().H;
  for (const bool first : {true, false}) {
    Noted n;
    const Bytes proof = f.prove(random, n.hands());
    const Fitting fit = fitting(f, proof, n["chi"], n["x"]);
    add(first ? "Y0" : "Y1", f, n, with_bytes(proof, first ? 0 : 32, (first ? fit.Y0 : fit.Y1).encode()));
  }
  f = own;
  f.V = own.V + error;
  Noted n;
  const Bytes proof = f.prove(random, n.hands());
  add("X", f, n, with_bytes(proof, 64, fitting(f, proof, n["chi"], n["x"]).X0.encode()));
}

}  // namespace

MembershipForger sample_membership(ProverRandom& random, std::size_t coins) {
  MembershipForger f;
  f.genesis = random.bytes<32>();
  f.head = random.bytes<32>();
  f.count = coins;
  for (std::size_t i = 0; i < coins; ++i) {
    const ForgerPair pair = ForgerPair::make(Scalar(100 + i), Scalar(7), random);
    f.set_S.push_back(random.scalar() * g().F + random.scalar() * g().G);
    f.set_V.push_back(pair.V());
    f.set_A.push_back(pair.A());
  }
  f.disguise(6 % coins, random);
  return f;
}

std::vector<NamedProof> forged_authorisations(ProverRandom& random) {
  std::vector<NamedProof> made;
  const AuthorisationForger own = AuthorisationForger::own(random.scalar(), random);
  const AuthorisationForger other = AuthorisationForger::own(own.r, random);
  const auto add = [&](std::string name, const AuthorisationForger& shown, Bytes proof) {
    made.push_back({"authorisation-" + std::move(name), statement_of(shown), std::move(proof)});
  };
  const auto add_with_tag = [&](const char* name, const Point& T) {
    AuthorisationForger f = own;
    f.T = T;
    add(std::string("tag-") + name, f, f.prove(random));
    // The scalar that the tag asks for, which is not the coin's.
    f.s = f.s + Scalar::one();
    add(std::string("tag-") + name + "-and-another-s", f, f.prove(random));
  };
  add_late_values(own, random, made);
  add_with_tag("of-choice", random.scalar() * (g().U - own.r * g().G));
  add_with_tag("doubled", own.T + own.T);
  add_with_tag("negated", -own.T);
  add_with_tag("of-another-coin", other.T);
  add_with_tag("that-is-the-identity", Point());
  {
    // The tag of s − 1 with its own answers: the second equation holds, the first does not.
    AuthorisationForger f = own;
    f.s -= Scalar::one();
    f.T = f.s.invert() * (g().U - f.r * g().G);
    add("tag-of-another-serial", f, f.prove(random));
    f = own;
    f.r += Scalar::one();
    add("another-key", f, f.prove(random));
    f.T = f.s.invert() * (g().U - f.r * g().G);
    add("tag-of-another-key", f, f.prove(random));
    f = own;
    f.y += Scalar::one();
    add("another-disguise", f, f.prove(random));
    f = own;
    f.S = Point();
    add("disguised-serial-is-the-identity", f, f.prove(random));
  }
  AuthorisationForger stranger = own;  // nothing is known but the points
  stranger.s = stranger.r = stranger.y = Scalar();
  for (const auto& [name, c] : liked_challenges(random)) {
    add("for-challenge-" + name, stranger, simulated(stranger, c, random));
  }
  Noted honest;
  other.prove(random, honest.hands());
  add("replayed-challenge", stranger, simulated(stranger, honest["c"], random));
  {
    // The statement is chosen when the challenge is known: each equation still holds for that challenge.
    Noted noted;
    const Bytes proof = stranger.prove(random, noted.hands());
    const Scalar c = noted["c"];
    const auto point = [&](std::size_t at) { return Point::decode(word_at(proof, at)).value(); };
    const auto scalar = [&](std::size_t at) { return Scalar::decode(word_at(proof, at)).value(); };
    AuthorisationForger late = stranger;
    late.S = c.invert() * (scalar(64) * g().F + scalar(96) * g().G + scalar(128) * g().H - point(0));
    late.T = scalar(64).invert() * (point(32) + c * g().U - scalar(96) * g().G);
    TACIT_CHECK(late.equation_holds(0, proof, c) && late.equation_holds(1, proof, c));
    add("statement-after-the-challenge", late, proof);
  }
  {
    const Bytes proof = own.prove(random);
    AuthorisationForger changed = own;
    changed.message[7] ^= 1;
    add("another-message", changed, proof);
    changed = own;
    changed.input = 1;
    add("another-input", changed, proof);
  }
  // True in every equation, and still no proof: it tells the witness.
  add("nonces-zero-so-points-are-the-identity", own, own.prove(random, zeros({"alpha", "beta", "gamma"})));
  add("A2-is-the-identity", own, own.prove(random, zeros({"alpha", "beta"})));
  const ForgerGenerators same = equal_generators();
  AuthorisationForger flat = own;
  flat.S = (flat.s + flat.r - flat.y) * same.G;
  flat.T = flat.s.invert() * (same.G - flat.r * same.G);
  add("all-generators-equal", flat, flat.prove(random, {}, same));
  ForgerGenerators related = g();
  related.U = Scalar(5) * related.G;
  flat = own;
  flat.T = flat.s.invert() * (related.U - flat.r * related.G);
  add("U-of-a-known-relation", flat, flat.prove(random, {}, related));
  return made;
}

std::vector<NamedProof> forged_memberships(ProverRandom& random) {
  std::vector<NamedProof> made;
  const MembershipForger own = sample_membership(random);
  const auto add = [&](std::string name, const MembershipForger& shown, Bytes proof) {
    made.push_back({"membership-" + std::move(name), statement_of(shown), std::move(proof)});
  };
  add_late_values(own, random, made);
  const Scalar one = Scalar::one(), half = Scalar(2).invert();
  const auto add_rows = [&](const char* name, std::vector<std::vector<Scalar>> delta, bool follow) {
    MembershipForger f = own;
    f.delta = std::move(delta);
    if (follow) {  // S', V', A' are what the rows select, so that the equation of the sums holds
      f.S = -(f.y * g().H);
      f.V = -(f.g * g().H);
      f.A = -(f.alpha * g().H);
      for (std::size_t k = 0; k < 16; ++k) {
        const Scalar d = f.delta[0][k % 4] * f.delta[1][k / 4];
        f.S = f.S + d * f.set_S[k];
        f.V = f.V + d * f.set_V[k];
        f.A = f.A + d * f.set_A[k];
      }
    }
    add(name, f, f.prove(random));
  };
  for (const bool follow : {true, false}) {
    const std::string how = follow ? "" : "-for-one-coin";
    add_rows(("twice-one-less-another" + how).c_str(), {{Scalar(2), -one, {}, {}}, {one, {}, {}, {}}},
             follow);
    add_rows(("half-of-two" + how).c_str(), {{half, half, {}, {}}, {one, {}, {}, {}}}, follow);
    add_rows(("two-ones" + how).c_str(), {{one, {}, {}, {}}, {one, one, {}, {}}}, follow);
    add_rows(("no-member" + how).c_str(), {{{}, {}, {}, {}}, {one, {}, {}, {}}}, follow);
    add_rows(("minus-a-member" + how).c_str(), {{-one, {}, {}, {}}, {one, {}, {}, {}}}, follow);
  }
  const std::pair<const char*, Point MembershipForger::*> lists[] = {
      {"S", &MembershipForger::S}, {"V", &MembershipForger::V}, {"A", &MembershipForger::A}};
  for (const auto& [list, member] : lists) {
    const auto& of = list[0] == 'S' ? own.set_S : (list[0] == 'V' ? own.set_V : own.set_A);
    const Scalar& blinding = list[0] == 'S' ? own.y : (list[0] == 'V' ? own.g : own.alpha);
    for (const std::size_t position : {6, 11}) {
      MembershipForger f = own;
      f.*member = of[11] - blinding * g().H;
      f.select(position);
      add(std::string(list) + "-of-another-coin-at-" + std::to_string(position), f, f.prove(random));
    }
    MembershipForger f = own;
    f.*member = Point();
    add(std::string(list) + "-is-the-identity", f, f.prove(random));
    f.*member = own.*member + random.scalar() * g().G;
    add(std::string(list) + "-of-choice", f, f.prove(random));
  }
  MembershipForger rich = own;  // a fortune that is in no coin
  rich.V = ForgerPair::make(Scalar(1'000'000'000'000), Scalar(7), random).V();
  for (const auto& [name, x] : liked_challenges(random)) {
    add("for-x-" + name, rich, simulated(rich, random.scalar(), x, random));
  }
  Noted honest;
  own.prove(random, honest.hands());
  add("replayed-challenges", rich, simulated(rich, honest["chi"], honest["x"], random));
  // What chi would hide if it were foreseen: with these weights the errors of two lists cancel.
  for (const auto& [name, chi] : liked_challenges(random)) {
    MembershipForger f = own;
    const Point error = random.scalar() * g().G;
    f.V = f.V + chi * error;
    f.A = f.A - error;
    Hands hands = exchange("chi", 0, chi);
    Noted noted;
    const Bytes proof = f.prove(random, together(hands, noted.hands()));
    TACIT_CHECK(f.equation_holds(0, proof, chi, noted["x"]) && f.equation_holds(1, proof, chi, noted["x"]));
    add("errors-that-cancel-for-chi-" + name, f, proof);
  }
  {
    // A member that is solved for after x, so that the rich V' is right; its set has another head.
    Noted noted;
    MembershipForger f = rich;
    const Bytes proof = f.prove(random, noted.hands());
    const Scalar chi = noted["chi"], x = noted["x"];
    Scalar digit[2];
    for (std::size_t j = 0; j < 2; ++j) {
      digit[j] = Scalar::decode(word_at(proof, 32 * (4 + 3 * j + 2))).value();
    }
    const Scalar factor = digit[0] * digit[1];  // of position 15
    // P' is off by chi·(V' − honest V'); P_15 takes it up.
    const Point honest_V = own.V;
    f.set_S[15] = f.set_S[15] + (x * x * chi * factor.invert()) * (rich.V - honest_V);
    TACIT_CHECK(f.equation_holds(1, proof, chi, x));
    f.head = random.bytes<32>();
    add("member-after-the-challenge", f, proof);
  }
  {
    Noted noted;
    const Bytes proof = own.prove(random, noted.hands());
    MembershipForger f = own;
    const Point error = random.scalar() * g().G;
    f.V = f.V + noted["chi"] * error;
    f.A = f.A - error;
    TACIT_CHECK(f.equation_holds(1, proof, noted["chi"], noted["x"]));
    add("statement-after-the-challenge", f, proof);
    const auto changed = [&](const char* name, auto change) {
      MembershipForger other = own;
      change(other);
      add(name, other, proof);
    };
    changed("another-genesis", [](MembershipForger& o) { o.genesis[0] ^= 1; });
    changed("another-head", [](MembershipForger& o) { o.head[0] ^= 1; });
    changed("another-first", [](MembershipForger& o) { o.first += 8; });
    changed("first-plus-2-32", [](MembershipForger& o) { o.first += std::uint64_t{1} << 32; });
    changed("another-shape", [](MembershipForger& o) { o.n = 2, o.m = 4; });
    changed("a-member-more", [&](MembershipForger& o) {
      o.count = 17;
      for (std::vector<Point>* list : {&o.set_S, &o.set_V, &o.set_A}) {
        list->push_back(g().F);
      }
    });
    changed("a-member-less", [](MembershipForger& o) {
      o.count = 15;
      for (std::vector<Point>* list : {&o.set_S, &o.set_V, &o.set_A}) {
        list->pop_back();
      }
    });
    changed("a-count-that-the-members-are-not", [](MembershipForger& o) { o.count = 15; });
  }
  add("Y0-is-the-identity", own, own.prove(random, together(zeros({"a"}), exchange("r", 0, Scalar()))));
  add("X-is-the-identity", own, own.prove(random, zeros({"a", "rho"})));
  add("all-generators-equal", rich, rich.prove(random, {}, equal_generators()));
  return made;
}

}  // namespace tacit::test
