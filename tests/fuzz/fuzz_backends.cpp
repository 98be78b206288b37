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

constexpr std::size_t kMostTerms = 600;

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

void check_scalars(const ScalarBackend& backend, const std::vector<Scalar>& values) {
  const std::size_t count = values.size(), half = count / 2;
  std::vector<Scalar> got(count), expected(count);
  backend.multiply(values.data(), values.data(), got.data(), count);
  kPortableScalarBackend.multiply(values.data(), values.data(), expected.data(), count);
  TACIT_CHECK(got == expected);
  backend.add_scaled(&values[0], values.data(), got.data(), count);
  kPortableScalarBackend.add_scaled(&values[0], values.data(), expected.data(), count);
  TACIT_CHECK(got == expected);
  // `half` terms of one row and one column each, and one term of `half` rows and columns.
  Scalar sum, expected_sum;
  backend.add_outer_products({values.data(), 1, 1, values.data() + half, 1, half, &sum});
  kPortableScalarBackend.add_outer_products(
      {values.data(), 1, 1, values.data() + half, 1, half, &expected_sum});
  TACIT_CHECK(sum == expected_sum);
  const std::size_t side = std::min<std::size_t>(half, 12);
  std::vector<Scalar> square(side * side), expected_square(side * side);
  backend.add_outer_products({values.data(), side, side, values.data(), side, 1, square.data()});
  kPortableScalarBackend.add_outer_products(
      {values.data(), side, side, values.data(), side, 1, expected_square.data()});
  TACIT_CHECK(square == expected_square);
}

/// The first two bytes are the number of terms; then 32 bytes a scalar (reduced) and 32 a point (an encoding,
/// or the input of the one-way map when it is none). What is missing is derived from what is there.
Terms read(const std::uint8_t* data, std::size_t size) {
  Terms terms;
  const std::size_t count = 1 + (data[0] | std::size_t{data[1]} << 8) % kMostTerms;
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

/// Every backend computes what the portable one does.
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
  const Point sum = kPortableBackend.multiexp(runs, false);
  const Point secret_sum = kPortableSecretBackend.multiexp(std::span(terms.scalars).first(few),
                                                           std::span(terms.points).first(few));
  for (const InstructionSet set : kInstructionSets) {
    if (set == InstructionSet::kPortable || !instruction_set_available(set)) {
      continue;
    }
    TACIT_CHECK(same_on_curve(multiexp_backend(set).multiexp(runs, true), sum));
    check_scalars(scalar_backend(set), terms.scalars);
    std::vector<Point> points(terms.encodings.size());
    std::vector<std::uint8_t> flags(terms.encodings.size());
    static_assert(sizeof(bool) == 1);
    bool* valid = reinterpret_cast<bool*>(flags.data());
    multiexp_backend(set).decode(terms.encodings, points.data(), valid);
    for (std::size_t i = 0; i < points.size(); ++i) {
      const auto expected = Point::decode_nonidentity(terms.encodings[i]);
      TACIT_CHECK(valid[i] == expected.has_value());
      TACIT_CHECK(!valid[i] || points[i].encode() == terms.encodings[i]);
    }
    const SecretBackend& secret = secret_backend(set);
    TACIT_CHECK(
        secret.multiexp(std::span(terms.scalars).first(few), std::span(terms.points).first(few)).encode() ==
        secret_sum.encode());
    std::vector<Bytes32> products(few);
    secret.multiply_many(terms.scalars[0], std::span(terms.points).first(few), products);
    for (std::size_t i = 0; i < few; ++i) {
      TACIT_CHECK(products[i] == (terms.scalars[0] * terms.points[i]).encode());
    }
  }
  return 0;
}
