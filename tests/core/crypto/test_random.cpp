// SPDX-License-Identifier: MIT
#include <QtTest>
#include <set>

#include "crypto/hash.h"
#include "crypto/random.h"
#include "support/vectors.h"

using namespace tacit;
using namespace tacit::test;

namespace {

/// What a generator that always returns the same would give.
const Bytes32 kStuck{};

Bytes64 first_draw(ByteView secret, ByteView statement) {
  HedgedRandom random(kStuck, secret, statement);
  return random.bytes<64>();
}

}  // namespace

class TestRandom : public QObject {
  Q_OBJECT

 private slots:
  void systemBytesDiffer() {
    std::set<Bytes32> seen;
    for (int i = 0; i < 1000; ++i) {
      seen.insert(random_array<32>());
    }
    QCOMPARE(seen.size(), std::size_t(1000));
    Bytes32 untouched{};
    random_bytes(std::span(untouched).first(0));
    QCOMPARE(hex(untouched), hex(Bytes32{}));
  }

  void vectorStreamOfTheProtocol() {
    const auto& vector = vectors()["encodings"]["random"];
    VectorRandom random(unhex(vector["seed"]));
    for (const auto& scalar : vector["scalars"]) {
      QCOMPARE(hex(random.scalar().encode()), QByteArray::fromStdString(scalar));
    }
  }

  void bytesAreTheFirstOfADraw() {
    const Bytes seed(32, 0x2a);
    VectorRandom whole(seed);
    VectorRandom part(seed);
    for (int i = 0; i < 3; ++i) {
      QCOMPARE(hex(part.bytes<16>()), hex(ByteView(whole.bytes<64>()).first(16)));
    }
    VectorRandom scalars(seed);
    VectorRandom blocks(seed);
    QCOMPARE(hex(scalars.scalar().encode()), hex(Scalar::from_wide(blocks.bytes<64>()).encode()));
  }

  void drawsAreWhatTheHeaderSays() {
    const Bytes secret{1, 2, 3};
    const Bytes statement{4, 5};
    const Bytes32 fresh{9};
    HedgedRandom random(fresh, secret, statement);
    const Bytes64 seed = hash("tacit/1/nonce", {fresh, secret, statement});
    QCOMPARE(hex(random.bytes<64>()), hex(hash("tacit/1/nonce/draw", {seed, 0u})));
    QCOMPARE(hex(random.bytes<64>()), hex(hash("tacit/1/nonce/draw", {seed, 1u})));
  }

  // Security note 7: with a stuck generator, two proofs under one key must not share a nonce, or the key
  // follows from their responses.
  void stuckGeneratorRepeatsNoNonceForAnotherStatement() {
    const Bytes secret(96, 7);
    std::set<Bytes64> seen;
    for (std::uint64_t i = 0; i < 200; ++i) {
      seen.insert(first_draw(secret, u64_bytes(i)));
    }
    QCOMPARE(seen.size(), std::size_t(200));
  }

  void stuckGeneratorRepeatsNoNonceForAnotherSecret() {
    std::set<Bytes64> seen;
    for (std::uint64_t i = 0; i < 200; ++i) {
      seen.insert(first_draw(u64_bytes(i), as_bytes("statement")));
    }
    QCOMPARE(seen.size(), std::size_t(200));
  }

  void stuckGeneratorRepeatsNoNonceWithinAProof() {
    HedgedRandom random(kStuck, as_bytes("secret"), as_bytes("statement"));
    std::set<Bytes64> seen;
    for (int i = 0; i < 200; ++i) {
      seen.insert(random.bytes<64>());
    }
    QCOMPARE(seen.size(), std::size_t(200));
  }

  void secretAndStatementDoNotRunTogether() {
    QVERIFY(first_draw(as_bytes("ab"), as_bytes("c")) != first_draw(as_bytes("a"), as_bytes("bc")));
    QVERIFY(first_draw(as_bytes("ab"), {}) != first_draw({}, as_bytes("ab")));
  }

  void sameStatementTwiceTakesFreshNonces() {
    HedgedRandom a(as_bytes("secret"), as_bytes("statement"));
    HedgedRandom b(as_bytes("secret"), as_bytes("statement"));
    QVERIFY(a.bytes<64>() != b.bytes<64>());
    QVERIFY(!(a.scalar() == b.scalar()));
  }
};

QTEST_APPLESS_MAIN(TestRandom)
#include "test_random.moc"
