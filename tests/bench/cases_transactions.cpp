// SPDX-License-Identifier: MIT
#include <memory>

#include "ledger/rules.h"

#include "bench/measure.h"
#include "bench/worlds.h"

/// tx_verify: transactions from their bytes, by the rules that a node checks when they arrive. No verdict is
/// remembered; the cover sets are decoded, as they are in a node that has seen one payment.
namespace tacit::bench {
namespace {

constexpr std::size_t kMostPayments = 1024;

struct Setting {
  unsigned m = 7;
  std::string folder;

  /// Two own coins for every payment of the largest batch.
  const World& world() const {
    static const World made(m, std::uint64_t(1) << (2 * m), m == 7 ? 2 * kMostPayments : 12);
    return made;
  }
};

void verify(benchmark::State& state, const Setting& setting, const PaymentShape& shape, std::size_t count,
            std::size_t threads) {
  const World& world = setting.world();
  const std::vector<Bytes> bytes = payments(world, shape, count, setting.folder);
  const std::vector<ByteView> views(bytes.begin(), bytes.end());
  const std::uint64_t time = world.ledger().tip().header.time;
  const auto pool = threads > 1 ? std::make_unique<WorkerPool>(threads - 1) : nullptr;
  const auto check = [&] {
    for (const auto& verdict : check_transactions(world.ledger(), time, views, pool.get())) {
      if (!verdict) {
        state.SkipWithError("a valid transaction was refused");
        return false;
      }
    }
    return true;
  };
  if (!check()) {  // decodes the cover sets, too
    return;
  }
  const Measure measured(state, threads > 1 ? Counted::kWall : Counted::kThread, count);
  for (auto _ : state) {
    benchmark::DoNotOptimize(check());
  }
}

void register_verify(const Setting& setting, const std::string& size, const PaymentShape& shape,
                     std::size_t count, std::size_t threads = 1) {
  register_case(
      "tx_verify", size, [=](benchmark::State& state) { verify(state, setting, shape, count, threads); },
      benchmark::kMillisecond);
}

}  // namespace

void register_transactions(const Options& options) {
  const Setting setting{options.smoke ? 2u : 7u, options.fixtures};
  const PaymentShape usual{"2x2"};
  const std::vector<std::size_t> counts =
      options.smoke ? std::vector<std::size_t>{1, 4} : std::vector<std::size_t>{1, 16, 64, 256, 1024};
  for (const std::size_t count : counts) {
    register_verify(setting, std::to_string(count), usual, count);
  }
  const std::size_t threaded = options.smoke ? 4 : 256;
  register_verify(setting, std::to_string(threaded) + "/threads:2", usual, threaded, 2);
  // The worst that one transaction, and one group of transactions, can ask for.
  const std::size_t most = options.smoke ? 12 : kMostInputs;
  register_verify(setting, "1/sixteen", {"sixteen", most, most}, 1);
  const std::size_t apart = options.smoke ? 2 : 16;
  register_verify(setting, std::to_string(apart) + "/own_sets", {"own-sets", 2, 2, true}, apart);
}

}  // namespace tacit::bench
