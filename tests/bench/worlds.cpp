// SPDX-License-Identifier: MIT
#include "bench/worlds.h"

#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>

#include "base/serialize.h"
#include "crypto/hash.h"
#include "support/must.h"

namespace tacit::bench {
namespace {

using test::must;

SpendKey bench_key() {
  return SpendKey::from_seed(Secret<Bytes64>(hash("tacit/1/bench/key", {})), 0);
}

/// The coins of block after block, in order.
std::vector<World::LedgerCoin> fill(MemoryLedger& ledger, const test::LedgerMaker& maker) {
  std::vector<World::LedgerCoin> coins;
  for (std::uint32_t i = 0; i < maker.genesis().coins.size(); ++i) {
    coins.push_back({Origin::of_public_coin(i), maker.genesis().coins[i].coin});
  }
  WorkerPool pool(1);
  maker.fill(ledger, pool, [&](const AcceptedBlock& block) {
    for (const NewCoin& coin : block.coins()) {
      coins.push_back({coin.origin, coin.coin});
    }
  });
  return coins;
}

/// Spends `numbers` of the world's own coins.
Bytes pay(const World& world, const PaymentShape& shape, std::span<const std::uint64_t> numbers,
          std::uint64_t payment) {
  const NetworkParameters& network = world.ledger().network();
  const FullKey& key = world.key().full();
  const auto N = static_cast<std::uint32_t>(network.set_size());
  std::vector<Spend> spends;
  std::uint64_t total = 0;
  const std::uint64_t family = shape.families == 0 ? payment : payment % shape.families;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const World::LedgerCoin& owned = world.coin(numbers[i]);
    const Note note = must(identify(key.incoming(), owned.coin, owned.origin), "own coin");
    RecoveredCoin recovered = must(recover(key, owned.coin, note, owned.origin), "own coin");
    const auto less = static_cast<std::uint32_t>(shape.sets == 0 ? 0 : family * shape.sets + i % shape.sets);
    spends.push_back({owned.coin, note, std::move(recovered.s), recovered.tag, {0, N - less}});
    total += note.v.units();
  }
  const Amount fee = network.least_fee(shape.inputs, shape.outputs, std::max<std::size_t>(1, shape.sets));
  std::vector<Payment> parts;
  const std::uint64_t each = (total - fee.units()) / shape.outputs;
  for (std::size_t j = 0; j < shape.outputs; ++j) {
    const std::uint64_t rest = total - fee.units() - each * (shape.outputs - 1);
    parts.push_back(
        {key.incoming().address(payment), Amount::from_units(j == 0 ? rest : each), kTacit, Memo{}});
  }
  const Bytes32 salt = make_salt(key, spends.front().tag, parts);
  auto builder =
      must(TransactionBuilder::make(network, key, std::move(spends), parts, fee, 0, salt), "transaction");
  std::vector<Bytes> proofs;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const TransactionInput& input = builder.input(i);
    const CoverSet set = must(world.ledger().cover_set(input.set.first, input.set.count), "cover set");
    const SpendBlindings& b = builder.blindings(i);
    proofs.push_back(must(membership_prove({network.membership(), set, input.offset},
                                           {numbers[i] - input.set.first, b.y, b.g, b.alpha}),
                          "membership proof"));
  }
  if (shape.false_membership) {
    Bytes& last = proofs.back();
    last[last.size() - 32] ^= 1;  // still a scalar
  }
  if (!builder.set_memberships(std::move(proofs)) || !builder.prove_balance() ||
      !builder.authorise(world.key())) {
    throw std::runtime_error("proofs");
  }
  return builder.transaction().encode();
}

void for_each_index(WorkerPool* pool, std::size_t count, const std::function<void(std::size_t)>& body) {
  if (pool != nullptr) {
    pool->parallel_for(count, body);
    return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    body(i);
  }
}

/// Written whole and renamed, so that an interrupted run leaves what was there.
void write_payments(const std::string& path, const std::vector<Bytes>& made) {
  {
    std::ofstream file(path + ".new", std::ios::binary);
    for (const Bytes& one : made) {
      const auto size = static_cast<std::uint32_t>(one.size());
      file.write(reinterpret_cast<const char*>(&size), sizeof size);
      file.write(reinterpret_cast<const char*>(one.data()), static_cast<std::streamsize>(one.size()));
    }
  }
  std::filesystem::rename(path + ".new", path);
}

}  // namespace

test::LedgerPlan world_plan(unsigned m, std::uint64_t coins, std::uint64_t own) {
  test::LedgerPlan plan;
  plan.coins = coins;
  plan.m = static_cast<std::uint8_t>(m);
  plan.own = own;
  plan.owner = bench_key().full().incoming().address(0);
  plan.seed = "bench";
  return plan;
}

std::vector<Bytes> read_payments(const std::string& path, std::size_t most) {
  std::ifstream file(path, std::ios::binary);
  std::vector<Bytes> made;
  std::uint32_t size = 0;
  while (made.size() < most && file.read(reinterpret_cast<char*>(&size), sizeof size)) {
    Bytes one(std::min<std::uint32_t>(size, 1u << 20));
    if (!file.read(reinterpret_cast<char*>(one.data()), static_cast<std::streamsize>(one.size()))) {
      break;
    }
    made.push_back(std::move(one));
  }
  return made;
}

World::World(unsigned m, std::uint64_t coins, std::uint64_t own)
    : m_key(bench_key()), m_ledger(test::LedgerMaker(world_plan(m, coins, own)).genesis()) {
  const test::LedgerMaker maker(world_plan(m, coins, own));
  m_coins = fill(m_ledger, maker);
  for (std::uint64_t i = maker.genesis().coins.size(); own > 0 && i < m_coins.size(); ++i) {
    if (identify(m_key.full().incoming(), m_coins[i].coin, m_coins[i].origin)) {
      m_own.push_back(i);
    }
  }
}

const World& coins_world(unsigned m) {
  static std::map<unsigned, World> made;
  return made.try_emplace(m, m, std::uint64_t(1) << (2 * m), 0).first->second;
}

std::vector<Bytes> payments(const World& world, const PaymentShape& shape, std::size_t count,
                            const std::string& folder, WorkerPool* pool) {
  std::filesystem::create_directories(folder);
  // Payments for another ledger would not verify, so the name of the file says which one it is.
  const std::string ledger = to_hex(world.ledger().tip().id).substr(0, 16);
  const std::string path = folder + "/payments-" + shape.name + "-" + ledger;
  std::vector<Bytes> made = read_payments(path, count);
  if (made.size() == count) {
    return made;
  }
  std::cerr << "proving " << count - made.size() << " payments (" << shape.name << ")" << std::endl;
  if (shape.sets == 0) {
    // The ledger in memory keeps it; threads that ask for it then only read.
    must(world.ledger().cover_set(0, static_cast<std::uint32_t>(world.ledger().network().set_size())),
         "cover set");
  }
  while (made.size() < count) {
    const std::size_t done = made.size();
    made.resize(std::min(count, done + 32));
    for_each_index(shape.sets != 0 ? nullptr : pool, made.size() - done, [&](std::size_t i) {
      const std::size_t number = done + i;
      const auto numbers = std::span(world.own()).subspan(shape.skip + number * shape.inputs, shape.inputs);
      made[number] = pay(world, shape, numbers, number);
    });
    std::cerr << made.size() << " of " << count << std::endl;
    write_payments(path, made);
  }
  return made;
}

}  // namespace tacit::bench
