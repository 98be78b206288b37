// SPDX-License-Identifier: MIT
#include "crypto/backend/avx2_field.h"

#include "core/crypto/field_check_body.h"

namespace tacit::test {

const char* check_avx2_field() {
  constexpr std::uint64_t k26 = std::uint64_t{1} << 26, k25 = k26 / 2;
  // Left operands: 2^28.1; right ones: 2^27.7.
  return check_field<Avx2>({{k26 + (1 << 18) - 1, k25 + (1 << 17) - 1},
                            {k26 * 428 / 100, k25 * 428 / 100},
                            {k26 * 324 / 100, k25 * 324 / 100}});
}

}  // namespace tacit::test
