// SPDX-License-Identifier: MIT
#include "protocol/supply.h"

#include <algorithm>
#include <vector>

#include "base/serialize.h"
#include "crypto/hash.h"

namespace tacit {

Bytes32 state_digest(const Supplies& supplies) {
  std::vector<Bytes64> parts;
  parts.reserve(supplies.size());
  for (const auto& [asset, supply] : supplies) {
    Writer writer;
    writer.bytes(asset.bytes());
    for (const Uint128 value : {supply.issued, supply.burned}) {
      writer.u64(static_cast<std::uint64_t>(value)).u64(static_cast<std::uint64_t>(value >> 64));
    }
    parts.push_back(to_array<64>(writer.view()));
  }
  return digest("tacit/1/state", parts);
}

std::optional<Uint128> checked_add(Uint128 a, Uint128 b) {
  const Uint128 sum = a + b;
  return sum >= a ? std::optional(sum) : std::nullopt;
}

}  // namespace tacit
