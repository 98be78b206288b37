// SPDX-License-Identifier: MIT
#include "crypto/backend/ifma_field.h"
#include "crypto/backend/multiexp_backend.h"
#include "crypto/backend/vector_decode.h"
#include "crypto/backend/vector_multiexp.h"

namespace tacit {

const MultiexpBackend kIfmaBackend{vector_multiexp<Ifma, 24>, vector_decode<Ifma>};

}  // namespace tacit
