// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace tacit {

/// An element of GF(2^255 − 19): five limbs of 51 bits, least significant first, reduced weakly (limbs may
/// exceed 51 bits between operations; each function's comment gives its bound).
struct Fe51 {
  std::uint64_t limb[5];
};

}  // namespace tacit
