// SPDX-License-Identifier: MIT
#include <QtTest>
#include <array>

#include "crypto/transcript.h"

#include "core/proof/proof_support.h"

using namespace tacit;
using namespace tacit::test;

namespace {

AuthorisationStatement statement_of(const Json& c) {
  return {bytes32(c.at("message")), c.at("input").get<std::uint64_t>(), bytes32(c.at("S'")),
          bytes32(c.at("T"))};
}

/// A coin of one key, seen as an input.
struct Owned {
  Scalar s, r, y;
  Point S, T;

  static Owned make(const Scalar& r, ProverRandom& random) {
    const FixedGenerators& g = generators();
    Owned coin{random.scalar(), r, random.scalar(), {}, {}};
    coin.S = coin.s * g.F + r * g.G - coin.y * g.H;
    coin.T = coin.s.invert() * (g.U - r * g.G);
    return coin;
  }
  AuthorisationStatement statement(std::uint64_t input) const {
    return {Bytes32{1, 2, 3}, input, S.encode(), T.encode()};
  }
  AuthorisationWitness witness() const { return {s, r, y}; }
};

/// The aggregated check of eprint 2021/1173 for two inputs, which protocol §8 departs from.
struct Aggregate {
  Point A1;
  std::array<Point, 2> A2;
  std::array<Scalar, 2> t1;
  Scalar t2, t3;

  static Scalar challenge(const std::array<Point, 2>& S, const std::array<Point, 2>& T, const Point& A1,
                          const std::array<Point, 2>& A2) {
    Transcript transcript("spark/chaum");
    for (const Point& point : {S[0], S[1], T[0], T[1], A1, A2[0], A2[1]}) {
      transcript.append("point", point.encode());
    }
    return transcript.challenge("c").value();
  }

  bool verify(const std::array<Point, 2>& S, const std::array<Point, 2>& T) const {
    const FixedGenerators& g = generators();
    const Scalar c = challenge(S, T, A1, A2), c2 = c * c;
    const Point left = A1 + c * S[0] + c2 * S[1];
    const Point right = (t1[0] + t1[1]) * g.F + t2 * g.G + t3 * g.H;
    const Point tags = A2[0] + A2[1] + (c + c2) * g.U;
    return left == right && tags == t1[0] * T[0] + t1[1] * T[1] + t2 * g.G;
  }
};

/// Tags T_i = multiples[i]·W, W = U − r·G, of the forger's choice. F asks for t1_0 + t1_1 = a + c·s_0 +
/// c²·s_1, W asks for m_0·t1_0 + m_1·t1_1 = w + c + c²: two equations, two unknowns.
struct Forgery {
  std::array<Point, 2> S, T;
  Aggregate proof;

  Forgery(const Owned& one, const Owned& two, ProverRandom& random) : S{one.S, two.S} {
    const FixedGenerators& g = generators();
    const Scalar m0 = random.scalar(), m1 = random.scalar();
    const Scalar a = random.scalar(), b = random.scalar(), gamma = random.scalar(), w = random.scalar();
    const Point W = g.U - one.r * g.G;
    T = {m0 * W, m1 * W};
    proof.A1 = a * g.F + b * g.G + gamma * g.H;
    proof.A2 = {w * W + b * g.G, Point()};
    const Scalar c = Aggregate::challenge(S, T, proof.A1, proof.A2), c2 = c * c;
    const Scalar first = a + c * one.s + c2 * two.s, second = w + c + c2;
    proof.t1[1] = (second - m0 * first) * (m1 - m0).invert();
    proof.t1[0] = first - proof.t1[1];
    proof.t2 = b + one.r * (c + c2);
    proof.t3 = gamma - c * one.y - c2 * two.y;
  }
};

}  // namespace

class TestAuthorisation : public QObject {
  Q_OBJECT

