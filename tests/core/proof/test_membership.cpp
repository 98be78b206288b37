// SPDX-License-Identifier: MIT
#include <QtTest>
#include <algorithm>
#include <functional>
#include <stop_token>

#include "proof/equation_fold.h"
#include "proof/membership_transcript.h"

#include "core/proof/proof_support.h"

using namespace tacit;
using namespace tacit::test;

namespace {

CoverSet set_of(std::uint64_t first, std::uint32_t count, const Bytes32& head, const std::vector<Point>& S,
                const std::vector<Point>& V, const std::vector<Point>& A) {
  return {first, count, head, make_cover_members(prepare(S), prepare(V), prepare(A))};
}

CoverSet set_of(const Json& s) {
  std::vector<Point> columns[3];
  for (const auto& [column, name] : {std::pair(0, "S"), std::pair(1, "V"), std::pair(2, "A")}) {
    for (const Json& member : s.at(name)) {
      columns[column].push_back(Point::decode(bytes(member)).value());
    }
  }
  return set_of(s.at("first"), s.at("count"), bytes32(s.at("head")), columns[0], columns[1], columns[2]);
}

/// Member i is point("tacit/1/vector/S", i) and so on, but for the one at own.position.
CoverSet large_set_of(const Json& s) {
  const std::uint32_t count = s.at("count");
  std::vector<Point> columns[3];
  const char* const labels[] = {"tacit/1/vector/S", "tacit/1/vector/V", "tacit/1/vector/A"};
  const char* const names[] = {"S", "V", "A"};
  for (int column = 0; column < 3; ++column) {
    for (std::uint64_t i = 0; i < count; ++i) {
      columns[column].push_back(hash_to_point(labels[column], {i}));
    }
    const Json& own = s.at("own");
    columns[column][own.at("position").get<std::size_t>()] =
        Point::decode(bytes(own.at(names[column]))).value();
  }
  return set_of(s.at("first"), count, bytes32(s.at("head")), columns[0], columns[1], columns[2]);
}

MembershipStatement statement_of(const Json& c, CoverSet set) {
  return {{bytes32(c.at("genesis")), c.at("n"), c.at("m")},
          std::move(set),
          {bytes32(c.at("S'")), bytes32(c.at("V'")), bytes32(c.at("A'"))}};
}

MembershipWitness witness_of(const Json& c) {
  return {c.at("position").get<std::uint64_t>(), scalar(c.at("y")), scalar(c.at("g")), scalar(c.at("alpha"))};
}

bool holds(const Equation& equation) {
  auto random = random_for("weight");
  return equations_hold(std::span(&equation, 1), random);
}

/// What a prover of protocol §6 commits to, for any matrix δ whose rows sum to 1: it proves that P' hides
/// Σ_k Π_j δ_{j,k_j}·P_k. Slow and from the definition.
struct FreeProver {
  std::vector<std::vector<Scalar>> delta, a;
  MembershipStatement statement;
  TestCoins coins;

  Point combined(std::size_t k, const Scalar& chi) const {
    return coins.S[k] + chi * coins.V[k] + (chi * chi) * coins.A[k];
  }

