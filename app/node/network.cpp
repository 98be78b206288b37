// SPDX-License-Identifier: MIT
#include "node/network.h"

#include <nlohmann/json.hpp>

#include <unistd.h>

#include "base/clock.h"
#include "crypto/random.h"

namespace tacit::daemon {

std::optional<Genesis> make_genesis(Genesis base, const Bytes32& operator_key,
                                    const std::vector<std::pair<Address, Amount>>& coins) {
  base.operator_key = operator_key;
  for (const auto& [address, amount] : coins) {
    auto coin =
        make_public_coin(address, amount, kTacit, Memo{}, static_cast<std::uint32_t>(base.coins.size()),
                         random_array<32>(), random_array<32>());
    if (!coin) {
      return std::nullopt;
    }
    base.coins.push_back(*std::move(coin));
  }
  if (!base.validate()) {
    return std::nullopt;
  }
  return base;
}

std::string ready_line(const Node& node) {
  nlohmann::ordered_json line;
  line["node_link"] = format_node_link(node.link());
  line["network"] = node.network().name;
  line["prefix"] = node.network().prefix;
  line["height"] = node.tip().header.height;
  line["pid"] = ::getpid();
  return line.dump() + "\n";
}

std::uint64_t now_ms() {
  return SystemClock().wall_ms();
}

}  // namespace tacit::daemon
