// SPDX-License-Identifier: MIT
#include <QtTest>
#include <vector>

#include "crypto/backend/field51_arithmetic.h"
#include "crypto/backend/multiexp_backend.h"
#include "crypto/backend/secret_backend.h"

#include "core/crypto/field_check.h"
#include "core/crypto/rfc9496_vectors.h"

using namespace tacit;

namespace {

Scalar scalar_number(std::uint64_t i) {
  return hash_to_scalar("tacit/1/test/scalar", {i});
}

std::vector<Scalar> scalars_from(std::size_t count, std::uint64_t first = 0) {
  std::vector<Scalar> result;
  for (std::size_t i = 0; i < count; ++i) {
    result.push_back(scalar_number(first + i));
  }
  return result;
}

std::vector<Point> points_from(std::size_t count) {
  std::vector<Point> points;
  const Point step = hash_to_point("tacit/1/test/point", {std::uint64_t(0)});
  Point last = base_point();
  for (std::size_t i = 0; i < count; ++i) {
    points.push_back(last);
    last = last + step;
  }
  return points;
}

/// Equality on the curve itself, not of ristretto classes: both in extended coordinates.
bool same_on_curve(const Point& a, const Point& b) {
  const Fe51 *p = a.coordinates(), *q = b.coordinates();
  return (fe::equal(fe::mul(p[0], q[2]), fe::mul(q[0], p[2])) &
          fe::equal(fe::mul(p[1], q[2]), fe::mul(q[1], p[2])) &
          fe::equal(fe::mul(p[3], q[2]), fe::mul(q[3], p[2])) &
          fe::equal(fe::mul(p[0], p[1]), fe::mul(p[2], p[3]))) != 0;
}

/// (√−1, 0), a point of order 4.
Point torsion_point() {
  return Point::from_coordinates(fe::kSqrtMinusOne, fe::kZero, fe::kOne, fe::kZero);
}

Point sum_of(InstructionSet set, std::span<const Scalar> scalars, std::span<const MultiexpBase> bases) {
  const MultiexpRun run{scalars, bases};
  return multiexp_backend(set).multiexp(std::span(&run, 1), scalars.size() % 2 == 0);
}

bool is_canonical_point(InstructionSet set, const Bytes32& encoding) {
  Point point;
  bool valid = false;
  multiexp_backend(set).decode(std::span(&encoding, 1), &point, &valid);
  return valid;
}

}  // namespace

Q_DECLARE_METATYPE(tacit::InstructionSet)

/// Every backend that this machine runs, against the portable one.
class TestBackends : public QObject {
  Q_OBJECT

  static void add_backends() {
    QTest::addColumn<InstructionSet>("set");
    for (const InstructionSet set : kInstructionSets) {
      if (instruction_set_available(set)) {
        QTest::newRow(instruction_set_name(set).data()) << set;
      }
    }
  }

 private slots:
  void namesChooseBackends() {
    QCOMPARE(choose_instruction_set("portable"), std::optional(InstructionSet::kPortable));
    QVERIFY(choose_instruction_set("").has_value());
    QVERIFY(!choose_instruction_set("abacus"));
    for (const InstructionSet set : kInstructionSets) {
      const auto chosen = choose_instruction_set(instruction_set_name(set));
      QCOMPARE(chosen.has_value(), instruction_set_available(set));
      QVERIFY(!chosen || *chosen == set);
    }
  }

  void sumsAgreeOnTheCurve_data() { add_backends(); }
  void sumsAgreeOnTheCurve() {
    QFETCH(InstructionSet, set);
    // Sizes around every change of the window's width, and of whole registers of lanes.
    for (const std::size_t size :
         {1u, 7u, 8u, 9u, 23u, 24u, 47u, 48u, 95u, 96u, 383u, 384u, 1025u, 3072u, 8193u, 24576u}) {
      std::vector<Point> points = points_from(size);
      // Members of other cosets, which a ristretto element may be held as, and the identity.
      for (std::size_t i = 0; i < size; i += 5) {
        points[i] = i % 2 == 0 ? points[i] + torsion_point() : Point();
      }
      const std::vector<MultiexpBase> bases = prepare(points);
      std::vector<Scalar> scalars = scalars_from(size);
      QVERIFY(same_on_curve(sum_of(set, scalars, bases), sum_of(InstructionSet::kPortable, scalars, bases)));
      for (std::size_t i = 0; i < size; ++i) {
        scalars[i] = i % 3 == 0 ? scalar_number(1) : i % 3 == 1 ? -Scalar(i) : Scalar(i % 4);
      }
      QVERIFY(same_on_curve(sum_of(set, scalars, bases), sum_of(InstructionSet::kPortable, scalars, bases)));
    }
  }