  Bytes prove(const std::function<Scalar(const Scalar&)>& opening, ProverRandom& random) const {
    const std::size_t n = statement.parameters.n, m = statement.parameters.m;
    const VectorGenerators v = vector_generators(n * m);
    const Point& H = generators().H;
    MembershipTranscript transcript(statement);
    const Scalar chi = transcript.chi().value();
    const Scalar r_0 = random.scalar(), r_1 = random.scalar();
    Point Y0 = r_0 * H, Y1 = r_1 * H;
    for (std::size_t j = 0; j < m; ++j) {
      for (std::size_t i = 0; i < n; ++i) {
        const Scalar& d = delta[j][i];
        const Scalar& value = a[j][i];
        Y0 = Y0 + value * v.Gv[j * n + i] + (-(value * value)) * v.Hv[j * n + i];
        Y1 = Y1 + d * v.Gv[j * n + i] + (value * (Scalar::one() - d - d)) * v.Hv[j * n + i];
      }
    }
    std::vector<Scalar> rho;
    std::vector<Point> X;
    for (std::size_t j = 0; j < m; ++j) {
      rho.push_back(random.scalar());
      X.push_back(rho[j] * H);
    }
    for (std::size_t k = 0; k < statement.parameters.set_size(); ++k) {
      std::vector<Scalar> product = {Scalar::one()};
      const SecretVector<std::size_t> digits = digits_of(k, statement.parameters);
      for (std::size_t j = 0; j < m; ++j) {
        std::vector<Scalar> longer(product.size() + 1);
        for (std::size_t d = 0; d < product.size(); ++d) {
          longer[d] += product[d] * a[j][digits[j]];
          longer[d + 1] += product[d] * delta[j][digits[j]];
        }
        product = longer;
      }
      for (std::size_t j = 0; j < m; ++j) {
        X[j] = X[j] + product[j] * combined(k % coins.S.size(), chi);
      }
    }
    std::vector<Bytes32> points = {Y0.encode(), Y1.encode()};
    for (const Point& X_j : X) {
      points.push_back(X_j.encode());
    }
    const Scalar x = transcript.x(points).value();
    Writer proof;
    for (const Bytes32& point : points) {
      proof.bytes(point);
    }
    Scalar power = Scalar::one(), masks;
    for (std::size_t j = 0; j < m; ++j) {
      for (std::size_t i = 1; i < n; ++i) {
        proof.bytes((delta[j][i] * x + a[j][i]).encode());
      }
      masks += rho[j] * power;
      power *= x;
    }
    proof.bytes((r_0 + x * r_1).encode());
    proof.bytes((opening(chi) * power - masks).encode());
    return proof.take();
  }
};

std::vector<std::vector<Scalar>> random_rows(std::size_t m, std::size_t n, ProverRandom& random) {
  std::vector<std::vector<Scalar>> rows(m, std::vector<Scalar>(n));
  for (std::vector<Scalar>& row : rows) {
    for (std::size_t i = 1; i < n; ++i) {
      row[i] = random.scalar();
      row[0] -= row[i];
    }
  }
  return rows;
}

}  // namespace

class TestMembership : public QObject {
  Q_OBJECT

 private slots:
  void vectorsOfTheSpecification_data() {
    QTest::addColumn<int>("number");
    const Json& cases = vectors().at("membership").at("cases");
    for (std::size_t i = 0; i < cases.size(); ++i) {
      QTest::addRow("%d %s", static_cast<int>(i), cases[i].at("name").get<std::string>().c_str())
          << static_cast<int>(i);
    }
  }
  void vectorsOfTheSpecification() {
    QFETCH(int, number);
    const Json& section = vectors().at("membership");
    const Json& c = section.at("cases")[static_cast<std::size_t>(number)];
    const CoverSet set = set_of(section.at("sets")[c.at("set").get<std::size_t>()]);
    check(c, statement_of(c, set), nullptr);
  }

  void setsOf16384() {
    WorkerPool pool(2);
    for (const Json& c : vectors().at("membership").at("large")) {
      check(c, statement_of(c, large_set_of(c.at("set"))), &pool);
    }
  }

  void everyByteOfTheProofCounts() {
    auto random = random_for("membership bytes");
    const MembershipSample t = usual(random);
    const Bytes proof = membership_prove(t.statement, t.witness).value();
    QVERIFY(verifies(t.statement, proof));
    QCOMPARE(first_accepted_flip(t.statement, proof), -1);
  }

  void everyFieldOfTheStatementCounts() {
    auto random = random_for("membership fields");
    const MembershipSample t = usual(random), other = usual(random);
    const Bytes proof = membership_prove(t.statement, t.witness, random).value();
    QVERIFY(verifies(t.statement, proof));
    MembershipStatement changed = t.statement;
    changed.parameters.genesis[0] ^= 1;
    QCOMPARE(fault_of(changed, proof), ProofFault::kFalse);
    changed = t.statement;
    changed.set.first += 8;
    QCOMPARE(fault_of(changed, proof), ProofFault::kFalse);
    changed = t.statement;
    changed.set.head[31] ^= 1;
    QCOMPARE(fault_of(changed, proof), ProofFault::kFalse);
    changed = t.statement;
    changed.offset.S = other.statement.offset.S;
    QCOMPARE(fault_of(changed, proof), ProofFault::kFalse);
    changed = t.statement;
    changed.offset.V = other.statement.offset.V;
    QCOMPARE(fault_of(changed, proof), ProofFault::kFalse);
    changed = t.statement;
    changed.offset.A = other.statement.offset.A;
    QCOMPARE(fault_of(changed, proof), ProofFault::kFalse);
    changed = t.statement;
    changed.parameters.n = 2;
    changed.parameters.m = 4;
    QVERIFY(!verifies(changed, proof));
  }

