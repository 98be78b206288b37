// SPDX-License-Identifier: MIT
#include <QProcess>
#include <QtTest>
#include <functional>
#include <vector>

#include "crypto/multiexp.h"

using namespace tacit;

namespace {

Scalar scalar_number(std::uint64_t i) {
  return hash_to_scalar("tacit/1/test/scalar", {i});
}

/// Distinct points, cheaply: multiples of one by way of additions.
std::vector<Point> make_points(std::size_t count) {
  std::vector<Point> points;
  const Point step = hash_to_point("tacit/1/test/point", {std::uint64_t(0)});
  Point last = base_point();
  for (std::size_t i = 0; i < count; ++i) {
    points.push_back(last);
    last = last + step;
  }
  return points;
}

Point naive(std::span<const Scalar> scalars, std::span<const Point> points) {
  Point sum;
  for (std::size_t i = 0; i < points.size(); ++i) {
    sum = sum + scalars[i] * points[i];
  }
  return sum;
}

using Maker = std::function<Scalar(std::size_t)>;

struct Kind {
  const char* name;
  Maker make;
};

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> all = {
      {"random", [](std::size_t i) { return scalar_number(i); }},
      {"zero", [](std::size_t) { return Scalar(); }},
      {"one", [](std::size_t) { return Scalar(1); }},
      {"equal", [](std::size_t) { return scalar_number(7); }},
      {"tiny", [](std::size_t i) { return Scalar(i % 5); }},
      {"order-minus-one", [](std::size_t) { return -Scalar(1); }},
      {"around-the-order", [](std::size_t i) { return i % 2 == 0 ? -Scalar(i + 1) : Scalar(i); }},
      {"128-bit",
       [](std::size_t i) {
         return Scalar::from_u128(scalar_number(i).limbs()[0], scalar_number(i).limbs()[1]);
       }},
      {"all-ones-128-bit", [](std::size_t) { return Scalar::from_u128(UINT64_MAX, UINT64_MAX); }},
      {"two-to-the-252",
       [](std::size_t) {
         Bytes32 bytes{};
         bytes[31] = 0x10;
         return *Scalar::decode(bytes);
       }},
      {"digits-at-the-middle",
       [](std::size_t i) {
         // Bits at multiples of one window's width, where a signed digit is −2^(c−1) or 2^(c−1) − 1.
         Bytes32 bytes{};
         const std::size_t width = 5 + i % 8;
         for (std::size_t bit = width - 1; bit < 252; bit += width) {
           bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] | 1u << (bit % 8));
         }
         return *Scalar::decode(bytes) - Scalar(i % 3);
       }},
      {"one-not-zero", [](std::size_t i) { return i == 3 ? scalar_number(i) : Scalar(); }},
  };
  return all;
}

}  // namespace

class TestMultiexp : public QObject {
  Q_OBJECT

 private slots:
  void equalsTheNaiveSum_data() {
    QTest::addColumn<int>("size");
    for (int size : {0, 1, 2, 3, 17, 127, 128, 129, 300, 383, 384, 1000}) {
      QTest::addRow("%d", size) << size;
    }
  }

  void equalsTheNaiveSum() {
    QFETCH(int, size);
    const std::vector<Point> points = make_points(static_cast<std::size_t>(size));
    const std::vector<MultiexpBase> bases = prepare(points);
    for (const Kind& kind : kinds()) {
      std::vector<Scalar> scalars;
      for (std::size_t i = 0; i < points.size(); ++i) {
        scalars.push_back(kind.make(i));
      }
      const Point expected = naive(scalars, points);
      QVERIFY2(multiexp_vartime(scalars, bases) == expected, kind.name);
      QVERIFY2(multiexp_vartime(scalars, points) == expected, kind.name);
      QVERIFY2(multiexp(scalars, points) == expected, kind.name);
    }
  }

  /// The naive sum would be slow here: points are known multiples of the base point.
  void largeSizesReachEveryWindowWidth_data() {
    QTest::addColumn<int>("size");
    for (int size : {1535, 1536, 8191, 8192, 20000}) {
      QTest::addRow("%d", size) << size;
    }
  }

  void largeSizesReachEveryWindowWidth() {
    QFETCH(int, size);
    std::vector<Point> points;
    Point last;
    for (int i = 0; i < size; ++i) {
      last = last + base_point();
      points.push_back(last);
    }
    const std::vector<MultiexpBase> bases = prepare(points);
    for (const Kind& kind : kinds()) {
      std::vector<Scalar> scalars;
      Scalar total;
      for (std::size_t i = 0; i < points.size(); ++i) {
        scalars.push_back(kind.make(i));
        total += scalars.back() * Scalar(i + 1);
      }
      QVERIFY2(multiexp_vartime(scalars, bases) == multiply_base(total), kind.name);
    }
  }

  void identityAndRepeatedBasesCount() {
    for (std::size_t size : {40u, 200u, 2000u}) {
      std::vector<Point> points(size);
      std::vector<Scalar> scalars;
      Scalar total;
      for (std::size_t i = 0; i < size; ++i) {
        scalars.push_back(scalar_number(i));
        if (i % 3 != 0) {
          points[i] = i % 3 == 1 ? base_point() : -base_point();
          total = i % 3 == 1 ? total + scalars[i] : total - scalars[i];
        }
      }
      QVERIFY(multiexp_vartime(scalars, prepare(points)) == multiply_base(total));
      QVERIFY(multiexp(scalars, points) == multiply_base(total));
      const std::vector<Point> identities(size);
      QVERIFY(multiexp_vartime(scalars, prepare(identities)).is_identity());
    }
  }

  void severalRunsAreOneSum() {
    const std::vector<Point> points = make_points(700);
    const std::vector<MultiexpBase> bases = prepare(points);
    std::vector<Scalar> scalars;
    for (std::size_t i = 0; i < points.size(); ++i) {
      scalars.push_back(scalar_number(i));
    }
    for (std::size_t size : {std::size_t(50), points.size()}) {
      const std::span<const Scalar> s = std::span(scalars).first(size);
      const std::span<const MultiexpBase> b = std::span(bases).first(size);
      const MultiexpRun runs[] = {
          {s.first(7), b.first(7)}, {}, {s.subspan(7, 30), b.subspan(7, 30)}, {s.subspan(37), b.subspan(37)}};
      QVERIFY(multiexp_vartime(runs) == multiexp_vartime(s, b));
    }
    QVERIFY(multiexp_vartime(std::span<const MultiexpRun>()).is_identity());
  }

  void preparationDoesNotDependOnTheRepresentative() {
    const Point p = scalar_number(1) * base_point();
    const Point decoded = *Point::decode(p.encode());
    const std::vector<Scalar> two = {Scalar(5), Scalar(3)};
    const std::vector<MultiexpBase> mixed = {prepare(p), prepare(decoded)};
    QVERIFY(multiexp_vartime(two, mixed) == Scalar(8) * p);
  }

  void backendIsNamed() { QVERIFY(!multiexp_backend().empty()); }

  void unavailableBackendEndsTheProgram() {
    QProcess self;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("TACIT_BACKEND", "abacus");
    self.setProcessEnvironment(environment);
    self.start(QCoreApplication::applicationFilePath(), {"backendIsNamed"});
    QVERIFY(self.waitForFinished(30000));
    QCOMPARE(self.exitCode(), 1);
    QVERIFY(self.readAllStandardError().contains("TACIT_BACKEND=abacus is not available"));
  }
};

QTEST_GUILESS_MAIN(TestMultiexp)
#include "test_multiexp.moc"