  void fieldsKeepTheirBounds() {
#if defined(__x86_64__)
    if (instruction_set_available(InstructionSet::kAvx2)) {
      QCOMPARE(test::check_avx2_field(), nullptr);
    }
    if (instruction_set_available(InstructionSet::kIfma)) {
      QCOMPARE(test::check_ifma_field(), nullptr);
    }
#endif
  }

  void decodesWhatThePortableOneDoes_data() { add_backends(); }
  void decodesWhatThePortableOneDoes() {
    QFETCH(InstructionSet, set);
    std::vector<Bytes32> encodings;
    for (const Point& p : points_from(200)) {
      encodings.push_back(p.encode());
      encodings.push_back(encodings.back());
      encodings.back()[encodings.size() % 32] ^= static_cast<std::uint8_t>(1u << (encodings.size() % 8));
    }
    for (std::size_t count : {std::size_t(1), std::size_t(15), std::size_t(17), encodings.size()}) {
      std::vector<Point> points(count), expected(count);
      const std::unique_ptr<bool[]> valid(new bool[count]), expected_valid(new bool[count]);
      const std::span<const Bytes32> part = std::span(encodings).first(count);
      multiexp_backend(set).decode(part, points.data(), valid.get());
      multiexp_backend(InstructionSet::kPortable).decode(part, expected.data(), expected_valid.get());
      std::size_t good = 0;
      for (std::size_t i = 0; i < count; ++i) {
        QCOMPARE(valid[i], expected_valid[i]);
        if (valid[i]) {
          ++good;
          QVERIFY(same_on_curve(points[i], expected[i]));
          QCOMPARE(points[i].encode(), encodings[i]);
        }
      }
      QVERIFY(good >= count / 2 && (count < 100 || good < count));
    }
  }

  void refusesTheEncodingsOfRfc9496_data() { add_backends(); }
  void refusesTheEncodingsOfRfc9496() {
    QFETCH(InstructionSet, set);
    for (const char* const text : test::kBadEncodings) {
      QVERIFY2(!is_canonical_point(set, *parse_hex_array<32>(text)), text);
    }
    for (const char* const text : test::kMultiples) {
      const Bytes32 encoding = *parse_hex_array<32>(text);
      QCOMPARE(is_canonical_point(set, encoding), encoding != Bytes32{});
    }
    // p − 2, p and p + 2 ≡ 2, 2^255 − 1, 2^255 + 2.
    for (const auto& [low, high] : {std::pair(0xeb, 0x7f), {0xed, 0x7f}, {0xef, 0x7f}, {0xff, 0x7f}}) {
      Bytes32 encoding;
      encoding.fill(0xff);
      encoding[0] = static_cast<std::uint8_t>(low);
      encoding[31] = static_cast<std::uint8_t>(high);
      QCOMPARE(is_canonical_point(set, encoding), Point::decode_nonidentity(encoding).has_value());
    }
    Bytes32 top = base_point().encode();
    QVERIFY(is_canonical_point(set, top));
    top[31] |= 0x80;
    QVERIFY(!is_canonical_point(set, top));
  }

  void secretSumsAgree_data() { add_backends(); }
  void secretSumsAgree() {
    QFETCH(InstructionSet, set);
    for (const std::size_t size : {0u, 1u, 3u, 8u, 9u, 100u, 257u, 600u}) {
      std::vector<Point> points = points_from(size);
      std::vector<Scalar> scalars = scalars_from(size, 1000);
      const Scalar edges[] = {Scalar(),  Scalar(1),  -Scalar(1),
                              Scalar(8), -Scalar(8), Scalar(0x8888888888888888)};
      for (std::size_t i = 0; i < size; i += 4) {
        scalars[i] = edges[i / 4 % 6];
        points[i] = i % 8 == 0 ? points[i] + torsion_point() : points[i];
      }
      QVERIFY(same_on_curve(secret_backend(set).multiexp(scalars, points),
                            kPortableSecretBackend.multiexp(scalars, points)));
    }
  }

  void oneScalarTimesManyPointsAgrees_data() { add_backends(); }
  void oneScalarTimesManyPointsAgrees() {
    QFETCH(InstructionSet, set);
    for (const std::size_t size : {0u, 1u, 7u, 8u, 17u, 40u}) {
      std::vector<Point> points = points_from(size);
      if (size > 3) {
        points[2] = Point();
        points[3] = points[3] + torsion_point();
      }
      for (const Scalar& s :
           {scalar_number(5), Scalar(), Scalar(1), -Scalar(1), Scalar(0x8888888888888888)}) {
        std::vector<Bytes32> products(size);
        secret_backend(set).multiply_many(s, points, products);
        for (std::size_t i = 0; i < size; ++i) {
          QCOMPARE(products[i], (s * points[i]).encode());
        }
      }
    }
  }
};

QTEST_GUILESS_MAIN(TestBackends)
#include "test_backends.moc"