  // A set whose count is one less still has every member that the proof is about.
  void anotherCountIsRefused() {
    auto random = random_for("membership count");
    TestCoins coins = TestCoins::make(16, random);
    const Bytes32 head = random.bytes<32>();
    const MembershipSample t = MembershipSample::make(coins, coins.set(0, head), 2, 3, random);
    const Bytes proof = membership_prove(t.statement, t.witness, random).value();
    coins.S.pop_back(), coins.V.pop_back(), coins.A.pop_back();
    MembershipStatement changed = t.statement;
    changed.set = coins.set(0, head);
    QCOMPARE(fault_of(changed, proof), ProofFault::kFalse);
  }

  void aSetThatIsNotCompleteIsMalformed() {
    auto random = random_for("membership set");
    const MembershipSample t = usual(random);
    const Bytes proof = membership_prove(t.statement, t.witness, random).value();
    const auto refused = [&](const MembershipStatement& statement) {
      return fault_of(statement, proof) == ProofFault::kMalformed &&
             membership_prove(statement, t.witness, random).error() == ProveError::kBadInput;
    };
    MembershipStatement changed = t.statement;
    changed.set.count = 15;
    QVERIFY(refused(changed));
    changed.set.count = 0;
    QVERIFY(refused(changed));
    changed.set.members = std::make_shared<CoverMembers>();
    QVERIFY(refused(changed));
    changed = t.statement;
    changed.set.members = nullptr;
    QVERIFY(refused(changed));
    const TestCoins many = TestCoins::make(17, random);
    changed.set = many.set(0, changed.set.head);
    QVERIFY(refused(changed));
    for (int list = 0; list < 3; ++list) {
      auto uneven = std::make_shared<CoverMembers>(*t.statement.set.members);
      auto& shorter = list == 0 ? uneven->S : (list == 1 ? uneven->V : uneven->A);
      shorter = shorter.first(shorter.size() - 1);
      changed = t.statement;
      changed.set.members = uneven;
      QVERIFY(refused(changed));
    }
    changed = t.statement;
    for (const auto& [n, m] :
         {std::pair(0, 2), std::pair(1, 2), std::pair(4, 1), std::pair(4, 11), std::pair(255, 255)}) {
      changed.parameters.n = static_cast<std::uint8_t>(n);
      changed.parameters.m = static_cast<std::uint8_t>(m);
      QVERIFY(refused(changed));
    }
    MembershipWitness outside = t.witness;
    outside.position = 16;
    QCOMPARE(membership_prove(t.statement, outside, random).error(), ProveError::kBadInput);
  }

  // Proofs that hold, for shapes that no network has.
  void oneDigitOrDigitsOfOneValueAreMalformed() {
    auto random = random_for("membership shapes");
    for (const auto& [n, m] : {std::pair(4, 1), std::pair(1, 2)}) {
      FreeProver prover;
      prover.coins = TestCoins::make(n == 4 ? 4 : 1, random);
      prover.a = random_rows(static_cast<std::size_t>(m), static_cast<std::size_t>(n), random);
      prover.delta = prover.a;
      for (std::vector<Scalar>& row : prover.delta) {
        std::ranges::fill(row, Scalar());
        row[0] = Scalar::one();
      }
      const Scalar y = random.scalar();
      const Point& H = generators().H;
      prover.statement.parameters = {{}, static_cast<std::uint8_t>(n), static_cast<std::uint8_t>(m)};
      prover.statement.set = prover.coins.set(0, {});
      prover.statement.offset = {(prover.coins.S[0] - y * H).encode(), prover.coins.V[0].encode(),
                                 prover.coins.A[0].encode()};
      const Bytes proof = prover.prove([&](const Scalar&) { return y; }, random);
      QCOMPARE(proof.size(), membership_size(prover.statement.parameters));
      QCOMPARE(fault_of(prover.statement, proof), ProofFault::kMalformed);
    }
  }

  void anyOtherLengthIsMalformed() {
    auto random = random_for("membership lengths");
    const MembershipSample t = usual(random);
    Bytes proof = membership_prove(t.statement, t.witness, random).value();
    QCOMPARE(proof.size(), membership_size(t.statement.parameters));
    for (std::size_t size = 0; size < proof.size(); ++size) {
      QCOMPARE(fault_of(t.statement, ByteView(proof).first(size)), ProofFault::kMalformed);
    }
    proof.push_back(0);
    QCOMPARE(fault_of(t.statement, proof), ProofFault::kMalformed);
    QCOMPARE(membership_size({{}, 4, 7}), std::size_t{1024});
  }

