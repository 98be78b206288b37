// SPDX-License-Identifier: MIT
#include <QtTest>
#include <functional>

#include "crypto/transcript.h"
#include "proof/balance_circuit.h"

#include "core/proof/proof_support.h"

using namespace tacit;
using namespace tacit::test;

namespace {

Scalar asset_scalar(const Bytes32& id) {
  return hash_to_scalar("tacit/1/asset", {id});
}
const Bytes32 kTacit{};

PublicFlow flow_of(const Json& f) {
  const std::string kind = f.at("kind");
  const std::uint64_t value = amount(f.at("amount"));
  const Scalar a = asset_scalar(bytes32(f.at("asset")));
  return kind == "mint" ? PublicFlow::mint(value, a)
                        : (kind == "fee" ? PublicFlow::fee(value, a) : PublicFlow::burn(value, a));
}

BalanceStatement statement_of(const Json& c) {
  BalanceStatement statement{bytes32(c.at("core")), {}, {}, {}};
  for (const Json& o : c.at("inputs")) {
    statement.inputs.push_back({bytes32(o.at("V")), bytes32(o.at("A"))});
  }
  for (const Json& o : c.at("outputs")) {
    statement.outputs.push_back({bytes32(o.at("V")), bytes32(o.at("A"))});
  }
  for (const Json& f : c.at("public")) {
    statement.flows.push_back(flow_of(f));
  }
  return statement;
}

std::vector<CommitmentOpening> openings_of(const Json& side) {
  std::vector<CommitmentOpening> openings;
  for (const Json& o : side) {
    openings.push_back({amount(o.at("v")), scalar(o.at("a")), scalar(o.at("value_blinding")),
                        scalar(o.at("asset_blinding"))});
  }
  return openings;
}

/// One commitment pair with any scalars.
struct Pair {
  Scalar v, a;
  Scalar value_blinding{}, asset_blinding{};

  CommitmentPair commitments() const {
    return {pedersen_commit(v, value_blinding).encode(), pedersen_commit(a, asset_blinding).encode()};
  }
};

struct GateValues {
  Scalar left, right;
  Scalar output_error{};  // added to left · right
};

/// A prover that assigns to each gate what it likes.
class HostileProver : public CircuitProver {
 public:
  using CircuitProver::CircuitProver;

  std::function<GateValues(std::size_t)> shares;
  std::function<GateValues(std::size_t, unsigned)> bits;

  Gate share(std::size_t i) { return assign(shares(i)); }
  Gate bit(std::size_t i, unsigned place) { return assign(bits(i, place)); }

 private:
  Gate assign(const GateValues& values) {
    const Gate made = gate(values.left, values.right);
    m_output.back() += values.output_error;
    return made;
  }
};

/// A statement of any pairs, its honest prover and room for dishonest ones.
struct Attempt {
  std::vector<Pair> inputs, outputs;
  std::vector<PublicFlow> flows;
  Bytes32 core{42};
  /// What each gate gets; ζ is passed in. Honest unless replaced.
  std::function<GateValues(const Pair&, std::size_t, const Scalar&)> share = [](const Pair& pair, std::size_t,
                                                                                const Scalar& zeta) {
    return GateValues{zeta - pair.a, pair.v * (zeta - pair.a).invert()};
  };
  std::function<GateValues(const Pair&, unsigned)> bit = [](const Pair& pair, unsigned place) {
    const std::uint64_t b = pair.v.limbs()[0] >> place & 1;
    return GateValues{Scalar(1 - b), Scalar(b)};
  };

  BalanceStatement statement() const {
    BalanceStatement result{core, {}, {}, flows};
    for (const Pair& pair : inputs) {
      result.inputs.push_back(pair.commitments());
    }
    for (const Pair& pair : outputs) {
      result.outputs.push_back(pair.commitments());
    }
    return result;
  }

  Bytes prove(ProverRandom& random) const {
    Transcript transcript("tacit/1/balance");
    transcript.append("core", core);
    HostileProver prover(transcript);
    std::vector<Pair> all = inputs;
    all.insert(all.end(), outputs.begin(), outputs.end());
    std::vector<PairVariables> variables;
    for (const Pair& pair : all) {
      const Variable v = prover.commit(pair.v, pair.value_blinding);
      variables.push_back({v, prover.commit(pair.a, pair.asset_blinding)});
    }
    const Scalar zeta = prover.transcript().challenge("zeta").value();
    Scalar sum;
    for (const PublicFlow& flow : flows) {
      const Scalar value = Scalar(flow.amount) * (zeta - flow.a).invert();
      sum = flow.direction == PublicFlow::Direction::kIn ? sum + value : sum - value;
    }
    prover.shares = [&](std::size_t i) { return share(all[i], i, zeta); };
    prover.bits = [&](std::size_t i, unsigned place) { return bit(all[i], place); };
    build_balance_circuit(prover, prover, zeta, variables, inputs.size(), sum);
    return prover.prove(random).value();
  }

