// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>

#include "core/proof/forgeries.h"

namespace tacit::test {

namespace {

const Scalar kOne = Scalar::one();
const Scalar kTwoTo62 = Scalar(std::uint64_t{1} << 62);

Scalar gold() {
  return hash_to_scalar("tacit/1/asset", {Bytes32{1}});
}
Scalar silver() {
  return hash_to_scalar("tacit/1/asset", {Bytes32{2}});
}

class Catalogue {
 public:
  explicit Catalogue(ProverRandom& random) : m_random(random) {}

  using Sides = std::vector<std::pair<Scalar, Scalar>>;  // amount and asset

  BalanceForger forger(const Sides& inputs, const Sides& outputs) {
    BalanceForger f;
    f.core = m_random.bytes<32>();
    for (const auto& [v, a] : inputs) {
      f.inputs.push_back(ForgerPair::make(v, a, m_random));
    }
    for (const auto& [v, a] : outputs) {
      f.outputs.push_back(ForgerPair::make(v, a, m_random));
    }
    return f;
  }

  void add(std::string name, const BalanceForger& f, const Hands& hands = {},
           std::vector<PublicFlow> flows = {}, const ForgerGenerators* generators = nullptr) {
    const ForgerGenerators& g = generators ? *generators : ForgerGenerators::of_protocol();
    made.push_back(
        {"balance-" + std::move(name), statement_of(f, std::move(flows)), f.prove(m_random, hands, g)});
  }
  void add(std::string name, const Sides& inputs, const Sides& outputs, const Hands& hands = {},
           std::vector<PublicFlow> flows = {}) {
    add(std::move(name), forger(inputs, outputs), hands, std::move(flows));
  }

  std::vector<NamedProof> made;