  void badEncodingsAreMalformedEverywhere() {
    auto random = random_for("membership encodings");
    const MembershipSample t = usual(random);
    const Bytes proof = membership_prove(t.statement, t.witness, random).value();
    for (const Bytes32& word : never_canonical()) {
      for (std::size_t offset = 0; offset < proof.size(); offset += 32) {
        QCOMPARE(fault_of(t.statement, with_bytes(proof, offset, word)), ProofFault::kMalformed);
      }
    }
    for (std::size_t offset = 0; offset < 4 * 32; offset += 32) {
      QCOMPARE(fault_of(t.statement, with_bytes(proof, offset, Bytes32{})), ProofFault::kMalformed);
    }
    const Bytes32 bad[] = {never_canonical()[0], never_canonical()[1], Bytes32{}};
    for (const Bytes32& word : bad) {
      for (int which = 0; which < 3; ++which) {
        MembershipStatement changed = t.statement;
        (which == 0 ? changed.offset.S : (which == 1 ? changed.offset.V : changed.offset.A)) = word;
        QCOMPARE(fault_of(changed, proof), ProofFault::kMalformed);
      }
    }
  }

  void everyPositionCanBeProven_data() {
    QTest::addColumn<int>("count");
    for (const int count : {1, 2, 7, 8, 13, 15, 16}) {
      QTest::addRow("%d coins", count) << count;
    }
  }
  void everyPositionCanBeProven() {
    QFETCH(int, count);
    auto random = random_for("membership positions");
    const TestCoins coins = TestCoins::make(static_cast<std::size_t>(count), random);
    const CoverSet set = coins.set(0, random.bytes<32>());
    for (std::uint64_t position = 0; position < 16; ++position) {
      const MembershipSample t = MembershipSample::make(coins, set, 2, position, random);
      const Bytes proof = membership_prove(t.statement, t.witness, random).value();
      QVERIFY(verifies(t.statement, proof));
      MembershipWitness elsewhere = t.witness;
      elsewhere.position = (position + 1) % 16;
      if (elsewhere.position % static_cast<std::uint64_t>(count) !=
          position % static_cast<std::uint64_t>(count)) {
        QVERIFY(!verifies(t.statement, membership_prove(t.statement, elsewhere, random).value()));
      }
    }
  }

  void eachOpeningCounts() {
    auto random = random_for("membership openings");
    const MembershipSample t = usual(random);
    for (int which = 0; which < 3; ++which) {
      MembershipWitness wrong = t.witness;
      (which == 0 ? wrong.y : (which == 1 ? wrong.g : wrong.alpha)) += Scalar::one();
      QCOMPARE(fault_of(t.statement, membership_prove(t.statement, wrong, random).value()),
               ProofFault::kFalse);
    }
  }

  // Protocol, security note 3.
  void listsFromTwoCoinsAreRefused() {
    auto random = random_for("membership mixed");
    const TestCoins coins = TestCoins::make(16, random);
    const MembershipSample t = MembershipSample::make(coins, coins.set(0, random.bytes<32>()), 2, 3, random);
    const Point& H = generators().H;
    const std::pair<Bytes32 Offset::*, Bytes32> foreign[] = {
        {&Offset::S, (coins.S[5] - t.witness.y * H).encode()},
        {&Offset::V, (coins.V[5] - t.witness.g * H).encode()},
        {&Offset::A, (coins.A[5] - t.witness.alpha * H).encode()}};
    for (const auto& [member, encoding] : foreign) {
      MembershipStatement mixed = t.statement;
      mixed.offset.*member = encoding;
      for (const std::uint64_t position : {3, 5}) {
        MembershipWitness witness = t.witness;
        witness.position = position;
        QCOMPARE(fault_of(mixed, membership_prove(mixed, witness, random).value()), ProofFault::kFalse);
      }
    }
    // An error in one list that another would undo if the weights were not 1, χ, χ².
    MembershipStatement shifted = t.statement;
    const Point D = random.scalar() * generators().G;
    shifted.offset.V = (coins.V[3] - t.witness.g * H + D).encode();
    shifted.offset.A = (coins.A[3] - t.witness.alpha * H - D).encode();
    QVERIFY(!verifies(shifted, membership_prove(shifted, t.witness, random).value()));
  }

