// SPDX-License-Identifier: MIT
#include "crypto/backend/ifma_field.h"
#include "crypto/backend/secret_backend.h"
#include "crypto/backend/vector_secret.h"

namespace tacit {

const SecretBackend kIfmaSecretBackend{secret_multiexp<Ifma, 3>, secret_multiply_many<Ifma>};

}  // namespace tacit