 private slots:
  void vectorsOfTheSpecification_data() {
    QTest::addColumn<int>("number");
    const Json& cases = vectors().at("authorisation");
    for (std::size_t i = 0; i < cases.size(); ++i) {
      QTest::addRow("%s", cases[i].at("name").get<std::string>().c_str()) << static_cast<int>(i);
    }
  }
  void vectorsOfTheSpecification() {
    QFETCH(int, number);
    const Json& c = vectors().at("authorisation")[static_cast<std::size_t>(number)];
    const Bytes proof = bytes(c.at("proof"));
    QCOMPARE(verifies(statement_of(c), proof), c.at("valid").get<bool>());
    if (c.contains("random")) {
      VectorRandom random(bytes(c.at("random")));
      const AuthorisationWitness witness{scalar(c.at("s")), scalar(c.at("r")), scalar(c.at("y"))};
      QCOMPARE(hex(authorise(statement_of(c), witness, random).value()), hex(proof));
    }
  }

  void everyByteOfTheProofCounts() {
    auto random = random_for("authorisation bytes");
    const Owned coin = Owned::make(random.scalar(), random);
    const Bytes proof = authorise(coin.statement(3), coin.witness()).value();
    QVERIFY(verifies(coin.statement(3), proof));
    QCOMPARE(first_accepted_flip(coin.statement(3), proof), -1);
  }

  void everyFieldOfTheStatementCounts() {
    auto random = random_for("authorisation fields");
    const Owned coin = Owned::make(random.scalar(), random), other = Owned::make(coin.r, random);
    const AuthorisationStatement statement = coin.statement(0);
    const Bytes proof = authorise(statement, coin.witness(), random).value();
    QVERIFY(verifies(statement, proof));
    AuthorisationStatement changed = statement;
    changed.message[31] ^= 1;
    QCOMPARE(fault_of(changed, proof), ProofFault::kFalse);
    changed = statement;
    changed.input = 1;
    QCOMPARE(fault_of(changed, proof), ProofFault::kFalse);
    changed = statement;
    changed.S = other.S.encode();
    QCOMPARE(fault_of(changed, proof), ProofFault::kFalse);
    changed = statement;
    changed.T = other.T.encode();
    QCOMPARE(fault_of(changed, proof), ProofFault::kFalse);
  }

  void anyOtherLengthIsMalformed() {
    auto random = random_for("authorisation lengths");
    const Owned coin = Owned::make(random.scalar(), random);
    const Bytes proof = authorise(coin.statement(0), coin.witness(), random).value();
    QCOMPARE(proof.size(), kAuthorisationSize);
    Bytes longer = proof;
    longer.push_back(0);
    for (std::size_t size = 0; size < proof.size(); ++size) {
      QCOMPARE(fault_of(coin.statement(0), ByteView(proof).first(size)), ProofFault::kMalformed);
    }
    QCOMPARE(fault_of(coin.statement(0), longer), ProofFault::kMalformed);
  }

  void badEncodingsAreMalformedEverywhere() {
    auto random = random_for("authorisation encodings");
    const Owned coin = Owned::make(random.scalar(), random);
    const Bytes proof = authorise(coin.statement(0), coin.witness(), random).value();
    for (const Bytes32& word : never_canonical()) {
      for (std::size_t offset = 0; offset < proof.size(); offset += 32) {
        QCOMPARE(fault_of(coin.statement(0), with_bytes(proof, offset, word)), ProofFault::kMalformed);
      }
      AuthorisationStatement changed = coin.statement(0);
      changed.S = word;
      QCOMPARE(fault_of(changed, proof), ProofFault::kMalformed);
      changed = coin.statement(0);
      changed.T = word;
      QCOMPARE(fault_of(changed, proof), ProofFault::kMalformed);
      QCOMPARE(authorise(changed, coin.witness(), random).error(), ProveError::kBadInput);
    }
    for (const std::size_t offset : {0, 32}) {
      QCOMPARE(fault_of(coin.statement(0), with_bytes(proof, offset, Bytes32{})), ProofFault::kMalformed);
    }
  }

  void everyPartOfTheWitnessCounts() {
    auto random = random_for("authorisation witness");
    const Owned coin = Owned::make(random.scalar(), random);
    for (int part = 0; part < 3; ++part) {
      AuthorisationWitness witness = coin.witness();
      Scalar* const parts[] = {&witness.s, &witness.r, &witness.y};
      *parts[part] += Scalar::one();
      QCOMPARE(fault_of(coin.statement(0), authorise(coin.statement(0), witness, random).value()),
               ProofFault::kFalse);
    }
  }

