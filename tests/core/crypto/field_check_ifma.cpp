// SPDX-License-Identifier: MIT
#include "crypto/backend/ifma_field.h"

#include "core/crypto/field_check_body.h"

namespace tacit::test {

const char* check_ifma_field() {
  constexpr std::uint64_t tight = (std::uint64_t{1} << 51) + (1 << 16) - 1,
                          most = (std::uint64_t{1} << 52) - 1;
  return check_field<Ifma>({{tight, tight}, {most, most}, {most, most}});
}

}  // namespace tacit::test
