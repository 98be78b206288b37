// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/crash_point.h"
#include "node/arguments.h"
#include "node/commands.h"
#include "node/network.h"
#include "node/texts.h"
#include "wallet/amount_text.h"

namespace tacit::daemon {
namespace {

/// `ADDRESS=AMOUNT`.
std::optional<std::pair<Address, Amount>> parse_coin(const std::string& text, const std::string& prefix) {
  const std::size_t equals = text.rfind('=');
  if (equals == std::string::npos) {
    return std::nullopt;
  }
  const auto address = parse_address(text.substr(0, equals), prefix);
  const auto amount = parse_amount(text.substr(equals + 1), kTacitDecimals);
  if (!address || !amount) {
    return std::nullopt;
  }
  return std::pair(*address, *amount);
}

/// Everything but coins and the operator's key; nothing with the option at fault in `wrong`.
std::optional<Genesis> parse_base(const Arguments& arguments, std::string& wrong) {
  Genesis base;
  base.name = arguments.text("network", "");
  base.prefix = arguments.text("prefix", "tacittest");
  base.time = now_ms();
  const auto m = arguments.number("m", 7, 2, 8);
  const auto fee_unit = arguments.number("fee-unit", 10'000, 0, (kAmountLimit - 1) / 100);
  const auto bytes = arguments.number("block-bytes", 1u << 20, 32'768, 4'194'304);
  wrong = !m ? "--m" : !fee_unit ? "--fee-unit" : !bytes ? "--block-bytes" : "";
  if (!is_address_prefix(base.prefix)) {
    wrong = "--prefix";
  }
  if (!wrong.empty()) {
    return std::nullopt;
  }
  base.m = static_cast<std::uint8_t>(*m);
  base.fee_unit = *fee_unit;
  base.max_block_bytes = static_cast<std::uint32_t>(*bytes);
  return base;
}

int make_network(const std::string& folder, const Genesis& base,
                 const std::vector<std::pair<Address, Amount>>& coins) {
  if (auto made = make_folder(folder); !made) {
    return complain(describe(made.error(), folder), kExitFailed);
  }
  auto lock = DataFolderLock::take(folder + "/lock");
  if (!lock) {
    return complain(describe(lock.error(), folder), kExitInUse);
  }
  auto keys = make_node_keys(folder);
  if (!keys) {
    return complain("keys: " + describe(keys.error(), folder), kExitFailed);
  }
  crash_at(CrashPoint::kInitKeys);
  WorkerPool pool(std::max(1u, std::thread::hardware_concurrency()));
  const auto genesis = make_genesis(base, keys->operator_key.public_key, coins, pool);
  if (!genesis) {
    return complain(
        "these values make no genesis (a name of 1–64 printable ASCII characters, at least one coin)",
        kExitUsage);
  }
  // The ledger comes last and whole: before it there is nothing to run, and `init` may be said again.
  auto store = Store::create(ledger_folder(folder), genesis->encode());
  if (!store) {
    return complain(describe(store.error(), folder), kExitFailed);
  }
  nlohmann::ordered_json line;
  line["genesis"] = to_hex(genesis->id());
  line["network"] = genesis->name;
  line["coins"] = genesis->coins.size();
  std::cout << line.dump() << std::endl;
  return 0;
}

}  // namespace

int init_command(std::span<const std::string> words) {
  std::string wrong;
  const auto arguments =
      Arguments::parse(words, {"network", "data", "prefix", "m", "fee-unit", "block-bytes"}, {"coin"}, wrong);
  if (!arguments) {
    return complain("init: what is " + wrong + "?", kExitUsage);
  }
  const auto folder = arguments->text("data");
  if (!folder || !arguments->text("network")) {
    return complain("init: --network and --data are needed", kExitUsage);
  }
  const auto base = parse_base(*arguments, wrong);
  if (!base) {
    return complain("init: " + wrong + " is out of range", kExitUsage);
  }
  std::vector<std::pair<Address, Amount>> coins;
  for (const std::string& text : arguments->all("coin")) {
    const auto coin = parse_coin(text, base->prefix);
    if (!coin) {
      return complain("init: no address of this network and amount: " + text, kExitUsage);
    }
    coins.push_back(*coin);
  }
  return make_network(*folder, *base, coins);
}

}  // namespace tacit::daemon
