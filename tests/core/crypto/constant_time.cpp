// SPDX-License-Identifier: MIT
// Runs under valgrind, with secrets marked undefined: a branch or an address that depends on one is an error.
// Results are marked defined before anything looks at them.
#include <cstdio>
#include <vector>

#include <valgrind/memcheck.h>

#include "crypto/backend/secret_backend.h"
#include "crypto/multiexp.h"
#include "crypto/scalar_vector.h"

using namespace tacit;

namespace {

template <class T>
T hide(T value) {
  (void)VALGRIND_MAKE_MEM_UNDEFINED(&value, sizeof value);
  return value;
}

template <class T>
void reveal(T& value) {
  (void)VALGRIND_MAKE_MEM_DEFINED(&value, sizeof value);
}

int failures = 0;

template <class T>
void expect_equal(T secret, T expected, const char* what) {
  reveal(secret);
  if (!(secret == expected)) {
    std::fprintf(stderr, "wrong result: %s\n", what);
    ++failures;
  }
}

void scalars(const Scalar& a, const Scalar& b) {
  const Scalar x = hide(a), y = hide(b);
  expect_equal(x + y, a + b, "sum");
  expect_equal(x - y, a - b, "difference");
  expect_equal(x * y, a * b, "product");
  expect_equal(x.encode(), a.encode(), "encoding");
  expect_equal(hide(x == y), a == b, "comparison");
  const Bytes64 wide = hash("tacit/1/test/wide", {std::uint64_t(1)});
  expect_equal(Scalar::from_wide(hide(wide)), Scalar::from_wide(wide), "reduction");
}

void scalar_vectors(const Scalar& a, const Scalar& b) {
  const std::vector<Scalar> hidden(9, hide(a));
  std::vector<Scalar> products(9), sums = hidden;
  scale(hide(b), hidden, products);
  add_scaled(hide(b), products, sums);
  expect_equal(sums[8], a + b * (b * a), "sum of multiples");
  multiply(hidden, products, products);
  expect_equal(products[8], a * (b * a), "elementwise product");
  std::vector<Scalar> outer(3);
  add_outer_products({hidden, std::span(sums).first(3), 3, 3, 1}, 0, 3, outer);
  expect_equal(outer[2], Scalar(3) * a * (a + b * (b * a)), "outer products");
}

void points(const Scalar& a, const Point& p) {
  const Scalar s = hide(a);
  const Point q = hide(p);
  expect_equal((s * q).encode(), (a * p).encode(), "multiplication");
  expect_equal(multiply_base(s).encode(), multiply_base(a).encode(), "multiplication of the base point");
  expect_equal((q + q).encode(), (p + p).encode(), "point sum");
  expect_equal((q - p).encode(), Bytes32{}, "point difference");
  expect_equal(hide(q == -q), false, "point comparison");
  const Bytes64 wide = hash("tacit/1/test/wide", {std::uint64_t(2)});
  expect_equal(Point::from_uniform(hide(wide)).encode(), Point::from_uniform(wide).encode(), "one-way map");
}

void sums(const Scalar& a, const Point& p) {
  const std::vector<Scalar> known = {a, a * a, -Scalar(1), Scalar()};
  std::vector<Scalar> hidden;
  for (const Scalar& s : known) {
    hidden.push_back(hide(s));
  }
  const std::vector<Point> bases = {p, base_point(), p + p, Point()};
  expect_equal(multiexp(hidden, bases).encode(), multiexp(known, bases).encode(), "multiexp");
  // More than a register of lanes.
  std::vector<Scalar> more_known, more_hidden;
  std::vector<Point> more_bases;
  for (int i = 0; i < 19; ++i) {
    more_known.push_back(a * Scalar(static_cast<std::uint64_t>(i) + 1));
    more_hidden.push_back(hide(more_known.back()));
    more_bases.push_back(i == 0 ? p : more_bases.back() + p);
  }
  expect_equal(multiexp(more_hidden, more_bases).encode(), multiexp(more_known, more_bases).encode(),
               "multiexp of many");
}

void products(const Scalar& a, const Point& p) {
  std::vector<Point> points = {p};
  while (points.size() < 19) {
    points.push_back(points.back() + p);
  }
  std::vector<Bytes32> results(points.size());
  const Scalar s = hide(a);
  secret_backend(instruction_set()).multiply_many(s, points, results);
  for (std::size_t i = 0; i < points.size(); ++i) {
    expect_equal(results[i], (a * points[i]).encode(), "one scalar times many points");
  }
}

}  // namespace

int main() {
  const Scalar a = hash_to_scalar("tacit/1/test/scalar", {std::uint64_t(1)});
  const Scalar b = hash_to_scalar("tacit/1/test/scalar", {std::uint64_t(2)});
  const Point p = hash_to_point("tacit/1/test/point", {std::uint64_t(1)});
  scalars(a, b);
  scalar_vectors(a, b);
  points(a, p);
  sums(a, p);
  products(a, p);
  return failures == 0 ? 0 : 1;
}
