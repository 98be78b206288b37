// SPDX-License-Identifier: MIT
#include <QtTest>
#include <algorithm>
#include <vector>

#include "base/secret.h"
#include "crypto/backend/scalar_backend.h"
#include "crypto/scalar_vector.h"

using namespace tacit;

namespace {

Scalar scalar_number(std::uint64_t i) {
  return hash_to_scalar("tacit/1/test/scalar", {i});
}

Scalar power_of_two(unsigned exponent) {
  Bytes32 bytes{};
  bytes[exponent / 8] = static_cast<std::uint8_t>(1u << (exponent % 8));
  return *Scalar::decode(bytes);
}

/// Where limbs of 52, 28 and 64 bits begin and end, the ends of the range, and random ones.
std::vector<Scalar> edge_values() {
  std::vector<Scalar> values = {Scalar(), Scalar(1), Scalar(2), -Scalar(1), -Scalar(2)};
  for (const unsigned bit :
       {28u, 51u, 52u, 56u, 63u, 64u, 104u, 124u, 125u, 126u, 128u, 156u, 192u, 208u, 224u, 251u, 252u}) {
    const Scalar power = power_of_two(bit);
    for (const Scalar& value : {power, power - Scalar(1), power + Scalar(1), -power}) {
      values.push_back(value);
    }
  }
  for (std::uint64_t i = 0; i < 15; ++i) {
    values.push_back(scalar_number(i));
  }
  return values;
}

struct Kind {
  const char* name;
  Scalar (*make)(std::size_t);
};

constexpr Kind kKinds[] = {
    {"random", [](std::size_t i) { return scalar_number(i); }},
    {"zero", [](std::size_t) { return Scalar(); }},
    {"order-minus-one", [](std::size_t) { return -Scalar(1); }},
    {"two-to-the-252", [](std::size_t) { return power_of_two(252); }},
    {"around-the-order", [](std::size_t i) { return i % 2 == 0 ? -Scalar(i) : Scalar(i); }},
    {"full-limbs-of-52-bits", [](std::size_t i) { return power_of_two(52 * (1 + i % 4)) - Scalar(1); }},
};

}  // namespace

class TestScalarVector : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase_data() {
    QTest::addColumn<InstructionSet>("set");
    for (const InstructionSet set : kInstructionSets) {
      if (instruction_set_available(set)) {
        QTest::newRow(instruction_set_name(set).data()) << set;
      }
    }
  }

  void productsOfAllEdgeValuesAreExact() {
    const ScalarBackend& backend = this->backend();
    const std::vector<Scalar> values = edge_values();
    std::vector<Scalar> products(values.size()), expected(values.size()), others(values.size());
    for (const Scalar& factor : values) {
      std::vector<Scalar> sums = values;
      std::ranges::fill(others, factor);
      for (std::size_t i = 0; i < values.size(); ++i) {
        expected[i] = factor * values[i];
      }
      backend.scale(&factor, values.data(), products.data(), values.size());
      QVERIFY(products == expected);
      backend.multiply(values.data(), others.data(), products.data(), values.size());
      QVERIFY(products == expected);
      backend.add_scaled(&factor, values.data(), sums.data(), values.size());
      for (std::size_t i = 0; i < values.size(); ++i) {
        QVERIFY(sums[i] == values[i] + expected[i]);
      }
    }
  }

  void everyLengthTouchesItsElementsAlone() {
    const ScalarBackend& backend = this->backend();
    const Scalar factor = scalar_number(99), untouched = scalar_number(100);
    for (std::size_t count = 0; count <= 20; ++count) {
      std::vector<Scalar> values, products(count + 1, untouched), sums(count + 1, untouched);
      for (std::size_t i = 0; i < count; ++i) {
        values.push_back(scalar_number(i));
      }
      backend.scale(&factor, values.data(), products.data(), count);
      backend.add_scaled(&factor, values.data(), sums.data(), count);
      for (std::size_t i = 0; i < count; ++i) {
        QVERIFY(products[i] == factor * values[i]);
        QVERIFY(sums[i] == untouched + factor * values[i]);
      }
      QVERIFY(products[count] == untouched && sums[count] == untouched);
      backend.scale(&factor, values.data(), values.data(), count);  // in place
      products.resize(count);
      QVERIFY(values == products);
    }
  }

  void outerProductsAreTheSumsOfTheDefinition_data() {
    QTest::addColumn<int>("terms");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::newRow("no-terms") << 0 << 3 << 4;
    QTest::newRow("one-of-each") << 1 << 1 << 1;
    QTest::newRow("less-than-a-vector") << 3 << 2 << 7;
    QTest::newRow("a-vector-and-one") << 33 << 17 << 9;
    QTest::newRow("most-terms-without-residues") << 24 << 5 << 8;
    QTest::newRow("fewest-terms-with-residues") << 25 << 35 << 10;
    QTest::newRow("more-terms-than-a-tile") << 129 << 3 << 8;
    QTest::newRow("most-terms-at-once") << 256 << 2 << 8;
    QTest::newRow("many-terms") << 700 << 1 << 3;
  }

  void outerProductsAreTheSumsOfTheDefinition() {
    QFETCH(int, terms);
    QFETCH(int, rows);
    QFETCH(int, columns);
    const auto T = static_cast<std::size_t>(terms), R = static_cast<std::size_t>(rows),
               C = static_cast<std::size_t>(columns), stride = R + 2;
    for (const Kind& kind : kKinds) {
      std::vector<Scalar> left, right, out(R * C), expected(R * C);
      for (std::size_t i = 0; i < T * stride; ++i) {
        left.push_back(kind.make(i));
      }
      for (std::size_t i = 0; i < T * C; ++i) {
        right.push_back(kind.make(i + 5));
      }
      for (std::size_t i = 0; i < R * C; ++i) {
        out[i] = expected[i] = kind.make(i + 9);
        for (std::size_t t = 0; t < T; ++t) {
          expected[i] += left[t * stride + i / C] * right[t * C + i % C];
        }
      }
      backend().add_outer_products({left.data(), stride, R, right.data(), C, T, out.data()});
      QVERIFY2(out == expected, kind.name);
    }
  }

  void rowsMayBeMadeApart() {
    std::vector<Scalar> left, right, whole(15), parts(15);
    for (std::size_t i = 0; i < 10; ++i) {
      left.push_back(scalar_number(i));
    }
    for (std::size_t i = 0; i < 6; ++i) {
      right.push_back(scalar_number(i + 10));
    }
    const OuterProducts sum{left, right, 2, 5, 3};
    add_outer_products(sum, 0, 5, whole);
    add_outer_products(sum, 0, 2, std::span(parts).first(6));
    add_outer_products(sum, 2, 3, std::span(parts).subspan(6));
    QVERIFY(whole == parts);
    QVERIFY(whole[14] == left[4] * right[2] + left[9] * right[5]);
  }

 private:
  static const ScalarBackend& backend() {
    QFETCH_GLOBAL(InstructionSet, set);
    return scalar_backend(set);
  }
};

QTEST_APPLESS_MAIN(TestScalarVector)
#include "test_scalar_vector.moc"
