// SPDX-License-Identifier: MIT
#include "wallet/scanner.h"

#include <algorithm>

#include "base/wipe_elements.h"

namespace tacit {

namespace {

// Enough for the vector code to work on full lanes and for a task to be large against the cost of handing it
// to a thread; few enough for a block of a few transactions to be spread over the threads.
constexpr std::size_t kCoinsPerTask = 128;

/// `full` is null when there is none.
struct ScanKeys {
  const IncomingKey& incoming;
  const FullKey* full;
};

std::optional<FoundCoin> open_own(const ScanKeys& keys, const Bytes32& X, const ScannedCoin& scanned) {
  const std::optional<Note> note = identify_shared(keys.incoming, X, *scanned.coin, scanned.origin);
  if (!note) {
    return std::nullopt;
  }
  if (!keys.full) {
    return FoundCoin{*note, Tag::from_trusted({})};
  }
  const auto recovered = recover(*keys.full, *scanned.coin, *note, scanned.origin);
  return recovered ? std::optional(FoundCoin{*note, recovered->tag}) : std::nullopt;
}

void scan_batch(const ScanKeys& keys, std::span<const ScannedCoin> coins,
                std::span<std::optional<FoundCoin>> found) {
  std::vector<Bytes32> K;
  K.reserve(coins.size());
  for (const ScannedCoin& scanned : coins) {
    K.push_back(scanned.coin->K);
  }
  std::vector<std::optional<Bytes32>> X = shared_points(keys.incoming, K);
  const WipeElements guard(X);
  for (std::size_t i = 0; i < coins.size(); ++i) {
    if (X[i]) {
      found[i] = open_own(keys, *X[i], coins[i]);
    }
  }
}

std::vector<std::optional<FoundCoin>> scan(WorkerPool& pool, const ScanKeys& keys,
                                           std::span<const ScannedCoin> coins) {
  std::vector<std::optional<FoundCoin>> found(coins.size());
  const auto scan_range = [&](std::size_t task) {
    const std::size_t first = task * kCoinsPerTask;
    const std::size_t size = std::min(coins.size() - first, kCoinsPerTask);
    scan_batch(keys, coins.subspan(first, size), std::span(found).subspan(first, size));
  };
  const std::size_t tasks = (coins.size() + kCoinsPerTask - 1) / kCoinsPerTask;
  if (tasks <= 1) {
    scan_batch(keys, coins, found);
  } else {
    pool.parallel_for(tasks, scan_range);
  }
  return found;
}

}  // namespace

std::vector<std::optional<FoundCoin>> scan_coins(WorkerPool& pool, const FullKey& key,
                                                 std::span<const ScannedCoin> coins) {
  return scan(pool, ScanKeys{key.incoming(), &key}, coins);
}

std::vector<std::optional<FoundCoin>> scan_coins(WorkerPool& pool, const IncomingKey& key,
                                                 std::span<const ScannedCoin> coins) {
  return scan(pool, ScanKeys{key, nullptr}, coins);
}

}  // namespace tacit
