// SPDX-License-Identifier: MIT
#include "wallet/scanner.h"

#include "bench/measure.h"
#include "bench/worlds.h"

/// scan: coins of others, as a wallet goes through them block by block. One in 256 has
/// the right view tag by chance, as among real ones, and is tried further.
namespace tacit::bench {
namespace {

void scan(benchmark::State& state, unsigned m, std::uint64_t count) {
  const World& world = coins_world(m);
  const SpendKey other = SpendKey::from_seed(Secret<Bytes64>(hash("tacit/1/bench/other", {})), 0);
  std::vector<ScannedCoin> coins;
  for (std::uint64_t i = 0; i < count; ++i) {
    const World::LedgerCoin& coin = world.coin(1 + i);  // past the genesis coin
    coins.push_back({&coin.coin, coin.origin});
  }
  IdlePool alone;
  measure(state, count, [&] { return scan_coins(alone.pool(), other.full(), coins); });
}

}  // namespace

void register_scan(const Options& options) {
  const unsigned m = options.smoke ? 3 : 6;
  for (const std::uint64_t count :
       options.smoke ? std::vector<std::uint64_t>{16, 32} : std::vector<std::uint64_t>{32, 1024}) {
    register_case(
        "scan", std::to_string(count), [=](benchmark::State& state) { scan(state, m, count); },
        benchmark::kMicrosecond);
  }
}

}  // namespace tacit::bench
