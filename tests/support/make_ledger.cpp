// SPDX-License-Identifier: MIT
#include <algorithm>
#include <chrono>
#include <iostream>
#include <map>
#include <stdexcept>
#include <thread>

#include "crypto/mnemonic.h"
#include "protocol/keys.h"
#include "support/ledger_maker.h"

/// make_ledger --folder DIR [--coins N] [--m M] [--per-block N] [--seed TEXT] [--own N --words "…"]
/// [--delete] Makes a node's data folder with a ledger of N coins, for `tacitd run --data DIR`; --delete
/// removes it.
namespace {

using namespace tacit;
using namespace tacit::test;

using Options = std::map<std::string, std::string>;

Options parse(int count, char** arguments) {
  static constexpr std::string_view kNames[] = {"folder", "coins", "m", "per-block", "seed", "own", "words"};
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string word = arguments[i];
    if (word == "--delete") {
      options["delete"] = "yes";
      continue;
    }
    const std::string name = word.substr(0, 2) == "--" ? word.substr(2) : "";
    if (std::find(std::begin(kNames), std::end(kNames), name) == std::end(kNames) || i + 1 == count) {
      throw std::runtime_error("what is " + word + "?");
    }
    options[name] = arguments[++i];
  }
  return options;
}

std::uint64_t number(const Options& options, const std::string& name, std::uint64_t otherwise) {
  const auto found = options.find(name);
  return found == options.end() ? otherwise : std::stoull(found->second);
}

LedgerPlan plan_of(const Options& options) {
  LedgerPlan plan;
  plan.coins = number(options, "coins", plan.coins);
  plan.m = static_cast<std::uint8_t>(number(options, "m", plan.m));
  plan.transactions_per_block =
      static_cast<std::uint32_t>(number(options, "per-block", plan.transactions_per_block));
  plan.own = number(options, "own", 0);
  if (options.contains("seed")) {
    plan.seed = options.at("seed");
  }
  if (options.contains("words")) {
    auto words = parse_mnemonic(as_bytes(options.at("words")));
    if (!words) {
      throw std::runtime_error("--words are no phrase");
    }
    plan.owner = SpendKey::from_seed(mnemonic_seed(*words, {}), 0).full().incoming().address(0);
  } else if (plan.own > 0) {
    throw std::runtime_error("--own needs --words");
  }
  return plan;
}

void show_progress(std::uint64_t coins, std::uint64_t all) {
  static std::uint64_t shown = 0;
  if (coins - shown >= all / 10) {
    shown = coins;
    std::cerr << coins << " of " << all << " coins" << std::endl;
  }
}

int run(const Options& options) {
  if (!options.contains("folder")) {
    throw std::runtime_error("--folder is needed");
  }
  const std::string& folder = options.at("folder");
  if (options.contains("delete")) {
    remove_ledger_folder(folder);
    return 0;
  }
  const LedgerPlan plan = plan_of(options);
  WorkerPool pool(std::max(2u, std::thread::hardware_concurrency()) - 1);
  const auto before = std::chrono::steady_clock::now();
  make_ledger_folder(folder, plan, pool, [&](const AcceptedBlock& block) {
    show_progress(block.header().coin_count, plan.coins);
  });
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - before;
  std::cout << plan.coins << " coins in " << folder << ", " << took.count() << " s" << std::endl;
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run(parse(count, arguments));
  } catch (const std::exception& error) {
    std::cerr << "make_ledger: " << error.what() << std::endl;
    return 1;
  }
}
