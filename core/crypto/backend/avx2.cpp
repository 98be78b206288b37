// SPDX-License-Identifier: MIT
#include "crypto/backend/avx2_field.h"
#include "crypto/backend/multiexp_backend.h"
#include "crypto/backend/vector_decode.h"
#include "crypto/backend/vector_multiexp.h"

namespace tacit {

const MultiexpBackend kAvx2Backend{vector_multiexp<Avx2, 48>, vector_decode<Avx2>};

}  // namespace tacit
