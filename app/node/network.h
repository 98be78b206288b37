// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "node/node.h"
#include "protocol/genesis.h"

namespace tacit::daemon {

/// Coins that are worth nothing and that nobody can spend, for others to hide among: points and bytes that
/// open for no key. Their openings hold, as those of all genesis coins must.
std::vector<PublicCoin> make_lost_coins(std::size_t count, WorkerPool& pool);

/// A genesis with these coins after those of `base`, each with fresh secrets; `base` holds everything else
/// but the operator's key.
/// Nothing when there is no coin, or `base` is not legal. The work is spread over the pool.
std::optional<Genesis> make_genesis(Genesis base, const Bytes32& operator_key,
                                    const std::vector<std::pair<Address, Amount>>& coins, WorkerPool& pool);

/// For each asset its id and what was issued and burned, in its smallest unit, as a JSON array.
std::string supplies_json(const Supplies& supplies);

/// The one line of JSON that tells that a node is ready, as `node.json` holds it too.
std::string ready_line(const Node& node);

/// Milliseconds since 1970.
std::uint64_t now_ms();

}  // namespace tacit::daemon
