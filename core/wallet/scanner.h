// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/worker_pool.h"
#include "protocol/coin.h"
#include "protocol/keys.h"
#include "protocol/note.h"
#include "protocol/tag.h"

/// Finds one's own coins among all (protocol §4, Identify). Pure; whether the coins come from certified
/// blocks is looked at before, by whoever calls.
namespace tacit {

struct ScannedCoin {
  const Coin* coin = nullptr;
  Origin origin = Origin::of_public_coin(0);
};

struct FoundCoin {
  Note note;
  Tag tag;  // not set when the incoming key alone was at hand
};

/// One answer a coin, in order: the note and tag of one's own, nothing for others and for every coin that is
/// malformed in whatever way. Spread over the pool and the calling thread. Answers nobody, so its time may
/// depend on what is found.
std::vector<std::optional<FoundCoin>> scan_coins(WorkerPool& pool, const FullKey& key,
                                                 std::span<const ScannedCoin> coins);
/// The same with an incoming view key, which finds notes and no tags.
std::vector<std::optional<FoundCoin>> scan_coins(WorkerPool& pool, const IncomingKey& key,
                                                 std::span<const ScannedCoin> coins);

}  // namespace tacit