  bool accepted(ProverRandom& random) const { return verifies(statement(), prove(random)); }
};

const Scalar kGold = asset_scalar(Bytes32{1});
const Scalar kSilver = asset_scalar(Bytes32{2});

Pair pair(ProverRandom& random, const Scalar& v, const Scalar& a) {
  Pair result{v, a};
  result.value_blinding = random.scalar();
  result.asset_blinding = random.scalar();
  return result;
}

Attempt one_to_one(ProverRandom& random, const Scalar& in, const Scalar& in_asset, const Scalar& out,
                   const Scalar& out_asset) {
  Attempt attempt;
  attempt.inputs = {pair(random, in, in_asset)};
  attempt.outputs = {pair(random, out, out_asset)};
  return attempt;
}

struct Honest {
  std::vector<CommitmentOpening> inputs, outputs;
  std::vector<PublicFlow> flows;
  BalanceStatement statement;

  static Honest make(std::size_t n_in, std::size_t n_out, ProverRandom& random) {
    Honest h;
    h.statement.core = random.bytes<32>();
    h.flows = {PublicFlow::fee(n_in * 100 - n_out, asset_scalar(kTacit))};
    h.statement.flows = h.flows;
    const auto add = [&](std::uint64_t v, auto& openings, auto& commitments) {
      const CommitmentOpening o{v, asset_scalar(kTacit), random.scalar(), random.scalar()};
      openings.push_back(o);
      commitments.push_back({pedersen_commit(Scalar(o.v), o.value_blinding).encode(),
                             pedersen_commit(o.a, o.asset_blinding).encode()});
    };
    for (std::size_t i = 0; i < n_in; ++i) {
      add(100, h.inputs, h.statement.inputs);
    }
    for (std::size_t i = 0; i < n_out; ++i) {
      add(1, h.outputs, h.statement.outputs);
    }
    return h;
  }
};

}  // namespace

class TestBalance : public QObject {
  Q_OBJECT

 private slots:
  void vectorsOfTheSpecification_data() {
    QTest::addColumn<int>("number");
    const Json& cases = vectors().at("balance");
    for (std::size_t i = 0; i < cases.size(); ++i) {
      QTest::addRow("%s", cases[i].at("name").get<std::string>().c_str()) << static_cast<int>(i);
    }
  }
  void vectorsOfTheSpecification() {
    QFETCH(int, number);
    const Json& c = vectors().at("balance")[static_cast<std::size_t>(number)];
    const BalanceStatement statement = statement_of(c);
    const Bytes proof = bytes(c.at("proof"));
    QCOMPARE(verifies(statement, proof), c.at("valid").get<bool>());
    if (c.contains("random")) {
      VectorRandom random(bytes(c.at("random")));
      const Result<Bytes, ProveError> made = balance_prove(
          statement.core, openings_of(c.at("inputs")), openings_of(c.at("outputs")), statement.flows, random);
      QCOMPARE(hex(made.value()), hex(proof));
    }
  }

  void acceptsAProofOfTheBulletproofsCrate() {
    const Json c = read_vectors("crate_balance.json");
    BalanceStatement statement{bytes32(c.at("core")), {}, {}, {}};
    for (const Json& o : c.at("inputs")) {
      statement.inputs.push_back({bytes32(o[0]), bytes32(o[1])});
    }
    for (const Json& o : c.at("outputs")) {
      statement.outputs.push_back({bytes32(o[0]), bytes32(o[1])});
    }
    statement.flows = {
        PublicFlow::fee(c.at("fee").get<std::uint64_t>(), asset_scalar(kTacit)),
        PublicFlow::mint(c.at("mint").get<std::uint64_t>(), asset_scalar(bytes32(c.at("asset"))))};
    QVERIFY(verifies(statement, bytes(c.at("proof"))));
    statement.flows[0].amount += 1;
    QVERIFY(!verifies(statement, bytes(c.at("proof"))));
  }

  void everyByteOfTheProofCounts() {
    auto random = random_for("balance bytes");
    const Honest h = Honest::make(1, 1, random);
    const Bytes proof = balance_prove(h.statement.core, h.inputs, h.outputs, h.flows).value();
    QVERIFY(verifies(h.statement, proof));
    QCOMPARE(first_accepted_flip(h.statement, proof), -1);
  }

