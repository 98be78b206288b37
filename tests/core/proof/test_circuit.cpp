// SPDX-License-Identifier: MIT
#include <QtTest>

#include "proof/circuit.h"
#include "proof/equation_fold.h"

#include "core/proof/proof_support.h"

using namespace tacit;
using namespace tacit::test;

namespace {

const Scalar kOne = Scalar::one();
const Scalar kMinusOne = -Scalar::one();

/// x³ + x + 5 = y for committed x and y, in `copies` copies of two gates each, so that any number of gates
/// can be had.
template <class Gates>
void cubic(Circuit& circuit, Gates&& gate, Variable x, Variable y, std::size_t copies) {
  for (std::size_t i = 0; i < copies; ++i) {
    const Gate square = gate(2 * i), cube = gate(2 * i + 1);
    circuit.constrain({{kOne, square.left}, {kMinusOne, x}});
    circuit.constrain({{kOne, square.right}, {kMinusOne, x}});
    circuit.constrain({{kOne, cube.left}, {kMinusOne, square.output}});
    circuit.constrain({{kOne, cube.right}, {kMinusOne, x}});
    circuit.constrain({{kOne, cube.output}, {kOne, x}, {Scalar(5), Variable::one()}, {kMinusOne, y}});
  }
}

/// A prover whose gates can be falsified.
class LyingProver : public CircuitProver {
 public:
  using CircuitProver::CircuitProver;
  SecretScalars& outputs() { return m_output; }
};

struct Cubic {
  Scalar x, y, x_blinding, y_blinding;
  std::size_t copies;

  Bytes32 X() const { return pedersen_commit(x, x_blinding).encode(); }
  Bytes32 Y() const { return pedersen_commit(y, y_blinding).encode(); }

  /// `lie` is added to the output of gate `gate_with_lie`.
  Bytes prove(ProverRandom& random, std::size_t gate_with_lie = 0, const Scalar& lie = {}) const {
    LyingProver circuit(Transcript("test/cubic"));
    const Variable vx = circuit.commit(x, x_blinding), vy = circuit.commit(y, y_blinding);
    cubic(
        circuit,
        [&](std::size_t i) {
          const Gate gate = i % 2 == 0 ? circuit.gate(x, x) : circuit.gate(circuit.outputs().back(), x);
          if (i == gate_with_lie) {
            circuit.outputs().back() += lie;
          }
          return gate;
        },
        vx, vy, copies);
    return circuit.prove(random).value();
  }

  bool verify(const Bytes32& X_encoding, const Bytes32& Y_encoding, ByteView proof,
              std::string_view label = "test/cubic") const {
    CircuitVerifier circuit{Transcript(label)};
    const Variable vx = circuit.commit(X_encoding), vy = circuit.commit(Y_encoding);
    cubic(circuit, [&](std::size_t) { return circuit.gate(); }, vx, vy, copies);
    const Result<Equations, ProofFault> equations = circuit.equations(proof);
    if (!equations) {
      return false;
    }
    auto random = random_for("weights");
    return equations_hold(*equations, random);
  }
};

Cubic make(std::uint64_t x, std::uint64_t y, std::size_t copies, ProverRandom& random) {
  return {Scalar(x), Scalar(y), random.scalar(), random.scalar(), copies};
}

}  // namespace

class TestCircuit : public QObject {
  Q_OBJECT

 private slots:
  void sizes() {
    QCOMPARE(circuit_proof_size(1), std::size_t{1 + 32 * 13});
    QCOMPARE(circuit_proof_size(2), std::size_t{1 + 32 * 15});
    QCOMPARE(circuit_proof_size(3), std::size_t{1 + 32 * 17});
    QCOMPARE(circuit_proof_size(128), std::size_t{1 + 32 * 27});
    QCOMPARE(circuit_proof_size(129), std::size_t{1 + 32 * 29});
    QCOMPARE(circuit_proof_size(1024), std::size_t{1 + 32 * 33});
  }

  void acceptsWhatIsTrue_data() {
    QTest::addColumn<int>("copies");
    for (const int copies : {1, 2, 3, 5, 8}) {
      QTest::addRow("%d gates", 2 * copies) << copies;
    }
  }
  void acceptsWhatIsTrue() {
    QFETCH(int, copies);
    auto random = random_for("cubic");
    const Cubic c = make(3, 35, static_cast<std::size_t>(copies), random);
    const Bytes proof = c.prove(random);
    QCOMPARE(proof.size(), circuit_proof_size(2 * static_cast<std::size_t>(copies)));
    QVERIFY(c.verify(c.X(), c.Y(), proof));
  }

  void refusesWhatIsFalse() {
    auto random = random_for("cubic false");
    const Cubic wrong = make(3, 36, 1, random);
    QVERIFY(!wrong.verify(wrong.X(), wrong.Y(), wrong.prove(random)));
  }

  // Every linear constraint holds, but left · right is not the output.
  void refusesAGateThatDoesNotMultiply() {
    auto random = random_for("cubic gate");
    const Cubic wrong = make(3, 36, 1, random);
    QVERIFY(!wrong.verify(wrong.X(), wrong.Y(), wrong.prove(random, 1, Scalar(1))));
    const Cubic padded = make(3, 36, 3, random);
    QVERIFY(!padded.verify(padded.X(), padded.Y(), padded.prove(random, 5, Scalar(1))));
  }

  void refusesOtherCommitmentsAndAnotherTranscript() {
    auto random = random_for("cubic commitments");
    const Cubic c = make(2, 15, 2, random), other = make(2, 15, 2, random);
    const Bytes proof = c.prove(random);
    QVERIFY(c.verify(c.X(), c.Y(), proof));
    QVERIFY(!c.verify(other.X(), c.Y(), proof));
    QVERIFY(!c.verify(c.X(), other.Y(), proof));
    QVERIFY(!c.verify(c.Y(), c.X(), proof));
    QVERIFY(!c.verify(c.X(), c.Y(), proof, "test/other"));
  }

  void refusesAProofForAnotherNumberOfGatesOfTheSameSize() {
    auto random = random_for("cubic padding");
    Cubic three = make(2, 15, 3, random), four = three;
    four.copies = 4;
    const Bytes proof = three.prove(random);
    QVERIFY(three.verify(three.X(), three.Y(), proof));
    QCOMPARE(proof.size(), circuit_proof_size(8));
    QVERIFY(!four.verify(three.X(), three.Y(), proof));
  }

  void everyByteOfTheProofCounts() {
    auto random = random_for("cubic bytes");
    const Cubic c = make(3, 35, 1, random);
    const Bytes proof = c.prove(random);
    for (std::size_t i = 0; i < proof.size(); ++i) {
      Bytes changed = proof;
      changed[i] ^= static_cast<std::uint8_t>(1u << (i % 8));
      QVERIFY2(!c.verify(c.X(), c.Y(), changed), qPrintable(QString::number(i)));
    }
  }

  void aCircuitWithoutGatesHasNoProof() {
    CircuitVerifier circuit{Transcript("test/empty")};
    QCOMPARE(circuit.equations(Bytes(1 + 32 * 13)).error(), ProofFault::kMalformed);
  }
};

QTEST_APPLESS_MAIN(TestCircuit)
#include "test_circuit.moc"
