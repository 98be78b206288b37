// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "base/worker_pool.h"
#include "crypto/sign.h"
#include "ledger/block_rules.h"
#include "link/keys.h"
#include "protocol/genesis.h"

namespace tacit {

/// The tests' way to a VerifiedTransaction without proofs; programs have none.
class UnprovedTransactions {
 public:
  /// As though the proofs had been found valid over the cover sets that `view` has, which exist.
  static Result<VerifiedTransaction, StorageFault> accept(const LedgerView& view,
                                                          DecodedTransaction transaction);
};

namespace test {

/// What a made ledger is like. The same plan gives the same genesis and the same blocks, byte for byte.
struct LedgerPlan {
  std::uint64_t coins = 10'000;  // exactly, the genesis coin included; at least 1
  std::uint8_t m = 7;            // set size 4^m
  std::uint32_t transactions_per_block = 64;
  std::uint64_t own = 0;           // how many coins are paid to `owner`, spread evenly; fewer than `coins`
  std::optional<Address> owner{};  // else those of the genesis belong to nobody
  std::string seed = "ledger";
};

/// Makes large ledgers fast. Blocks hold transactions of one input and sixteen outputs; the rules of blocks
/// and transactions are kept and checked, proofs excepted: theirs are well-formed and prove nothing. Coins
/// that belong to nobody are points and bytes that open for no key, but look like any others; owned ones can
/// be found and spent. Whatever fails throws. One thread at a time.
class LedgerMaker {
 public:
  static constexpr std::uint64_t kGenesisTime = 1'700'000'000'000;
  static constexpr std::uint64_t kOwnCoinUnits = 100'000'000;  // one TACIT

  explicit LedgerMaker(const LedgerPlan& plan);

  const Genesis& genesis() const { return m_genesis; }
  const Bytes32& operator_seed() const { return m_operator_seed; }
  const Bytes32& link_seed() const { return m_link_seed; }

  using Progress = std::function<void(const AcceptedBlock& block)>;
  /// Appends blocks to a ledger of this genesis until it has all coins.
  void fill(Ledger& ledger, WorkerPool& pool, const Progress& progress = {}) const;

 private:
  Bytes block(const LedgerView& view, WorkerPool& pool, VerdictCache& verdicts) const;
  Bytes transaction(std::uint64_t number, std::uint64_t coins, std::uint64_t final) const;
  bool is_own(std::uint64_t coin) const;
  std::uint64_t transactions_before(std::uint64_t coins) const;

  LedgerPlan m_plan;
  Bytes32 m_operator_seed, m_link_seed;
  SigningKeyPair m_operator;
  Genesis m_genesis;
  NetworkParameters m_network;
  Point m_first_point, m_first_tag;
};

/// A node's data folder with such a ledger: keys, genesis and ledger, which `tacitd run --data` serves. When
/// the folder was made by the same plan it is left alone; anything else there throws. Made beside and renamed
/// at the end, so that a folder that is there is whole.
void make_ledger_folder(const std::string& folder, const LedgerPlan& plan, WorkerPool& pool,
                        const LedgerMaker::Progress& progress = {});

/// Whether the folder is there and was made by this plan, in the form that stores have now.
bool is_ledger_folder(const std::string& folder, const LedgerPlan& plan);

/// Removes a folder that `make_ledger_folder` made, or began; throws for any other.
void remove_ledger_folder(const std::string& folder);

}  // namespace test
}  // namespace tacit
