// SPDX-License-Identifier: MIT
#include "wallet/scanner.h"

#include <algorithm>

namespace tacit {

namespace {

// A task of some milliseconds: large against the cost of handing it to a thread.
constexpr std::size_t kCoinsPerTask = 32;

std::optional<FoundCoin> scan_one(const FullKey& key, const ScannedCoin& scanned) {
  const std::optional<Note> note = identify(key.incoming(), *scanned.coin, scanned.origin);
  if (!note) {
    return std::nullopt;
  }
  const auto recovered = recover(key, *scanned.coin, *note, scanned.origin);
  return recovered ? std::optional(FoundCoin{*note, recovered->tag}) : std::nullopt;
}

}  // namespace

std::vector<std::optional<FoundCoin>> scan_coins(WorkerPool& pool, const FullKey& key,
                                                 std::span<const ScannedCoin> coins) {
  std::vector<std::optional<FoundCoin>> found(coins.size());
  const auto scan_range = [&](std::size_t task) {
    const std::size_t end = std::min(coins.size(), (task + 1) * kCoinsPerTask);
    for (std::size_t i = task * kCoinsPerTask; i < end; ++i) {
      found[i] = scan_one(key, coins[i]);
    }
  };
  const std::size_t tasks = (coins.size() + kCoinsPerTask - 1) / kCoinsPerTask;
  if (tasks <= 1) {
    scan_range(0);
  } else {
    pool.parallel_for(tasks, scan_range);
  }
  return found;
}

}  // namespace tacit