  // Each is wrong in one of the two equations alone.
  void bothEquationsAreChecked() {
    auto random = random_for("authorisation equations");
    const Owned coin = Owned::make(random.scalar(), random);
    const Bytes proof = authorise(coin.statement(0), coin.witness(), random).value();
    QCOMPARE(fault_of(coin.statement(0), with_scalar_added(proof, 128, Scalar::one())), ProofFault::kFalse);
    Owned chosen = coin;  // a tag of the forger's choice leaves the first equation true
    chosen.T = random.scalar() * (generators().U - coin.r * generators().G);
    const Bytes forged = authorise(chosen.statement(0), coin.witness(), random).value();
    Result<Equations, ProofFault> equations = authorisation_equations(chosen.statement(0), forged);
    QVERIFY(equations.has_value());
    QCOMPARE(fault_of(chosen.statement(0), forged), ProofFault::kFalse);
  }

  // Protocol, security note 1.
  void sparksAggregateAcceptsForgedTagsAndOursRefusesThem() {
    auto random = random_for("spark");
    const Scalar r = random.scalar();
    const Owned one = Owned::make(r, random), two = Owned::make(r, random);
    for (int attempt = 0; attempt < 2; ++attempt) {
      const Forgery forgery(one, two, random);
      QVERIFY(forgery.T[0] != one.T && forgery.T[1] != two.T);
      QVERIFY(forgery.proof.verify(forgery.S, forgery.T));

      // The same tags as two inputs here, with everything that the forger has.
      const Owned* const coins[] = {&one, &two};
      for (int kind = 0; kind < 3; ++kind) {
        std::array<Bytes, 2> proofs;
        ProofItem item;
        for (std::size_t i = 0; i < 2; ++i) {
          const AuthorisationStatement statement{Bytes32{7}, i, forgery.S[i].encode(), forgery.T[i].encode()};
          const AuthorisationWitness honest = coins[i]->witness();
          const AuthorisationWitness fitted{forgery.proof.t1[i], honest.r, honest.y};
          proofs[i] = authorise(statement, kind == 0 ? honest : fitted, random).value();
          if (kind == 2) {
            Writer pieces;
            pieces.bytes(forgery.proof.A1.encode()).bytes(forgery.proof.A2[0].encode());
            pieces.bytes(forgery.proof.t1[i].encode()).bytes(forgery.proof.t2.encode());
            pieces.bytes(forgery.proof.t3.encode());
            proofs[i] = pieces.take();
          }
          item.authorisations.push_back({statement, proofs[i]});
        }
        QCOMPARE(verify_proof(item).error(), (ProofError{ProofPart::kAuthorisation, 0, ProofFault::kFalse}));
      }
    }
  }

  // What would pass if a batch added up equations without a weight for each.
  void errorsOfTwoProofsDoNotCancel() {
    auto random = random_for("authorisation cancel");
    const Owned one = Owned::make(random.scalar(), random), two = Owned::make(random.scalar(), random);
    const Scalar error = random.scalar();
    const Bytes plus =
        with_scalar_added(authorise(one.statement(0), one.witness(), random).value(), 128, error);
    const Bytes minus =
        with_scalar_added(authorise(two.statement(1), two.witness(), random).value(), 128, -error);
    ProofItem item = item_of(one.statement(0), plus);
    item.authorisations.push_back({two.statement(1), minus});
    QVERIFY(!verify_proof(item));
  }

  // Two proofs with one nonce would reveal s, r and y.
  void hedgedNoncesDifferEachTime() {
    auto random = random_for("authorisation hedge");
    const Owned coin = Owned::make(random.scalar(), random);
    const Bytes first = authorise(coin.statement(0), coin.witness()).value();
    const Bytes second = authorise(coin.statement(0), coin.witness()).value();
    QVERIFY(word_at(first, 0) != word_at(second, 0));
    QVERIFY(word_at(first, 32) != word_at(second, 32));
    QVERIFY(verifies(coin.statement(0), first) && verifies(coin.statement(0), second));
  }
};

QTEST_APPLESS_MAIN(TestAuthorisation)
#include "test_authorisation.moc"
