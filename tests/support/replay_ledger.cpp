// SPDX-License-Identifier: MIT
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <string>
#include <thread>

#include "base/worker_pool.h"
#include "ledger/store.h"
#include "protocol/amount.h"

/// replay_ledger DATA: holds the ledger in a node's data folder, which may have been killed any number of
/// times, against one that never was: a fresh store beside it takes every block in turn, all proofs verified,
/// and after each the two have to agree on header, state digest, supplies, every coin with its chain head,
/// every tag and the place of every transaction. Prints what the ledger holds as one line of JSON.
namespace {

using namespace tacit;

void demand(bool so, const std::string& what) {
  if (!so) {
    throw std::runtime_error(what);
  }
}

std::unique_ptr<Store> must(Result<std::unique_ptr<Store>, StoreFailure> store, const std::string& what) {
  demand(store.has_value(), what + (store ? "" : ": " + store.error().place));
  return *std::move(store);
}

/// A fresh store in a folder that goes with this object.
struct Fresh {
  Fresh(const std::string& data, ByteView genesis) : folder(data + "/replayed") {
    std::filesystem::remove_all(folder);
    store = must(Store::create(folder, genesis), "a fresh store");
  }
  ~Fresh() {
    store.reset();
    std::filesystem::remove_all(folder);
  }
  const std::string folder;
  std::unique_ptr<Store> store;
};

void compare_coins(const Store& killed, const Store& fresh, std::uint64_t first, std::uint64_t count,
                   const std::string& at) {
  const auto a = killed.coins(first, count), b = fresh.coins(first, count);
  demand(a && b && a->size() == count && b->size() == count, at + "coins are missing");
  for (std::uint64_t i = 0; i < count; ++i) {
    demand((*a)[i].origin == (*b)[i].origin && (*a)[i].coin == (*b)[i].coin && (*a)[i].head == (*b)[i].head,
           at + "coin " + std::to_string(first + i) + " or its chain head differs");
  }
}

void compare_block(const Store& killed, const Store& fresh, const AcceptedBlock& block) {
  const std::string at = "height " + std::to_string(block.header().height) + ": ";
  const auto stored = killed.block(block.header().height);
  demand(stored && *stored == block.bytes(), at + "the blocks differ");
  demand(fresh.tip().header == block.header() && fresh.supplies() == block.supplies(), at + "headers differ");
  demand(state_digest(fresh.supplies()) == block.header().state, at + "the state digest is another");
  compare_coins(killed, fresh, block.header().coin_count - block.coins().size(), block.coins().size(), at);
  for (const Tag& tag : block.tags()) {
    const auto spent = killed.tag_spent(tag);
    demand(spent && *spent, at + "a tag is missing");
  }
  for (const VerifiedTransaction& transaction : block.transactions()) {
    const auto a = killed.find_transaction(transaction.id()), b = fresh.find_transaction(transaction.id());
    demand(a && b && *a && *a == *b, at + "a transaction is elsewhere");
  }
}

int run(const std::string& data) {
  const auto killed = must(Store::open(data + "/ledger", StoreCheck::everything()), "the ledger");
  Fresh fresh(data, killed->genesis());
  WorkerPool pool(std::max(1u, std::thread::hardware_concurrency()));
  compare_coins(*killed, *fresh.store, 0, fresh.store->tip().header.coin_count, "genesis: ");
  std::uint64_t transactions = 0;
  const std::uint64_t height = killed->tip().header.height;
  for (std::uint64_t h = 1; h <= height; ++h) {
    const auto bytes = killed->block(h);
    demand(bytes.has_value(), "block " + std::to_string(h) + " is missing");
    const auto block = check_block(*fresh.store, *bytes, nullptr, &pool);
    demand(block.has_value(), "block " + std::to_string(h) + " breaks a rule");
    demand(fresh.store->append(*block).has_value(), "the fresh store can not be written");
    compare_block(*killed, *fresh.store, *block);
    transactions += block->transactions().size();
  }
  const Header tip = killed->tip().header;
  demand(tip == fresh.store->tip().header && killed->supplies() == fresh.store->supplies(),
         "the tips differ");
  const Supply supply = killed->supplies().at(kTacit);
  std::cout << "{\"height\": " << tip.height << ", \"coins\": " << tip.coin_count
            << ", \"tags\": " << tip.tag_count << ", \"transactions\": " << transactions
            << ", \"issued\": " << static_cast<std::uint64_t>(supply.issued)
            << ", \"burned\": " << static_cast<std::uint64_t>(supply.burned) << "}" << std::endl;
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    demand(count == 2, "usage: replay_ledger DATA");
    return run(arguments[1]);
  } catch (const std::exception& error) {
    std::cerr << "replay_ledger: " << error.what() << std::endl;
    return 1;
  }
}
