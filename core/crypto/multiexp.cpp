// SPDX-License-Identifier: MIT
#include "crypto/multiexp.h"

#include <algorithm>

#include "base/check.h"
#include "base/secret.h"
#include "crypto/backend/edwards.h"
#include "crypto/backend/multiexp_backend.h"
#include "crypto/backend/secret_backend.h"

namespace tacit {
namespace {

bool is_one(const Fe51& a) {
  return std::ranges::equal(a.limb, fe::kOne.limb);
}

}  // namespace

const MultiexpBackend& multiexp_backend([[maybe_unused]] InstructionSet set) {
#if defined(__x86_64__)
  if (set == InstructionSet::kIfma) {
    return kIfmaBackend;
  }
  if (set == InstructionSet::kAvx2) {
    return kAvx2Backend;
  }
#endif
  return kPortableBackend;
}

const SecretBackend& secret_backend([[maybe_unused]] InstructionSet set) {
#if defined(__x86_64__)
  if (set == InstructionSet::kIfma) {
    return kIfmaSecretBackend;
  }
  if (set == InstructionSet::kAvx2) {
    return kAvx2SecretBackend;
  }
#endif
  return kPortableSecretBackend;
}

std::string_view multiexp_backend() {
  return instruction_set_name(instruction_set());
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

namespace {

Point checked_multiexp(std::span<const MultiexpRun> runs, bool wipe_scratch) {
  for (const MultiexpRun& run : runs) {
    TACIT_CHECK(run.scalars.size() == run.bases.size());
  }
  return multiexp_backend(instruction_set()).multiexp(runs, wipe_scratch);
}

}  // namespace

Point multiexp_vartime(std::span<const MultiexpRun> runs) {
  return checked_multiexp(runs, false);
}

Point multiexp_vartime_wiping(std::span<const MultiexpRun> runs) {
  return checked_multiexp(runs, true);
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
  const Point sum = secret_backend(instruction_set()).multiexp(scalars, points);
  wipe_stack(kSecretStack);
  return sum;
}

}  // namespace tacit
