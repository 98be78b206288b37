// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>
#include <optional>

#include "ledger/rules.h"

#include "bench/measure.h"
#include "bench/worlds.h"

/// tx_verify: transactions from their bytes, by the rules that a node checks when they arrive. No verdict is
/// remembered; the cover sets are decoded, as they are in a node that has seen one payment. worst: the same
/// for the transactions and blocks that cost most, valid and refused.
namespace tacit::bench {
namespace {

constexpr std::size_t kMostPayments = 1024;
// Of 6 889 bytes each, in a block of 1 MiB.
constexpr std::size_t kDenseInBlock = 152;

struct Setting {
  unsigned m = 7;
  std::string folder;

  /// Two own coins for every payment of the largest batch.
  const World& world() const {
    static const World made(m, std::uint64_t(1) << (2 * m), m == 7 ? 2 * kMostPayments : 12);
    return made;
  }
};

using Expected = std::optional<TransactionFault>;  // nothing: valid

/// Changes the last byte but one of an authorisation, the last proof of a transaction.
void spoil_authorisation(Bytes& transaction) {
  transaction[transaction.size() - 2] ^= 1;
}

void verify(benchmark::State& state, const Setting& setting, const PaymentShape& shape, std::size_t count,
            std::size_t threads, Expected expected) {
  const World& world = setting.world();
  std::vector<Bytes> bytes = payments(world, shape, count, setting.folder);
  if (expected == TransactionFault::kAuthorisation) {
    std::ranges::for_each(bytes, spoil_authorisation);
  }
  const std::uint64_t time = world.ledger().tip().header.time;
  const auto pool = threads > 1 ? std::make_unique<WorkerPool>(threads - 1) : nullptr;
  const auto check = [&] {
    std::vector<ReceivedTransaction> received;
    for (const Bytes& one : bytes) {
      received.emplace_back(world.ledger().network().genesis, one);
    }
    for (const auto& verdict :
         check_received(world.ledger(), time, std::move(received), pool.get(), Naming::kCheapest)) {
      if ((verdict ? Expected() : Expected(verdict.error())) != expected) {
        state.SkipWithError("another verdict than expected");
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
      "tx_verify", size, [=](benchmark::State& state) { verify(state, setting, shape, count, threads, {}); },
      benchmark::kMillisecond);
}

/// The costliest that a stranger can send, and the costliest block that a node makes: as many transactions of
/// the costliest form as 1 MiB holds, over as many cover sets as its limit allows.
void register_worst(const Setting& setting, bool smoke) {
  const auto add = [&](const std::string& size, const PaymentShape& shape, std::size_t count,
                       Expected expected = {}) {
    register_case(
        "worst", size, [=](benchmark::State& state) { verify(state, setting, shape, count, 1, expected); },
        benchmark::kMillisecond);
  };
  const std::size_t most = smoke ? 4 : kMostInputs;
  const PaymentShape large{.name = "large", .inputs = most, .outputs = most, .sets = 4};
  PaymentShape refused = large;
  refused.name = "large-refused";
  refused.false_membership = true;
  add("1/large", large, 1);
  add("1/dense", {.name = "dense", .inputs = 4, .outputs = 1, .sets = 4}, 1);
  add("1/refused", refused, 1, TransactionFault::kMembershipProof);
  add("1/refused_early", large, 1, TransactionFault::kAuthorisation);
  static_assert(TransactionVerifier::kMostSetsTogether == 2 * kMostCoverSets);
  const std::size_t in_block = smoke ? 1 : kDenseInBlock;
  add(std::to_string(in_block) + "/block",
      {.name = "block", .inputs = 4, .outputs = 1, .sets = 4, .families = 2}, in_block);
  add(std::to_string(smoke ? 4 : 64) + "/one_by_one", {.name = "one", .inputs = 1, .outputs = 1},
      smoke ? 4 : 64);
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
  register_verify(setting, std::to_string(apart) + "/own_sets", {"own-sets", 2, 2, 2}, apart);
  register_worst(setting, options.smoke);
}

}  // namespace tacit::bench
