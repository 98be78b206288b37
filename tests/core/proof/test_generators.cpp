// SPDX-License-Identifier: MIT
#include <QtTest>
#include <set>

#include "core/proof/proof_support.h"

using namespace tacit;
using namespace tacit::test;

class TestGenerators : public QObject {
  Q_OBJECT

 private slots:
  void vectorsOfTheSpecification() {
    const Json& section = vectors().at("generators");
    const FixedGenerators& g = generators();
    QCOMPARE(hex(g.G.encode()), hex(bytes32(section.at("G"))));
    QCOMPARE(hex(g.H.encode()), hex(bytes32(section.at("H"))));
    QCOMPARE(hex(g.F.encode()), hex(bytes32(section.at("F"))));
    QCOMPARE(hex(g.U.encode()), hex(bytes32(section.at("U"))));
    const VectorGenerators all = vector_generators(kMostVectorGenerators);
    for (std::size_t i = 0; i < section.at("Gv").size(); ++i) {
      QCOMPARE(hex(all.Gv[i].encode()), hex(bytes32(section.at("Gv")[i])));
      QCOMPARE(hex(all.Hv[i].encode()), hex(bytes32(section.at("Hv")[i])));
    }
    QCOMPARE(hex(all.Gv[1023].encode()), hex(bytes32(section.at("Gv[1023]"))));
    QCOMPARE(hex(all.Hv[1023].encode()), hex(bytes32(section.at("Hv[1023]"))));
  }

  void shortListsBeginTheLongOne() {
    const VectorGenerators few = vector_generators(128), all = vector_generators(129);
    QCOMPARE(few.Gv.size(), std::size_t{128});
    QCOMPARE(all.Hv.size(), std::size_t{129});
    for (std::size_t i = 0; i < few.Gv.size(); ++i) {
      QVERIFY(few.Gv[i] == all.Gv[i]);
      QVERIFY(few.Hv[i] == all.Hv[i]);
    }
    QCOMPARE(vector_generators(0).Gv.size(), std::size_t{0});
  }

  void basesAreThePoints() {
    auto random = random_for("bases");
    const FixedGenerators& g = generators();
    const Scalar scalars[] = {random.scalar(), random.scalar(), random.scalar(), random.scalar()};
    const Point points[] = {g.G, g.H, g.F, g.U};
    QVERIFY(multiexp_vartime(scalars, g.bases) == multiexp(scalars, points));
    const VectorGenerators v = vector_generators(4);
    QVERIFY(multiexp_vartime(scalars, v.Gv_bases) == multiexp(scalars, v.Gv));
    QVERIFY(multiexp_vartime(scalars, v.Hv_bases) == multiexp(scalars, v.Hv));
  }

  void noTwoAreEqual() {
    std::set<Bytes32> seen;
    const FixedGenerators& g = generators();
    const VectorGenerators all = vector_generators(kMostVectorGenerators);
    for (const Point& point : {g.G, g.H, g.F, g.U}) {
      seen.insert(point.encode());
    }
    for (std::size_t i = 0; i < kMostVectorGenerators; ++i) {
      seen.insert(all.Gv[i].encode());
      seen.insert(all.Hv[i].encode());
    }
    QCOMPARE(seen.size(), 4 + 2 * kMostVectorGenerators);
    QVERIFY(!seen.contains(Bytes32{}));
  }

  void pedersenCommitIsVTimesGPlusBlindingTimesH() {
    auto random = random_for("pedersen");
    const Scalar v = random.scalar(), blinding = random.scalar();
    QVERIFY(pedersen_commit(v, blinding) == v * generators().G + blinding * generators().H);
  }
};

QTEST_APPLESS_MAIN(TestGenerators)
#include "test_generators.moc"
