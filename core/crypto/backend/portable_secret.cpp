// SPDX-License-Identifier: MIT
#include <algorithm>
#include <vector>

#include "base/secret.h"
#include "crypto/backend/edwards.h"
#include "crypto/backend/scalar_digits.h"
#include "crypto/backend/secret_backend.h"

namespace tacit {
namespace {

using edwards::Extended;

/// Terms whose tables are held at once by the constant-time multiplication: 256 · 1280 bytes.
constexpr std::size_t kChunk = 256;

/// The same for at most kChunk terms, with scratch memory that the caller wipes.
Extended multiexp_chunk(std::span<const Scalar> scalars, std::span<const Point> points,
                        std::span<edwards::Table8> tables, std::span<SignedDigits> digits) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    tables[i] = edwards::make_table(edwards::from_point(points[i]));
    digits[i] = signed_digits(scalars[i]);
  }
  Extended sum = edwards::kIdentity;
  for (std::size_t position = 64; position-- > 0;) {
    if (position != 63) {
      sum = edwards::double_times(sum, 4);
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
      sum = edwards::to_extended(edwards::add(sum, edwards::look_up(tables[i], digits[i][position])));
    }
  }
  return sum;
}

Point multiexp_portable(std::span<const Scalar> scalars, std::span<const Point> points) {
  const std::size_t chunk = std::min(kChunk, points.size());
  std::vector<edwards::Table8> tables(chunk);
  std::vector<SignedDigits> digits(chunk);
  Extended total = edwards::kIdentity;
  for (std::size_t first = 0; first < points.size(); first += kChunk) {
    const std::size_t count = std::min(kChunk, points.size() - first);
    total = edwards::add(
        total, multiexp_chunk(scalars.subspan(first, count), points.subspan(first, count), tables, digits));
  }
  wipe(tables.data(), tables.size() * sizeof(edwards::Table8));
  wipe(digits.data(), digits.size() * sizeof(SignedDigits));
  return edwards::to_point(total);
}

void multiply_many_portable(const Scalar& s, std::span<const Point> points, std::span<Bytes32> products) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    products[i] = (s * points[i]).encode();
  }
}

}  // namespace

const SecretBackend kPortableSecretBackend{multiexp_portable, multiply_many_portable};

}  // namespace tacit
