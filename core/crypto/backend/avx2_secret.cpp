// SPDX-License-Identifier: MIT
#include "crypto/backend/avx2_field.h"
#include "crypto/backend/secret_backend.h"
#include "crypto/backend/vector_secret.h"

namespace tacit {

const SecretBackend kAvx2SecretBackend{secret_multiexp<Avx2, 8>, secret_multiply_many<Avx2>};

}  // namespace tacit
