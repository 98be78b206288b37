// SPDX-License-Identifier: MIT
#include "crypto/multiexp.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/check.h"
#include "base/secret.h"
#include "crypto/backend/edwards.h"
#include "crypto/backend/multiexp_backend.h"
#include "crypto/backend/scalar_digits.h"

namespace tacit {
namespace {

using edwards::Extended;

/// Best first.
constexpr const MultiexpBackend* kBackends[] = {&kPortableBackend};

const MultiexpBackend& choose_backend() {
  const char* wanted = std::getenv("TACIT_BACKEND");
  for (const MultiexpBackend* backend : kBackends) {
    const bool named = wanted == nullptr || *wanted == '\0' || backend->name == wanted;
    if (named && backend->available()) {
      return *backend;
    }
  }
  std::fprintf(stderr, "TACIT_BACKEND=%s is not available on this machine; known here:",
               wanted != nullptr ? wanted : "");
  for (const MultiexpBackend* backend : kBackends) {
    std::fprintf(stderr, " %.*s", static_cast<int>(backend->name.size()), backend->name.data());
  }
  std::fputs("\n", stderr);
  std::exit(EXIT_FAILURE);
}

bool is_one(const Fe51& a) {
  return std::ranges::equal(a.limb, fe::kOne.limb);
}

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

}  // namespace

const MultiexpBackend& active_backend() {
  static const MultiexpBackend& backend = choose_backend();
  return backend;
}

std::string_view multiexp_backend() {
  return active_backend().name;
}

std::vector<MultiexpBase> prepare(std::span<const Point> points) {
  // Montgomery's trick over every Z that is not 1; Z is never zero.
  std::vector<Fe51> before(points.size());
  Fe51 product = fe::kOne;
  for (std::size_t i = 0; i < points.size(); ++i) {
    before[i] = product;
    const Fe51& Z = points[i].coordinates()[2];
    if (!is_one(Z)) {
      product = fe::mul(product, Z);
    }
  }
  Fe51 inverse = is_one(product) ? product : fe::invert(product);
  std::vector<MultiexpBase> bases(points.size());
  for (std::size_t i = points.size(); i-- > 0;) {
    const Fe51* c = points[i].coordinates();
    if (is_one(c[2])) {
      bases[i] = edwards::to_niels(c[0], c[1]);
      continue;
    }
    const Fe51 z_inverse = fe::mul(inverse, before[i]);
    inverse = fe::mul(inverse, c[2]);
    bases[i] = edwards::to_niels(fe::mul(c[0], z_inverse), fe::mul(c[1], z_inverse));
  }
  return bases;
}

MultiexpBase prepare(const Point& point) {
  return prepare(std::span(&point, 1)).front();
}

Point multiexp_vartime(std::span<const MultiexpRun> runs) {
  for (const MultiexpRun& run : runs) {
    TACIT_CHECK(run.scalars.size() == run.bases.size());
  }
  return active_backend().multiexp(runs);
}

Point multiexp_vartime(std::span<const Scalar> scalars, std::span<const MultiexpBase> bases) {
  const MultiexpRun run{scalars, bases};
  return multiexp_vartime(std::span(&run, 1));
}

Point multiexp_vartime(std::span<const Scalar> scalars, std::span<const Point> points) {
  TACIT_CHECK(scalars.size() == points.size());
  if (points.size() < 128) {
    return straus_vartime(scalars, points);
  }
  return multiexp_vartime(scalars, prepare(points));
}

Point multiexp(std::span<const Scalar> scalars, std::span<const Point> points) {
  TACIT_CHECK(scalars.size() == points.size());
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

}  // namespace tacit
