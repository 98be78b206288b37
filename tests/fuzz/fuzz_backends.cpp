// SPDX-License-Identifier: MIT
#include <algorithm>
#include <vector>

#include "base/check.h"
#include "crypto/backend/field51_arithmetic.h"
#include "crypto/backend/multiexp_backend.h"
#include "crypto/backend/scalar_backend.h"
#include "crypto/backend/secret_backend.h"

using namespace tacit;

namespace {

constexpr std::size_t kMostTerms = 600, kUsualTerms = 40;

struct Terms {
  std::vector<Scalar> scalars;
  std::vector<Point> points;
  std::vector<Bytes32> encodings;
};

/// (√−1, 0), of order 4.
Point torsion_point() {
  return Point::from_coordinates(fe::kSqrtMinusOne, fe::kZero, fe::kOne, fe::kZero);
}

/// Equality on the curve itself, where a torsion component counts.
bool same_on_curve(const Point& a, const Point& b) {
  const Fe51 *p = a.coordinates(), *q = b.coordinates();
  return (fe::equal(fe::mul(p[0], q[2]), fe::mul(q[0], p[2])) &
          fe::equal(fe::mul(p[1], q[2]), fe::mul(q[1], p[2])) &
          fe::equal(fe::mul(p[3], q[2]), fe::mul(q[3], p[2]))) != 0;
}

/// Against single operations; what may be written over its argument is.
void check_scalars(const ScalarBackend& backend, const std::vector<Scalar>& values) {
  const std::size_t count = values.size();
  const std::vector<Scalar> reversed(values.rbegin(), values.rend());
  std::vector<Scalar> product = values, scaled = values, added = reversed;
  backend.multiply(product.data(), reversed.data(), product.data(), count);
  backend.scale(&values[0], scaled.data(), scaled.data(), count);
  backend.add_scaled(&values[0], values.data(), added.data(), count);
  for (std::size_t i = 0; i < count; ++i) {
    TACIT_CHECK(product[i] == values[i] * reversed[i]);
    TACIT_CHECK(scaled[i] == values[0] * values[i]);
    TACIT_CHECK(added[i] == reversed[i] + values[0] * values[i]);
  }
}

void check_outer_products(const ScalarBackend& backend, const std::vector<Scalar>& values) {
  // As many terms as there are of one row and one column; then the fewer terms the more of both, with a row
  // behind that belongs to nobody.
  for (const std::size_t side : {1u, 3u, 8u, 12u}) {
    const std::size_t rows = side, columns = side, stride = side + (side > 1 ? 1 : 0);
    const std::size_t terms = std::min<std::size_t>(values.size() / stride, side > 1 ? 20 : values.size());
    std::vector<Scalar> got(rows * columns, Scalar(5)), expected = got;
    backend.add_outer_products({values.data(), stride, rows, values.data(), columns, terms, got.data()});
    for (std::size_t t = 0; t < terms; ++t) {
      for (std::size_t cell = 0; cell < rows * columns; ++cell) {
        expected[cell] += values[t * stride + cell / columns] * values[t * columns + cell % columns];
      }
    }
    TACIT_CHECK(got == expected);
  }
}

void check_decoding(const MultiexpBackend& backend, const std::vector<Bytes32>& encodings) {
  std::vector<Point> points(encodings.size());
  std::vector<std::uint8_t> flags(encodings.size());
  static_assert(sizeof(bool) == 1);
  bool* valid = reinterpret_cast<bool*>(flags.data());
  backend.decode(encodings, points.data(), valid);
  for (std::size_t i = 0; i < points.size(); ++i) {
    TACIT_CHECK(valid[i] == Point::decode_nonidentity(encodings[i]).has_value());
    TACIT_CHECK(!valid[i] || points[i].encode() == encodings[i]);
  }
}

void check_secrets(const SecretBackend& backend, std::span<const Scalar> scalars,
                   std::span<const Point> points) {
  Point sum;
  std::vector<Bytes32> products(points.size());
  backend.multiply_many(scalars[0], points, products);
  for (std::size_t i = 0; i < points.size(); ++i) {
    sum = sum + scalars[i] * points[i];
    TACIT_CHECK(products[i] == (scalars[0] * points[i]).encode());
  }
  TACIT_CHECK(backend.multiexp(scalars, points) == sum);
}

/// The first two bytes give the number of terms, mostly few; then 32 bytes a scalar (reduced) and 32 a point
/// (an encoding, or the input of the one-way map when it is none). What is missing is derived from what is
/// there.
Terms read(const std::uint8_t* data, std::size_t size) {
  Terms terms;
  const std::size_t number = data[0] | std::size_t{data[1]} << 8;
  const std::size_t count = 1 + number / 16 % (number % 16 == 0 ? kMostTerms : kUsualTerms);
  ByteView rest(data + 2, size - 2);
  Point last = base_point();
  for (std::size_t i = 0; i < count; ++i) {
    Bytes64 wide{};
    Bytes32 encoding{};
    const std::size_t take = std::min<std::size_t>(rest.size(), 64);
    std::copy_n(rest.begin(), std::min<std::size_t>(take, 32), wide.begin());
    if (take > 32) {
      std::copy_n(rest.begin() + 32, take - 32, encoding.begin());
    }
    rest = rest.subspan(take);
    if (take == 0) {
      wide = hash("tacit/1/test/fuzz", {std::uint64_t(i), ByteView(data, std::min<std::size_t>(size, 64))});
    }
    terms.scalars.push_back(i % 16 == 15 && i > 15 ? terms.scalars[i - 15] : Scalar::from_wide(wide));
    terms.encodings.push_back(encoding);
    const auto decoded = Point::decode(encoding);
    last = decoded ? *decoded : last + base_point();
    // Now and then a member of another coset, which a ristretto element may be held as.
    terms.points.push_back((wide[63] | i) % 5 == 4 ? last + torsion_point() : last);
  }
  return terms;
}

}  // namespace

/// Every backend computes what single operations give, and on the curve itself what Straus's way does.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) {
    return 0;
  }
  const Terms terms = read(data, size);
  const std::vector<MultiexpBase> bases = prepare(terms.points);
  const std::size_t cut = data[0] % (bases.size() + 1);
  const std::span<const Scalar> scalars(terms.scalars);
  const std::span<const MultiexpBase> all(bases);
  const MultiexpRun parts[] = {
      {scalars.first(cut), all.first(cut)}, {}, {scalars.subspan(cut), all.subspan(cut)}};
  const std::span<const MultiexpRun> runs(parts);
  const std::size_t few = std::min<std::size_t>(terms.points.size(), 20);
  const Point sum = straus_vartime(scalars, terms.points);
  for (const InstructionSet set : kInstructionSets) {
    if (!instruction_set_available(set)) {
      continue;
    }
    TACIT_CHECK(same_on_curve(multiexp_backend(set).multiexp(runs, (data[0] & 1) != 0), sum));
    check_decoding(multiexp_backend(set), terms.encodings);
    check_scalars(scalar_backend(set), terms.scalars);
    check_outer_products(scalar_backend(set), terms.scalars);
    check_secrets(secret_backend(set), scalars.first(few), std::span(terms.points).first(few));
  }
  return 0;
}