  void sixteenInputsAndOutputs() {
    auto random = random_for("balance largest");
    const Honest h = Honest::make(16, 16, random);
    const Bytes proof = balance_prove(h.statement.core, h.inputs, h.outputs, h.flows, random).value();
    QCOMPARE(proof.size(), balance_size(16, 16));
    QVERIFY(verifies(h.statement, proof));
  }

  void countsBeyondTheLimitsAreMalformed() {
    auto random = random_for("balance counts");
    const Honest h = Honest::make(1, 1, random);
    const Bytes proof = balance_prove(h.statement.core, h.inputs, h.outputs, h.flows, random).value();
    BalanceStatement changed = h.statement;
    changed.inputs.clear();
    QCOMPARE(fault_of(changed, proof), ProofFault::kMalformed);
    changed = h.statement;
    changed.outputs.clear();
    QCOMPARE(fault_of(changed, proof), ProofFault::kMalformed);
    changed = h.statement;
    changed.inputs.resize(17, changed.inputs[0]);
    QCOMPARE(fault_of(changed, proof), ProofFault::kMalformed);
    changed = h.statement;
    changed.outputs.resize(17, changed.outputs[0]);
    QCOMPARE(fault_of(changed, proof), ProofFault::kMalformed);
    QCOMPARE(balance_prove(h.statement.core, {}, h.outputs, h.flows, random).error(), ProveError::kBadInput);
    QCOMPARE(balance_prove(h.statement.core, h.inputs, {}, h.flows, random).error(), ProveError::kBadInput);
  }

  // Valid but for the limits of protocol §9.
  void seventeenInputsOrOutputsAreMalformed() {
    auto random = random_for("balance seventeen");
    Attempt inputs = one_to_one(random, Scalar(1), kGold, Scalar(17), kGold);
    inputs.inputs.resize(17, inputs.inputs[0]);
    QCOMPARE(fault_of(inputs.statement(), inputs.prove(random)), ProofFault::kMalformed);
    inputs.inputs.resize(16);
    inputs.outputs = {pair(random, Scalar(16), kGold)};
    QVERIFY(inputs.accepted(random));
    Attempt outputs = one_to_one(random, Scalar(17), kGold, Scalar(1), kGold);
    outputs.outputs.resize(17, outputs.outputs[0]);
    BalanceStatement statement = outputs.statement();
    QCOMPARE(fault_of(statement, Bytes(circuit_proof_size(1024))), ProofFault::kMalformed);
  }

  void badEncodingsAreMalformedEverywhere() {
    auto random = random_for("balance encodings");
    const Honest h = Honest::make(1, 1, random);
    const Bytes proof = balance_prove(h.statement.core, h.inputs, h.outputs, h.flows, random).value();
    for (const Bytes32& word : never_canonical()) {
      for (std::size_t offset = 1; offset < proof.size(); offset += 32) {
        QCOMPARE(fault_of(h.statement, with_bytes(proof, offset, word)), ProofFault::kMalformed);
      }
    }
    const Bytes32 bad[] = {never_canonical()[0], never_canonical()[1], Bytes32{}};
    for (const Bytes32& word : bad) {
      for (int place = 0; place < 4; ++place) {
        BalanceStatement changed = h.statement;
        CommitmentPair& side = place < 2 ? changed.inputs[0] : changed.outputs[0];
        (place % 2 == 0 ? side.V : side.A) = word;
        QCOMPARE(fault_of(changed, proof), ProofFault::kMalformed);
      }
    }
    for (std::size_t word = 0; word < (proof.size() - 1) / 32 - 2; ++word) {
      if (word < 8 || word > 10) {  // t_x, t_x_blinding and e_blinding may be zero as far as form goes
        QCOMPARE(fault_of(h.statement, with_bytes(proof, 1 + 32 * word, Bytes32{})), ProofFault::kMalformed);
      }
    }
    for (int version = 1; version < 256; ++version) {
      Bytes changed = proof;
      changed[0] = static_cast<std::uint8_t>(version);
      QCOMPARE(fault_of(h.statement, changed), ProofFault::kMalformed);
    }
  }

  void aZetaThatIsAnAssetOfAPublicFlowIsRefused() {
    auto random = random_for("balance zeta");
    Attempt attempt = one_to_one(random, Scalar(5), kGold, Scalar(5), kGold);
    const Bytes proof = attempt.prove(random);
    BalanceStatement statement = attempt.statement();
    QVERIFY(verifies(statement, proof));
    Transcript transcript("tacit/1/balance");
    transcript.append("core", statement.core);
    transcript.append("dom-sep", as_bytes("r1cs v1"));
    for (const CommitmentPair& commitments : {statement.inputs[0], statement.outputs[0]}) {
      transcript.append_point("V", commitments.V);
      transcript.append_point("V", commitments.A);
    }
    statement.flows = {PublicFlow::fee(0, transcript.challenge("zeta").value())};
    QCOMPARE(fault_of(statement, proof), ProofFault::kChallenge);
  }

