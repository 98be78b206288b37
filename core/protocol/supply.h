// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "base/bytes.h"
#include "protocol/asset.h"

namespace tacit {

__extension__ typedef unsigned __int128 Uint128;

/// How much of an asset was ever issued and burned (protocol §10).
struct Supply {
  Uint128 issued = 0;
  Uint128 burned = 0;

  friend bool operator==(const Supply&, const Supply&) = default;
};

/// In order of asset id, as the state digest wants it.
using Supplies = std::map<AssetId, Supply>;

/// The state digest of protocol §10.
Bytes32 state_digest(const Supplies& supplies);

/// a + b; nothing when it does not fit 128 bits.
std::optional<Uint128> checked_add(Uint128 a, Uint128 b);

}  // namespace tacit
