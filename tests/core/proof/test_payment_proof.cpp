// SPDX-License-Identifier: MIT
#include <QtTest>

#include "core/proof/proof_support.h"

using namespace tacit;
using namespace tacit::test;

namespace {

PayerStatement statement_of(const Json& c) {
  return {bytes32(c.at("genesis")), bytes32(c.at("transaction")), bytes(c.at("message")), bytes32(c.at("T"))};
}

struct Payer {
  PayerStatement statement;
  PayerWitness witness;

  static Payer make(ProverRandom& random) {
    Payer payer;
    payer.witness = {random.scalar(), random.scalar()};
    const Point T = payer.witness.s.invert() * (generators().U - payer.witness.r * generators().G);
    payer.statement = {random.bytes<32>(), random.bytes<32>(),
                       payer_message("a shop", random.bytes<32>()).value(), T.encode()};
    return payer;
  }
};

}  // namespace

class TestPaymentProof : public QObject {
  Q_OBJECT

 private slots:
  void vectorsOfTheSpecification_data() {
    QTest::addColumn<int>("number");
    const Json& cases = vectors().at("payer_proofs");
    for (std::size_t i = 0; i < cases.size(); ++i) {
      QTest::addRow("%s", cases[i].at("name").get<std::string>().c_str()) << static_cast<int>(i);
    }
  }
  void vectorsOfTheSpecification() {
    QFETCH(int, number);
    const Json& c = vectors().at("payer_proofs")[static_cast<std::size_t>(number)];
    const Bytes proof = bytes(c.at("proof"));
    QCOMPARE(verifies(statement_of(c), proof), c.at("valid").get<bool>());
    if (c.contains("random")) {
      VectorRandom random(bytes(c.at("random")));
      const PayerWitness witness{scalar(c.at("s")), scalar(c.at("r"))};
      QCOMPARE(hex(payer_prove(statement_of(c), witness, random).value()), hex(proof));
    }
  }

  void everyByteOfTheProofCounts() {
    auto random = random_for("payer bytes");
    const Payer payer = Payer::make(random);
    const Bytes proof = payer_prove(payer.statement, payer.witness).value();
    QVERIFY(verifies(payer.statement, proof));
    QCOMPARE(first_accepted_flip(payer.statement, proof), -1);
  }

  void everyFieldOfTheStatementCounts() {
    auto random = random_for("payer fields");
    const Payer payer = Payer::make(random), other = Payer::make(random);
    const Bytes proof = payer_prove(payer.statement, payer.witness, random).value();
    for (int field = 0; field < 4; ++field) {
      PayerStatement changed = payer.statement;
      switch (field) {
        case 0:
          changed.genesis = other.statement.genesis;
          break;
        case 1:
          changed.transaction = other.statement.transaction;
          break;
        case 2:
          changed.message = other.statement.message;
          break;
        default:
          changed.T = other.statement.T;
      }
      QCOMPARE(fault_of(changed, proof), ProofFault::kFalse);
    }
  }

  void anyOtherLengthIsMalformed() {
    auto random = random_for("payer lengths");
    const Payer payer = Payer::make(random);
    Bytes proof = payer_prove(payer.statement, payer.witness, random).value();
    QCOMPARE(proof.size(), kPayerProofSize);
    for (std::size_t size = 0; size < proof.size(); ++size) {
      QCOMPARE(fault_of(payer.statement, ByteView(proof).first(size)), ProofFault::kMalformed);
    }
    proof.push_back(0);
    QCOMPARE(fault_of(payer.statement, proof), ProofFault::kMalformed);
  }

  void badEncodingsAreMalformedEverywhere() {
    auto random = random_for("payer encodings");
    const Payer payer = Payer::make(random);
    const Bytes proof = payer_prove(payer.statement, payer.witness, random).value();
    PayerStatement changed = payer.statement;
    for (const Bytes32& word : never_canonical()) {
      for (std::size_t offset = 0; offset < proof.size(); offset += 32) {
        QCOMPARE(fault_of(payer.statement, with_bytes(proof, offset, word)), ProofFault::kMalformed);
      }
      changed.T = word;
      QCOMPARE(fault_of(changed, proof), ProofFault::kMalformed);
    }
    QCOMPARE(fault_of(payer.statement, with_bytes(proof, 0, Bytes32{})), ProofFault::kMalformed);
    changed.T = Bytes32{};
    QCOMPARE(fault_of(changed, proof), ProofFault::kMalformed);
    QCOMPARE(payer_prove(changed, payer.witness, random).error(), ProveError::kBadInput);
  }

  void anotherWitnessIsRefused() {
    auto random = random_for("payer witness");
    const Payer payer = Payer::make(random);
    PayerWitness changed = payer.witness;
    changed.s += Scalar::one();
    QCOMPARE(fault_of(payer.statement, payer_prove(payer.statement, changed, random).value()),
             ProofFault::kFalse);
    changed = payer.witness;
    changed.r += Scalar::one();
    QCOMPARE(fault_of(payer.statement, payer_prove(payer.statement, changed, random).value()),
             ProofFault::kFalse);
  }

  void messageIsTheNameWithItsLengthAndTheFreshNumber() {
    Bytes32 fresh;
    fresh.fill(9);
    QCOMPARE(hex(payer_message("ab", fresh).value()), "020000006162" + hex(fresh));
    QVERIFY(payer_message(std::string(64, 'n'), fresh).has_value());
    QVERIFY(!payer_message(std::string(65, 'n'), fresh).has_value());
  }

  void hedgedNoncesDifferEachTime() {
    auto random = random_for("payer hedge");
    const Payer payer = Payer::make(random);
    const Bytes first = payer_prove(payer.statement, payer.witness).value();
    const Bytes second = payer_prove(payer.statement, payer.witness).value();
    QVERIFY(word_at(first, 0) != word_at(second, 0));
  }
};

QTEST_APPLESS_MAIN(TestPaymentProof)
#include "test_payment_proof.moc"
