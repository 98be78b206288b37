// SPDX-License-Identifier: MIT
#include "crypto/backend/ifma_field.h"
#include "crypto/backend/secret_backend.h"
#include "crypto/backend/vector_secret.h"

namespace tacit {
namespace {

/// Fewer terms leave too many lanes empty.
constexpr std::size_t kFewest = 3;

Point multiexp_ifma(std::span<const Scalar> scalars, std::span<const Point> points) {
  return points.size() < kFewest ? kPortableSecretBackend.multiexp(scalars, points)
                                 : secret_multiexp<Ifma>(scalars, points);
}

}  // namespace

const SecretBackend kIfmaSecretBackend{multiexp_ifma, secret_multiply_many<Ifma>};

}  // namespace tacit