  void amountsFrom2To62AreRefused() {
    auto random = random_for("balance amounts");
    const Scalar tacit = asset_scalar(kTacit);
    const std::uint64_t most = (std::uint64_t{1} << 62) - 1;
    CommitmentOpening in{most, tacit, random.scalar(), random.scalar()};
    CommitmentOpening out = in;
    const std::vector<PublicFlow> none = {PublicFlow::fee(0, tacit)};
    QVERIFY(balance_prove({}, {&in, 1}, {&out, 1}, none, random).has_value());
    out.v = most + 1;
    QCOMPARE(balance_prove({}, {&in, 1}, {&out, 1}, none, random).error(), ProveError::kBadInput);
    out.v = most;
    in.v = most + 1;
    QCOMPARE(balance_prove({}, {&in, 1}, {&out, 1}, none, random).error(), ProveError::kBadInput);
    in.v = most;
    const std::vector<PublicFlow> large = {PublicFlow::fee(most + 1, tacit)};
    QCOMPARE(balance_prove({}, {&in, 1}, {&out, 1}, large, random).error(), ProveError::kBadInput);
    Attempt attempt = one_to_one(random, Scalar(most + 1), tacit, Scalar(0), tacit);
    attempt.flows = large;
    QCOMPARE(fault_of(attempt.statement(), attempt.prove(random)), ProofFault::kMalformed);
  }

  void acceptsWhatBalances() {
    auto random = random_for("balance valid");
    QVERIFY(one_to_one(random, Scalar(5), kGold, Scalar(5), kGold).accepted(random));
    Attempt two = one_to_one(random, Scalar(5), kGold, Scalar(3), kSilver);
    two.inputs.push_back(pair(random, Scalar(3), kSilver));
    two.outputs.push_back(pair(random, Scalar(4), kGold));
    two.flows = {PublicFlow::burn(1, kGold)};
    QVERIFY(two.accepted(random));
    Attempt minted = one_to_one(random, Scalar(5), kGold, Scalar(8), kGold);
    minted.flows = {PublicFlow::mint(3, kGold)};
    QVERIFY(minted.accepted(random));
    minted.flows = {PublicFlow::mint(3, kSilver)};
    QVERIFY(!minted.accepted(random));
    minted.flows = {PublicFlow::burn(3, kGold)};
    QVERIFY(!minted.accepted(random));
  }

  // The last constraint: each asset adds up.
  void refusesWhatDoesNotBalance() {
    auto random = random_for("balance invalid");
    QVERIFY(!one_to_one(random, Scalar(5), kGold, Scalar(6), kGold).accepted(random));
    QVERIFY(!one_to_one(random, Scalar(5), kGold, Scalar(4), kGold).accepted(random));
    QVERIFY(!one_to_one(random, Scalar(5), kGold, Scalar(5), kSilver).accepted(random));
    Attempt fee = one_to_one(random, Scalar(5), kGold, Scalar(5), kGold);
    fee.flows = {PublicFlow::fee(1, kGold)};
    QVERIFY(!fee.accepted(random));
  }

  // left − ζ + a = 0: without it a share could be computed for another asset.
  void refusesAShareOfAnotherAsset() {
    auto random = random_for("balance swap");
    Attempt attempt = one_to_one(random, Scalar(5), kSilver, Scalar(5), kGold);
    attempt.share = [](const Pair& p, std::size_t i, const Scalar& zeta) {
      const Scalar left = zeta - (i == 1 ? kSilver : p.a);
      return GateValues{left, p.v * left.invert()};
    };
    QVERIFY(!attempt.accepted(random));
  }

  // output − v = 0: without it a share could stand for another amount.
  void refusesAShareOfAnotherAmount() {
    auto random = random_for("balance share");
    Attempt attempt = one_to_one(random, Scalar(5), kGold, Scalar(500), kGold);
    attempt.share = [](const Pair& p, std::size_t, const Scalar& zeta) {
      return GateValues{zeta - p.a, Scalar(5) * (zeta - p.a).invert()};
    };
    QVERIFY(!attempt.accepted(random));
  }

