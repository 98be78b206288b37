// SPDX-License-Identifier: MIT
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>

#include "crypto/mnemonic.h"
#include "ledger/store.h"
#include "node/node.h"
#include "protocol/keys.h"
#include "support/ledger_maker.h"
#include "support/must.h"
#include "wallet/wallet.h"

#include "bench/measure.h"
#include "bench/served_ledger.h"

/// ledger_open and restore: what grows with the number of coins. The ledgers are made once and kept.
namespace tacit::bench {
namespace {

using test::must;

constexpr std::uint64_t kOwnCoins = 10;

SecretBytes owner_words() {
  return mnemonic_from_entropy(Bytes32{11});
}

test::LedgerPlan plan_of(std::uint64_t coins) {
  test::LedgerPlan plan;
  plan.coins = coins;
  plan.own = kOwnCoins;
  plan.owner = SpendKey::from_seed(mnemonic_seed(owner_words(), {}), 0).full().incoming().address(0);
  return plan;
}

/// The data folder with the ledger of this many coins.
std::string made_folder(const Options& options, std::uint64_t coins) {
  std::filesystem::create_directories(options.fixtures);
  const std::string folder = options.fixtures + "/ledger-" + std::to_string(coins);
  if (!test::is_ledger_folder(folder, plan_of(coins))) {
    test::remove_ledger_folder(folder);
    std::cerr << "making a ledger of " << coins << " coins" << std::endl;
  }
  WorkerPool pool(1);
  test::make_ledger_folder(folder, plan_of(coins), pool);
  return folder;
}

void open_ledger(benchmark::State& state, const Options& options, std::uint64_t coins) {
  const std::string folder = ledger_folder(made_folder(options, coins));
  const auto opens = [&] {
    const auto store = Store::open(folder);
    return store && (*store)->tip().header.coin_count == coins;
  };
  // Once before, so that what a store makes of its own accord is there, as it is for a node that starts
  // again.
  if (!opens()) {
    state.SkipWithError("the ledger does not open");
    return;
  }
  const Measure measured(state, Counted::kProcess, coins);
  for (auto _ : state) {
    benchmark::DoNotOptimize(opens());
  }
}

/// Removes what runs that were killed have left: folders that end in the id of a process that is no more.
void remove_leftovers(const Options& options) {
  for (const auto& entry : std::filesystem::directory_iterator(options.fixtures)) {
    const std::string name = entry.path().filename().string();
    const bool temporary = name.starts_with("served-") || name.starts_with("wallet-");
    if (temporary && ::kill(std::atoi(name.c_str() + name.rfind('-') + 1), 0) != 0 && errno == ESRCH) {
      std::filesystem::remove_all(entry.path());
    }
  }
}

/// A copy of the folder that a node serves and so adds blocks to; removed at the end.
class ServedCopy {
 public:
  ServedCopy(const Options& options, std::uint64_t coins)
      : m_folder(options.fixtures + "/served-" + std::to_string(coins) + "-" + std::to_string(::getpid())) {
    const std::string made = made_folder(options, coins);
    remove_leftovers(options);
    std::filesystem::copy(made, m_folder, std::filesystem::copy_options::recursive);
    const auto bin = std::filesystem::read_symlink("/proc/self/exe").parent_path();
    m_node = std::make_unique<NodeProcess>((bin / "tacitd").string(), m_folder);
  }
  ~ServedCopy() {
    m_node.reset();
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
  }
  ServedCopy(const ServedCopy&) = delete;
  ServedCopy& operator=(const ServedCopy&) = delete;

  const NodeProcess& node() const { return *m_node; }

 private:
  std::string m_folder;
  std::unique_ptr<NodeProcess> m_node;
};

/// From words to a wallet that knows every coin. What it owns must be right.
bool restore_once(const std::string& folder, const std::string& node_link, std::uint64_t coins) {
  const SystemClock clock;
  WorkerPool pool(1);
  Wallet::CreateOptions create;
  create.folder = folder;
  create.node_link = node_link;
  // The cost of the password is not what is measured.
  auto wallet = must(Wallet::restore(create, SecretBytes(as_bytes("password")), owner_words(),
                                     {clock, pool, nullptr, {}, {1, 8192}}),
                     "restored wallet");
  const std::uint64_t begin = clock.steady_ms();
  while (!wallet->status().caught_up) {
    wallet->poll(std::chrono::milliseconds(100));
    if (clock.steady_ms() - begin > 600'000) {
      return false;
    }
  }
  const std::uint64_t genesis_units =
      test::LedgerMaker(plan_of(coins)).genesis().coins.front().opening.v.units();
  return wallet->status().coins == coins && wallet->balances().front().spendable.units() ==
                                                genesis_units + kOwnCoins * test::LedgerMaker::kOwnCoinUnits;
}

void restore(benchmark::State& state, const Options& options, std::uint64_t coins) {
  static std::map<std::uint64_t, ServedCopy> served;  // until the program ends
  const NodeProcess& node = served.try_emplace(coins, options, coins).first->second.node();
  const std::string folder = options.fixtures + "/wallet-" + std::to_string(::getpid());
  const double node_before = node.cpu_seconds();
  {
    const Measure measured(state, Counted::kProcess, coins);
    for (auto _ : state) {
      if (!restore_once(folder, node.node_link(), coins)) {
        state.SkipWithError("the wallet does not have what it should");
      }
      std::filesystem::remove_all(folder);
    }
  }
  state.counters["node_seconds"] =
      (node.cpu_seconds() - node_before) / static_cast<double>(state.iterations());
}

}  // namespace

void register_ledgers(const Options& options) {
  using Sizes = std::vector<std::uint64_t>;
  for (const std::uint64_t coins : options.smoke ? Sizes{1000} : Sizes{10'000, 100'000, 1'000'000}) {
    const std::string size = std::to_string(coins);
    register_case(
        "ledger_open", size, [=](benchmark::State& state) { open_ledger(state, options, coins); },
        benchmark::kMillisecond);
    register_case(
        "restore", size, [=](benchmark::State& state) { restore(state, options, coins); },
        benchmark::kMillisecond);
  }
}

}  // namespace tacit::bench