  void aChangedMemberIsRefused() {
    auto random = random_for("membership changed");
    const TestCoins coins = TestCoins::make(16, random);
    const Bytes32 head = random.bytes<32>();
    const MembershipSample t = MembershipSample::make(coins, coins.set(0, head), 2, 3, random);
    const Bytes proof = membership_prove(t.statement, t.witness, random).value();
    for (int list = 0; list < 3; ++list) {
      for (const std::size_t member : {0, 3, 9, 15}) {
        TestCoins changed = coins;
        Point& point = (list == 0 ? changed.S : (list == 1 ? changed.V : changed.A))[member];
        point = point + generators().G;
        MembershipStatement statement = t.statement;
        statement.set = changed.set(0, head);
        QCOMPARE(fault_of(statement, proof), ProofFault::kFalse);
      }
    }
  }

  // Protocol, security note 2: V' commits to a fortune, and the S of the last member is solved for after the
  // challenge. It works against members that the transcript does not bind, and only the head binds them.
  void aMemberChosenAfterTheChallengeIsRefused() {
    auto random = random_for("membership forged member");
    TestCoins coins = TestCoins::make(16, random);
    const Bytes32 head = random.bytes<32>();
    MembershipSample t = MembershipSample::make(coins, coins.set(0, head), 2, 15, random);
    t.statement.offset.V = pedersen_commit(Scalar(1'000'000'000'000), random.scalar()).encode();
    const Bytes proof = membership_prove(t.statement, t.witness, random).value();
    QVERIFY(!verifies(t.statement, proof));

    // The sums' equation with the last S taken out is what that S must cancel.
    const auto excess = [&](const Point& last) {
      coins.S[15] = last;
      MembershipStatement statement = t.statement;
      statement.set = coins.set(0, head);
      Result<Equations, ProofFault> equations = membership_equations(statement, proof);
      const Equation& sums = equations.value()[1];
      Point sum = sums.fixed[1] * generators().H;
      for (std::size_t i = 0; i < sums.points.size(); ++i) {
        sum = sum + sums.scalars[i] * Point::decode(sums.points[i]).value();
      }
      const Scalar& chi = sums.cover->chi;
      for (std::size_t k = 0; k < 16; ++k) {
        const Scalar f = sums.cover->digits[0][k % 4] * sums.cover->digits[1][k / 4];
        sum = sum + f * (coins.S[k] + chi * coins.V[k] + (chi * chi) * coins.A[k]);
      }
      return std::pair(sum, sums.cover->digits[0][3] * sums.cover->digits[1][3]);
    };
    const auto [rest, coefficient] = excess(Point());
    const Point solved = coefficient.invert() * (-rest);
    QVERIFY(excess(solved).first.is_identity());
    MembershipStatement forged = t.statement;
    forged.set = coins.set(0, head);
    QVERIFY(verifies(forged, proof));
    forged.set.head = random.bytes<32>();  // what the coin chain gives once that S is in it
    QVERIFY(!verifies(forged, proof));
  }

  // A matrix that is no selection of one member: V' would be 2·V_0 − V_1. Only the equation of the bits
  // refuses it.
  void aCombinationOfMembersIsRefused() {
    auto random = random_for("membership combination");
    const TestCoins coins = TestCoins::make(16, random);
    FreeProver prover;
    prover.coins = coins;
    prover.a = random_rows(2, 4, random);
    prover.delta = {{Scalar(2), -Scalar::one(), {}, {}}, {Scalar::one(), {}, {}, {}}};
    const Scalar y = random.scalar(), g = random.scalar(), alpha = random.scalar();
    const Point& H = generators().H;
    const auto twice_minus = [](const std::vector<Point>& list) { return list[0] + list[0] - list[1]; };
    prover.statement.parameters = {random.bytes<32>(), 4, 2};
    prover.statement.set = coins.set(0, random.bytes<32>());
    prover.statement.offset = {(twice_minus(coins.S) - y * H).encode(),
                               (twice_minus(coins.V) - g * H).encode(),
                               (twice_minus(coins.A) - alpha * H).encode()};
    const auto opening = [&](const Scalar& chi) { return y + chi * g + chi * chi * alpha; };
    const Bytes proof = prover.prove(opening, random);
    const Result<Equations, ProofFault> equations = membership_equations(prover.statement, proof);
    QVERIFY(!holds(equations.value()[0]));
    QVERIFY(holds(equations.value()[1]));
    QCOMPARE(fault_of(prover.statement, proof), ProofFault::kFalse);

    // The same prover is accepted when it selects one member.
    prover.delta = {{Scalar::one(), {}, {}, {}}, {{}, {}, Scalar::one(), {}}};
    prover.statement.offset = {(coins.S[8] - y * H).encode(), (coins.V[8] - g * H).encode(),
                               (coins.A[8] - alpha * H).encode()};
    QVERIFY(verifies(prover.statement, prover.prove(opening, random)));
    // Two ones in a row, or none: the rows must sum to 1.
    prover.delta[1] = {{}, Scalar::one(), Scalar::one(), {}};
    QVERIFY(!verifies(prover.statement, prover.prove(opening, random)));
    prover.delta[1] = {{}, {}, {}, {}};
    prover.statement.offset = {(-(y * H)).encode(), (-(g * H)).encode(), (-(alpha * H)).encode()};
    QVERIFY(!verifies(prover.statement, prover.prove(opening, random)));
    // Rows of a that do not sum to 0.
    prover.a[0][0] += Scalar::one();
    prover.delta = {{Scalar::one(), {}, {}, {}}, {{}, {}, Scalar::one(), {}}};
    QVERIFY(!verifies(prover.statement, prover.prove(opening, random)));
  }

