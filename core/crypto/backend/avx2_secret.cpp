// SPDX-License-Identifier: MIT
#include "crypto/backend/avx2_field.h"
#include "crypto/backend/secret_backend.h"
#include "crypto/backend/vector_secret.h"

namespace tacit {
namespace {

/// Fewer terms leave too many lanes empty.
constexpr std::size_t kFewest = 8;

Point multiexp_avx2(std::span<const Scalar> scalars, std::span<const Point> points) {
  return points.size() < kFewest ? kPortableSecretBackend.multiexp(scalars, points)
                                 : secret_multiexp<Avx2>(scalars, points);
}

}  // namespace

const SecretBackend kAvx2SecretBackend{multiexp_avx2, secret_multiply_many<Avx2>};

}  // namespace tacit