 private:
  ProverRandom& m_random;
};

/// The gates of one output's bits, from `first` on: all of v in the lowest, with the lie in the given place.
Hands all_in_the_lowest_bit(std::size_t first, const Scalar& v, const char* lie) {
  return {[=, lie = std::string(lie)](std::string_view name, std::size_t i, Scalar& value) {
            if (i < first || i >= first + 62) {
              return;
            }
            const Scalar b = i == first ? v : Scalar();
            if (name == "right") {
              value = b;
            } else if (name == "left") {
              value = lie == "left" && i == first ? Scalar() : kOne - b;
            } else if (name == "output" && lie == "output") {
              value = Scalar();
            }
          },
          {}};
}

void add_amounts(Catalogue& c) {
  const Scalar a = gold();
  c.add("one-more", {{Scalar(5), a}}, {{Scalar(6), a}});
  c.add("one-less", {{Scalar(5), a}}, {{Scalar(4), a}});
  c.add("a-thousand-times", {{Scalar(5), a}}, {{Scalar(5000), a}});
  c.add("from-nothing", {{Scalar(), a}}, {{Scalar(1), a}});
  c.add("the-largest-from-nothing", {{Scalar(), a}}, {{kTwoTo62 - kOne, a}});
  c.add("one-too-large", {{kTwoTo62, a}}, {{kTwoTo62, a}});
  const Scalar half = Scalar(2).invert();
  c.add("halves-that-wrap", {{kOne, a}}, {{half, a}, {half, a}});
  const std::pair<const char*, Scalar> negatives[] = {
      {"minus-1", -kOne}, {"minus-45", -Scalar(45)}, {"minus-2-62", -kTwoTo62}};
  for (const auto& [name, v] : negatives) {
    for (const char* lie : {"none", "bit", "left", "output"}) {
      // Gates: a share of each of the three, then 62 bits of each output.
      const Hands hands = std::string_view(lie) == "none" ? Hands() : all_in_the_lowest_bit(65, v, lie);
      c.add(std::string(name) + "-lie-in-" + lie, {{Scalar(5), a}}, {{Scalar(5) - v, a}, {v, a}}, hands);
    }
  }
  // The amount is in the commitment, the shares are of another one.
  c.add("share-of-another-amount", {{Scalar(5), a}}, {{Scalar(500), a}},
        {[](std::string_view name, std::size_t i, Scalar& value) {
           if (name == "right" && i == 1) {
             value *= Scalar(100).invert();
           }
         },
         {}});
  c.add("share-whose-gate-lies", {{Scalar(5), a}}, {{Scalar(500), a}},
        {[](std::string_view name, std::size_t i, Scalar& value) {
           if (i == 1 && (name == "right" || name == "output")) {
             value = name == "right" ? value * Scalar(100).invert() : Scalar(500);
           }
         },
         {}});
  BalanceForger wide = c.forger({{Scalar(5), a}}, {{Scalar(5), a}});
  for (const std::size_t bits : {61, 63, 64}) {
    wide.bits = bits;
    c.add("range-of-" + std::to_string(bits) + "-bits", wide);
  }
}

void add_assets(Catalogue& c, ProverRandom& random) {
  const Scalar five(5);
  c.add("gold-for-silver", {{five, gold()}}, {{five, silver()}});
  c.add("two-assets-in-one", {{five, gold()}, {five, silver()}}, {{Scalar(10), gold()}});
  c.add("assets-exchanged", {{five, gold()}, {Scalar(7), silver()}}, {{Scalar(7), gold()}, {five, silver()}});
  c.add("asset-zero", {{five, gold()}}, {{five, Scalar()}});
  const auto left = std::make_shared<Scalar>(), right = std::make_shared<Scalar>();
  const auto share_of_gold = [=](std::string_view name, std::size_t i, Scalar& value) {
    for (const auto& [which, of_input] : {std::pair("left", left), std::pair("right", right)}) {
      if (name == which && i == 0) {
        *of_input = value;
      } else if (name == which && i == 1) {
        value = *of_input;
      }
    }
  };
  c.add("share-of-another-asset", {{five, gold()}}, {{five, silver()}}, {share_of_gold, {}});
  // A solved asset makes any amount add up at a ζ that was foreseen.
  for (const auto& [name, zeta] : liked_challenges(random)) {
    const Scalar solved = zeta - Scalar(500) * (zeta - gold()) * five.invert();
    c.add("asset-for-zeta-" + name, {{five, gold()}}, {{Scalar(500), solved}}, exchange("zeta", 0, zeta));
  }
  // The same after ζ is known: the transcript holds another commitment than the statement.
  BalanceForger late = c.forger({{five, gold()}}, {{Scalar(500), Scalar()}});
  const Point decoy = late.outputs[0].A();
  Noted noted;
  const Bytes32 core = late.core;
  late.prove(random, together(exchange("V", 3, decoy), noted.hands()));
  const Scalar zeta = noted["zeta"];
  late.outputs[0].a = zeta - Scalar(500) * (zeta - gold()) * five.invert();
  late.core = core;
  c.add("asset-after-zeta", late, exchange("V", 3, decoy));
  BalanceForger other = c.forger({{five, gold()}}, {{five, gold()}});
  c.add("amount-commitment-after-zeta", other, exchange("V", 2, random.scalar() * base_point()));
}

void add_flows(Catalogue& c) {
  const Scalar five(5);
  c.add("fee-not-paid", {{five, gold()}}, {{five, gold()}}, {}, {PublicFlow::fee(1, gold())});
  c.add("fee-of-another-asset", {{five, gold()}}, {{Scalar(4), gold()}}, {}, {PublicFlow::fee(1, silver())});
  c.add("fee-too-large-for-an-amount", {{kTwoTo62, gold()}}, {{Scalar(), gold()}}, {},
        {PublicFlow::fee(std::uint64_t{1} << 62, gold())});
  c.add("minted-twice", {{five, gold()}}, {{Scalar(7), gold()}}, {}, {PublicFlow::mint(1, gold())});
  c.add("burned-as-minted", {{five, gold()}}, {{Scalar(6), gold()}}, {}, {PublicFlow::burn(1, gold())});
}

void add_challenges(Catalogue& c, ProverRandom& random) {
  const Scalar five(5);
  const Catalogue::Sides in = {{Scalar(3), gold()}, {Scalar(2), gold()}};  // 65 gates, so that padding counts
  Noted noted;
  c.forger(in, {{five, gold()}}).prove(random, noted.hands());
  for (const char* label : {"y", "z", "u", "x", "w", "halving"}) {
    const bool inverted = std::string_view(label) == "y" || std::string_view(label) == "halving";
    for (const auto& [name, value] : liked_challenges(random)) {
      if (!inverted || !value.is_zero()) {
        c.add(std::string(label) + "-is-" + name, in, {{Scalar(6), gold()}}, exchange(label, 0, value));
      }
    }
    c.add(std::string(label) + "-is-replayed", in, {{five, gold()}}, exchange(label, 0, noted[label]));
  }
  for (const char* answer : {"t_x", "t_x_blinding", "e_blinding", "a", "b"}) {
    c.add(std::string(answer) + "-of-choice", in, {{five, gold()}}, exchange(answer, 0, random.scalar()));
  }
  for (std::size_t d = 1; d < 7; ++d) {
    if (d != 2) {
      c.add("T_" + std::to_string(d) + "-of-choice", in, {{five, gold()}},
            exchange("T", d, random.scalar() * base_point()));
    }
  }
  for (const char* vector : {"A_I1", "A_O1", "S1", "L", "R"}) {
    c.add(std::string(vector) + "-of-choice", in, {{five, gold()}},
          exchange(vector, 0, random.scalar() * base_point()));
  }
}

/// One value is chosen when the challenges after it are known, so that an output of one too much is right for
/// them: what a transcript that left the value out would accept.
void add_late_values(Catalogue& c, ProverRandom& random) {
  const ForgerGenerators& g = ForgerGenerators::of_protocol();
  const BalanceForger f = c.forger({{Scalar(5), gold()}}, {{Scalar(6), gold()}});
  const auto add = [&](const std::string& name, std::size_t word, const Bytes& proof, const Point& added) {
    const Point value = Point::decode(word_at(proof, 1 + 32 * word)).value() + added;
    c.made.push_back({"balance-" + name + "-after-the-challenge", statement_of(f),
                      with_bytes(proof, 1 + 32 * word, value.encode())});
  };
  Noted n;
  const Bytes proof = f.prove(random, n.hands());
  const Scalar e = n["excess"];
  const std::pair<const char*, Scalar> powers[] = {{"T_1", n["x"]},
                                                   {"T_3", n["x"].invert()},
                                                   {"T_4", (n["x"] * n["x"]).invert()},
                                                   {"T_5", (n["x"] * n["x"] * n["x"]).invert()},
                                                   {"T_6", (n["x"] * n["x"] * n["x"] * n["x"]).invert()}};
  for (std::size_t i = 0; i < std::size(powers); ++i) {
    add(powers[i].first, 3 + i, proof, (powers[i].second * e) * g.G);
  }
  // t_x is what the constraints ask for, and l(x) is bent until its product with r(x) is that.
  const auto bent = [&](Noted& noted, bool bend, Scalar& by) {
    return f.prove(random,
                   together(noted.hands(), {[&, bend](std::string_view name, std::size_t i, Scalar& value) {
                                              const Scalar off = noted["excess"] * noted["x"] * noted["x"];
                                              if (name == "t_x") {
                                                value -= off;
                                              } else if (bend && name == "l_of_x" && i == 0) {
                                                by = -off * noted["r_of_x"].invert();
                                                value += by;
                                              }
                                            },
                                            {}}));
  };
  Noted of_vectors;
  Scalar by;
  const Bytes with_vectors = bent(of_vectors, true, by);
  Scalar power = Scalar::one();
  for (const char* name : {"A_I1", "A_O1", "S1"}) {
    power *= of_vectors["x"].invert();
    add(name, name[0] == 'S' ? 2 : (name[2] == 'I' ? 0 : 1), with_vectors, (power * by) * g.Gv[0]);
  }
  // Or the first halving takes up that l(x) is straight.
  Noted of_halving;
  const Bytes halved = bent(of_halving, false, by);
  const Scalar u2 = of_halving["halving"] * of_halving["halving"];
  const Scalar off = of_halving["w"] * of_halving["excess"] * of_halving["x"] * of_halving["x"];
  add("L", 11, halved, (u2.invert() * off) * g.G);
  add("R", 12, halved, (u2 * off) * g.G);
}

/// True in every equation, but for an identity, which is no point of a proof or a coin.
void add_identities(Catalogue& c) {
  const Scalar five(5);
  c.add("A_O1-is-the-identity", {{Scalar(), gold()}}, {{Scalar(), gold()}}, zeros({"o_blinding"}));
  c.add("S1-is-the-identity", {{five, gold()}}, {{five, gold()}}, zeros({"s_L", "s_R", "s_blinding"}));
  const Hands no_s = zeros({"s_L", "s_R"});
  c.add("T_6-is-the-identity", {{five, gold()}}, {{five, gold()}},
        together(no_s, exchange("t_blinding", 6, Scalar())));
  BalanceForger f = c.forger({{Scalar(), gold()}}, {{Scalar(), gold()}});
  f.inputs[0].value_blinding = Scalar();
  c.add("V-of-an-input-is-the-identity", f);
  f = c.forger({{Scalar(), gold()}}, {{Scalar(), gold()}});
  f.outputs[0].value_blinding = Scalar();
  c.add("V-of-an-output-is-the-identity", f);
  f = c.forger({{five, Scalar()}}, {{five, Scalar()}});
  f.inputs[0].asset_blinding = Scalar();
  c.add("A-of-an-input-is-the-identity", f);
  f = c.forger({{five, Scalar()}}, {{five, Scalar()}});
  f.outputs[0].asset_blinding = Scalar();
  c.add("A-of-an-output-is-the-identity", f);
}

}  // namespace

BalanceForger sample_balance(ProverRandom& random) {
  return Catalogue(random).forger({{Scalar(5), gold()}, {Scalar(3), gold()}},
                                  {{Scalar(7), gold()}, {Scalar(1), gold()}});
}

std::vector<NamedProof> forged_balances(ProverRandom& random) {
  Catalogue c(random);
  add_amounts(c);
  add_assets(c, random);
  add_flows(c);
  add_challenges(c, random);
  add_late_values(c, random);
  add_identities(c);
  ForgerGenerators same = ForgerGenerators::of_protocol();
  same.H = same.G;
  same.Hv = same.Gv;
  c.add("all-generators-equal", c.forger({{Scalar(5), gold()}}, {{Scalar(6), gold()}}), {}, {}, &same);
  return std::move(c.made);
}

}  // namespace tacit::test