  // z_Y is in the equation of the bits alone and z in that of the sums, both times with H: without
  // independent weights these errors would cancel.
  void bothEquationsAreCheckedOnTheirOwn() {
    auto random = random_for("membership equations");
    const MembershipSample t = usual(random);
    const Bytes proof = membership_prove(t.statement, t.witness, random).value();
    const std::size_t z = proof.size() - 32, z_Y = proof.size() - 64;
    QCOMPARE(fault_of(t.statement, with_scalar_added(proof, z_Y, Scalar::one())), ProofFault::kFalse);
    QCOMPARE(fault_of(t.statement, with_scalar_added(proof, z, Scalar::one())), ProofFault::kFalse);
    const Bytes both = with_scalar_added(with_scalar_added(proof, z_Y, Scalar::one()), z, -Scalar::one());
    QCOMPARE(fault_of(t.statement, both), ProofFault::kFalse);
  }

  void aPoolChangesNothing() {
    auto random = random_for("membership pool");
    WorkerPool pool(3);
    const TestCoins coins = TestCoins::make(57, random);
    const MembershipSample t = MembershipSample::make(coins, coins.set(0, random.bytes<32>()), 3, 41, random);
    auto first = random_for("same"), second = random_for("same");
    const Bytes alone = membership_prove(t.statement, t.witness, first).value();
    const Bytes pooled =
        membership_prove(t.statement, t.witness, second, {.pool = &pool, .stop = {}}).value();
    QCOMPARE(hex(pooled), hex(alone));
  }

  void stopsWhenAsked() {
    auto random = random_for("membership stop");
    const MembershipSample t = usual(random);
    std::stop_source source;
    QVERIFY(
        membership_prove(t.statement, t.witness, {.pool = nullptr, .stop = source.get_token()}).has_value());
    source.request_stop();
    const auto stopped =
        membership_prove(t.statement, t.witness, {.pool = nullptr, .stop = source.get_token()});
    QCOMPARE(stopped.error(), ProveError::kCancelled);
  }

  void hedgedNoncesDifferEachTime() {
    auto random = random_for("membership hedge");
    const MembershipSample t = usual(random);
    const Bytes first = membership_prove(t.statement, t.witness).value();
    const Bytes second = membership_prove(t.statement, t.witness).value();
    for (std::size_t offset = 0; offset < first.size(); offset += 32) {
      QVERIFY(word_at(first, offset) != word_at(second, offset));
    }
  }

 private:
  static MembershipSample usual(ProverRandom& random) {
    const TestCoins coins = TestCoins::make(16, random);
    return MembershipSample::make(coins, coins.set(8, random.bytes<32>()), 2, 6, random);
  }

  static void check(const Json& c, const MembershipStatement& statement, WorkerPool* pool) {
    const Bytes proof = bytes(c.at("proof"));
    const bool valid = verify_proof(item_of(statement, proof), pool).has_value();
    QCOMPARE(valid, c.at("valid").get<bool>());
    if (c.contains("random")) {
      VectorRandom random(bytes(c.at("random")));
      const auto made = membership_prove(statement, witness_of(c), random, {.pool = pool, .stop = {}});
      QCOMPARE(hex(made.value()), hex(proof));
    }
  }
};

QTEST_APPLESS_MAIN(TestMembership)
#include "test_membership.moc"
