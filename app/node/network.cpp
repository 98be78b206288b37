// SPDX-License-Identifier: MIT
#include "node/network.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <unistd.h>

#include "base/clock.h"
#include "crypto/point.h"
#include "crypto/random.h"
#include "proof/generators.h"
#include "protocol/asset.h"

namespace tacit::daemon {

namespace {

/// Each coin is the one before plus the generators: one addition instead of a multiplication a point. That
/// shows which coins are lost, as their openings do in any case.
void make_lost_run(std::span<PublicCoin> coins) {
  const auto random_scalar = [] { return Scalar::from_wide(random_array<64>()); };
  PublicOpening opening{Amount(), kTacit, random_scalar(), random_scalar()};
  Point K = multiply_base(random_scalar()), S = multiply_base(random_scalar());
  Point V = pedersen_commit(Scalar(), opening.value_blinding);
  Point A = pedersen_commit(asset_scalar(kTacit), opening.asset_blinding);
  for (PublicCoin& made : coins) {
    Coin& coin = made.coin;
    coin.K = K.encode();
    coin.S = S.encode();
    coin.V = V.encode();
    coin.A = A.encode();
    coin.view_tag = random_array<1>()[0];
    random_bytes(coin.o);
    random_bytes(coin.c);
    made.opening = opening;
    K = K + base_point();
    S = S + base_point();
    V = V + generators().H;
    A = A + generators().H;
    opening.value_blinding += Scalar::one();
    opening.asset_blinding += Scalar::one();
  }
}

}  // namespace

std::vector<PublicCoin> make_lost_coins(std::size_t count, WorkerPool& pool) {
  constexpr std::size_t kRun = 512;
  std::vector<PublicCoin> coins(count);
  pool.parallel_for((count + kRun - 1) / kRun, [&](std::size_t i) {
    make_lost_run(std::span(coins).subspan(i * kRun, std::min(kRun, count - i * kRun)));
  });
  return coins;
}

std::optional<Genesis> make_genesis(Genesis base, const Bytes32& operator_key,
                                    const std::vector<std::pair<Address, Amount>>& coins, WorkerPool& pool) {
  base.operator_key = operator_key;
  const auto first = static_cast<std::uint32_t>(base.coins.size());
  std::vector<std::optional<PublicCoin>> made(coins.size());
  pool.parallel_for(coins.size(), [&](std::size_t i) {
    const auto& [address, amount] = coins[i];
    made[i] = make_public_coin(address, amount, kTacit, Memo{}, first + static_cast<std::uint32_t>(i),
                               random_array<32>(), random_array<32>());
  });
  for (auto& coin : made) {
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

namespace {

/// Of 128 bits, which no stream prints.
std::string decimal(Uint128 value) {
  std::string digits;
  do {
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
    value /= 10;
  } while (value != 0);
  return digits;
}

nlohmann::ordered_json supplies_of(const Supplies& supplies) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& [asset, supply] : supplies) {
    list.push_back({{"asset", to_hex(asset.bytes())},
                    {"issued", decimal(supply.issued)},
                    {"burned", decimal(supply.burned)}});
  }
  return list;
}

}  // namespace

std::string supplies_json(const Supplies& supplies) {
  return supplies_of(supplies).dump();
}

std::string ready_line(const Node& node) {
  nlohmann::ordered_json line;
  line["node_link"] = format_node_link(node.link());
  line["network"] = node.network().name;
  line["prefix"] = node.network().prefix;
  line["height"] = node.tip().header.height;
  line["supplies"] = supplies_of(node.supplies());
  line["pid"] = ::getpid();
  return line.dump() + "\n";
}

std::uint64_t now_ms() {
  return SystemClock().wall_ms();
}

}  // namespace tacit::daemon
