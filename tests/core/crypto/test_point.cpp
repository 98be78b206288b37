// SPDX-License-Identifier: MIT
#include <QtTest>
#include <vector>

#include <sodium.h>

#include "base/secret.h"
#include "crypto/backend/field51_arithmetic.h"
#include "crypto/point.h"
#include "support/vectors.h"

#include "rfc9496_vectors.h"

using namespace tacit;
using namespace tacit::test;

namespace {

Bytes64 draw(std::uint64_t number) {
  return hash("tacit/1/test/draw", {number});
}

/// The same group element by another point of the curve: p plus a multiple of a point of order 4.
Point torsion_shifted(const Point& p, int rotations) {
  // Adding (sqrt(−1), 0), of order 4, maps (x, y) to (i·y, i·x).
  Point r = p;
  for (int k = 0; k < rotations; ++k) {
    const Fe51* c = r.coordinates();
    r = Point::from_coordinates(fe::mul(c[1], fe::kSqrtMinusOne), fe::mul(c[0], fe::kSqrtMinusOne), c[2],
                                fe::negate(c[3]));
  }
  return r;
}

}  // namespace

class TestPoint : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { ensure_sodium(); }

  void multiplesOfTheGeneratorArePublished() {
    Point sum;
    for (std::uint64_t i = 0; i < 16; ++i) {
      const Bytes32 encoding = unhex_array<32>(kMultiples[i]);
      QCOMPARE(hex(sum.encode()), hex(encoding));
      QCOMPARE(hex(multiply_base(Scalar(i)).encode()), hex(encoding));
      QCOMPARE(hex((Scalar(i) * base_point()).encode()), hex(encoding));
      QVERIFY(Point::decode(encoding) == sum);
      QCOMPARE(Point::decode_nonidentity(encoding).has_value(), i != 0);
      sum = sum + base_point();
    }
  }

  void badEncodingsAreRefused_data() {
    QTest::addColumn<QByteArray>("encoding");
    for (const char* encoding : kBadEncodings) {
      QTest::newRow(encoding) << QByteArray(encoding);
    }
  }

  void badEncodingsAreRefused() {
    QFETCH(QByteArray, encoding);
    const Bytes32 bytes = unhex_array<32>(encoding.toStdString());
    QVERIFY(!Point::decode(bytes));
    QVERIFY(!multiply_encoded(Scalar(3), bytes));
  }

  void oneWayMapIsPublished() {
    for (const OneWayMap& item : kOneWayMap) {
      QCOMPARE(hex(Point::from_uniform(unhex_array<64>(item.input)).encode()), QByteArray(item.output));
    }
  }

  void agreesWithTheVectors() {
    QVERIFY(!vectors()["encodings"]["points"].empty());
    for (const auto& item : vectors()["encodings"]["points"]) {
      const auto point = Point::decode(unhex(item["bytes"]));
      QCOMPARE(point.has_value(), item["valid"].get<bool>());
      if (point) {
        QCOMPARE(point->is_identity(), item["identity"].get<bool>());
      }
    }
  }

  void bit255IsRefused() {
    for (std::uint64_t i = 0; i < 50; ++i) {
      Bytes32 encoding = Point::from_uniform(draw(i)).encode();
      QVERIFY(multiply_encoded(Scalar(2), encoding));
      encoding[31] |= 0x80;
      QVERIFY(!Point::decode(encoding));
      QVERIFY(!multiply_encoded(Scalar(2), encoding));
    }
  }

  void onlyThirtyTwoBytesDecode() {
    const Bytes zeros(40);
    for (std::size_t size = 0; size <= 40; ++size) {
      QCOMPARE(Point::decode(ByteView(zeros).first(size)).has_value(), size == 32);
    }
  }

  void flippedBitsAreJudgedAsByLibsodium() {
    for (std::uint64_t i = 0; i < 30; ++i) {
      const Bytes32 encoding = Point::from_uniform(draw(i)).encode();
      for (std::size_t bit = 0; bit < 255; bit += 3) {
        Bytes32 changed = encoding;
        changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ 1u << (bit % 8));
        const auto point = Point::decode(changed);
        QCOMPARE(point.has_value(), crypto_core_ristretto255_is_valid_point(changed.data()) == 1);
        QVERIFY(!point || point->encode() == changed);
      }
    }
  }

  void agreesWithLibsodium() {
    for (std::uint64_t i = 0; i < 200; ++i) {
      const Bytes64 wide = draw(i);
      const Point p = Point::from_uniform(wide), q = Point::from_uniform(draw(i + 1000));
      const Scalar s = i == 0 ? -Scalar(1) : Scalar::from_wide(draw(i + 2000));
      const Bytes32 a = p.encode(), b = q.encode(), n = s.encode();
      Bytes32 expected;
      crypto_core_ristretto255_from_hash(expected.data(), wide.data());
      QCOMPARE(hex(a), hex(expected));
      QCOMPARE(crypto_core_ristretto255_add(expected.data(), a.data(), b.data()), 0);
      QCOMPARE(hex((p + q).encode()), hex(expected));
      QCOMPARE(crypto_core_ristretto255_sub(expected.data(), a.data(), b.data()), 0);
      QCOMPARE(hex((p - q).encode()), hex(expected));
      QCOMPARE(crypto_scalarmult_ristretto255(expected.data(), n.data(), a.data()), 0);
      QCOMPARE(hex((s * p).encode()), hex(expected));
      QCOMPARE(hex(*multiply_encoded(s, a)), hex(expected));
      QCOMPARE(crypto_scalarmult_ristretto255_base(expected.data(), n.data()), 0);
      QCOMPARE(hex(multiply_base(s).encode()), hex(expected));
    }
  }

  void representativesOfOneElementAreEqual() {
    for (std::uint64_t i = 0; i < 40; ++i) {
      const Point p = i == 0 ? Point() : Point::from_uniform(draw(i));
      for (int k = 1; k < 4; ++k) {
        const Point other = torsion_shifted(p, k);
        QVERIFY(other == p);
        QCOMPARE(other.is_identity(), i == 0);
        QCOMPARE(hex(other.encode()), hex(p.encode()));
        QVERIFY(Scalar(5) * other == Scalar(5) * p);
      }
    }
  }

  void identityAndNegation() {
    const Point p = Point::from_uniform(draw(1));
    QVERIFY(Point().is_identity());
    QVERIFY(!p.is_identity());
    QVERIFY((p - p).is_identity());
    QVERIFY((p + -p).is_identity());
    QVERIFY(p + Point() == p);
    QVERIFY(!(p == -p));
    QVERIFY((Scalar() * p).is_identity());
    QVERIFY(multiply_base(Scalar()).is_identity());
    QVERIFY(!multiply_encoded(Scalar(), p.encode()));
    QVERIFY(!multiply_encoded(Scalar(1), Bytes32{}));
  }

  void batchDecodingEqualsSingleDecoding() {
    std::vector<Bytes32> encodings(1);
    for (std::uint64_t i = 0; i < 40; ++i) {
      encodings.push_back(Point::from_uniform(draw(i)).encode());
      encodings.push_back(encodings.back());
      encodings.back()[i % 32] ^= 0x10;
    }
    const auto points = decode_points_vartime(encodings);
    QCOMPARE(points.size(), encodings.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
      const auto single = Point::decode_nonidentity(encodings[i]);
      QCOMPARE(points[i].has_value(), single.has_value());
      QVERIFY(!single || *single == *points[i]);
    }
  }
};

QTEST_APPLESS_MAIN(TestPoint)
#include "test_point.moc"