  // The gate itself: without it the output could be v whatever the share is.
  void refusesAShareGateThatDoesNotMultiply() {
    auto random = random_for("balance gate");
    Attempt attempt = one_to_one(random, Scalar(5), kGold, Scalar(500), kGold);
    attempt.share = [](const Pair& p, std::size_t i, const Scalar& zeta) {
      return GateValues{zeta - p.a, Scalar(5) * (zeta - p.a).invert(), i == 1 ? Scalar(495) : Scalar()};
    };
    QVERIFY(!attempt.accepted(random));
  }

  // Outputs of 50 and −45 from 5: each attempt breaks one constraint of the range alone.
  void refusesNegativeAmounts_data() {
    QTest::addColumn<int>("broken");
    QTest::addRow("sum-of-bits-is-not-v") << 0;
    QTest::addRow("a-bit-is-no-bit-so-its-output-is-not-zero") << 1;
    QTest::addRow("left-is-not-one-minus-right") << 2;
    QTest::addRow("a-bit-gate-does-not-multiply") << 3;
  }
  void refusesNegativeAmounts() {
    QFETCH(int, broken);
    auto random = random_for("balance negative");
    Attempt attempt = one_to_one(random, Scalar(5), kGold, Scalar(50), kGold);
    attempt.outputs.push_back(pair(random, -Scalar(45), kGold));
    const auto honest = attempt.bit;
    attempt.bit = [broken, honest](const Pair& p, unsigned place) {
      if (p.v == Scalar(50)) {
        return honest(p, place);
      }
      const Scalar b = place == 0 && broken != 0 ? p.v : Scalar();
      switch (broken) {
        case 2:
          return GateValues{place == 0 ? Scalar() : Scalar::one(), b};
        case 3:
          return GateValues{Scalar::one() - b, b, -((Scalar::one() - b) * b)};
        default:
          return GateValues{Scalar::one() - b, b};
      }
    };
    QVERIFY(!attempt.accepted(random));
  }

  void refusesAmountsThatWrapAroundTheOrder() {
    auto random = random_for("balance wrap");
    const Scalar half = Scalar(2).invert();  // (l + 1)/2: twice it is 1
    Attempt attempt = one_to_one(random, Scalar(1), kGold, half, kGold);
    attempt.outputs.push_back(pair(random, half, kGold));
    QVERIFY(!attempt.accepted(random));
    Attempt large =
        one_to_one(random, Scalar(std::uint64_t{1} << 62), kGold, Scalar(std::uint64_t{1} << 62), kGold);
    QVERIFY(!large.accepted(random));
  }

  void inputsAndOutputsCannotBeExchanged() {
    auto random = random_for("balance order");
    const Honest h = Honest::make(2, 2, random);
    const Bytes proof = balance_prove(h.statement.core, h.inputs, h.outputs, h.flows, random).value();
    QVERIFY(verifies(h.statement, proof));
    BalanceStatement changed = h.statement;
    std::swap(changed.inputs[0], changed.inputs[1]);
    QCOMPARE(fault_of(changed, proof), ProofFault::kFalse);
    changed = h.statement;
    std::swap(changed.outputs[0], changed.outputs[1]);
    QCOMPARE(fault_of(changed, proof), ProofFault::kFalse);
    changed = h.statement;
    std::swap(changed.inputs[0].V, changed.inputs[0].A);
    QCOMPARE(fault_of(changed, proof), ProofFault::kFalse);
    changed = h.statement;
    std::swap(changed.inputs, changed.outputs);
    QCOMPARE(fault_of(changed, proof), ProofFault::kFalse);
  }

  void coreAndFlowsCount() {
    auto random = random_for("balance statement");
    const Honest h = Honest::make(1, 1, random);
    const Bytes proof = balance_prove(h.statement.core, h.inputs, h.outputs, h.flows, random).value();
    BalanceStatement changed = h.statement;
    changed.core[0] ^= 1;
    QCOMPARE(fault_of(changed, proof), ProofFault::kFalse);
    changed = h.statement;
    changed.flows[0].amount += 1;
    QCOMPARE(fault_of(changed, proof), ProofFault::kFalse);
    changed = h.statement;
    changed.flows[0].a = kGold;
    QCOMPARE(fault_of(changed, proof), ProofFault::kFalse);
    changed = h.statement;
    changed.flows[0].direction = PublicFlow::Direction::kIn;
    QCOMPARE(fault_of(changed, proof), ProofFault::kFalse);
    changed = h.statement;
    changed.flows.clear();
    QCOMPARE(fault_of(changed, proof), ProofFault::kFalse);
  }
};

QTEST_APPLESS_MAIN(TestBalance)
#include "test_balance.moc"
