// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "node/node.h"
#include "protocol/genesis.h"

namespace tacit::daemon {

/// A genesis with these coins, each with fresh secrets; `base` holds everything else but the operator's key.
/// Nothing when there is no coin, or `base` is not legal.
std::optional<Genesis> make_genesis(Genesis base, const Bytes32& operator_key,
                                    const std::vector<std::pair<Address, Amount>>& coins);

/// The one line of JSON that tells that a node is ready, as `node.json` holds it too.
std::string ready_line(const Node& node);

/// Milliseconds since 1970.
std::uint64_t now_ms();

}  // namespace tacit::daemon
