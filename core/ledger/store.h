// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "ledger/block_rules.h"
#include "ledger/decoded_coins.h"
#include "ledger/store_lmdb.h"
#include "protocol/genesis.h"

namespace tacit {

enum class StoreError : std::uint8_t {
  kAbsent = 1,  // no ledger in the folder
  kExists,      // `create`: there is one already
  kLocked,      // another process uses it
  kVersion,     // written by a program that stores it otherwise
  kGenesis,     // the genesis is none
  kDamaged,     // a stored value is wrong: nothing was changed, and nothing must be built on it
  kFull,        // the disk is full
  kIo,
};

struct StoreFailure {
  StoreError error{};
  std::string place;  // for kDamaged, what was found wrong, such as "coin 17"; public data
};

/// How far back the check at the start goes: blocks, unless they hold more coins than this.
struct StoreCheck {
  std::uint64_t blocks = 256;
  std::uint64_t coins = 8192;

  static StoreCheck everything() { return {UINT64_MAX, UINT64_MAX}; }
};

/// The ledger on disk (store_lmdb.h): coins with the chain head after each, spent tags, blocks, where each
/// transaction is, and the tip with the supplies. A block is stored whole by one synchronised write, so that
/// whatever happens the folder holds the ledger after some block. One process at a time.
///
/// Reads may come from any thread, also while one thread appends; a reader then sees the ledger before or
/// after the block, and since lists only grow neither is ever wrong about what it holds.
class Store final : public Ledger {
 public:
  /// Makes folder and ledger, beside and then renamed: nothing is left half-made that `open` would take, and
  /// a folder whose database has gone is not taken for a new one.
  static Result<std::unique_ptr<Store>, StoreFailure> create(const std::string& folder, ByteView genesis);

  /// Opens and checks: the counts of all lists, and for the newest blocks that certificates, chain heads,
  /// coins, tags, transactions and supplies are what the blocks say. Proofs are not verified again
  /// (store_verify.h). `decoded_key` is the node's own secret: files of decoded coins that were made under
  /// another are made again.
  static Result<std::unique_ptr<Store>, StoreFailure> open(const std::string& folder,
                                                           const StoreCheck& check = {},
                                                           const Bytes32& decoded_key = {});

  /// The genesis file as it was given to `create`.
  const Bytes& genesis() const { return m_genesis; }

  const NetworkParameters& network() const override { return m_network; }
  Tip tip() const override;
  Result<Bytes32, StorageFault> coin_head(std::uint64_t count) const override;
  Result<bool, StorageFault> tag_spent(const Tag& tag) const override;
  Result<CoverSet, StorageFault> cover_set(std::uint64_t first, std::uint32_t count) const override;
  Supplies supplies() const override;
  Result<void, StorageFault> append(const AcceptedBlock& block) override;
  Result<std::optional<TransactionPlace>, StorageFault> find_transaction(const Bytes32& id) const override;

  /// The encoded block of a height from 1 to the tip's.
  Result<Bytes, StorageFault> block(std::uint64_t height) const;

  struct StoredCoin {
    Origin origin;
    Coin coin;
    Bytes32 head{};  // coins[i+1]
  };
  /// Coins from `first` on, at most `count`, fewer at the end of the list.
  Result<std::vector<StoredCoin>, StorageFault> coins(std::uint64_t first, std::uint64_t count) const;

  /// The place of a spent tag in the tag chain; nothing when it is not spent.
  Result<std::optional<std::uint64_t>, StorageFault> tag_number(const Tag& tag) const;

  /// Decodes, or compares the checksums of, one more segment of coins for cover sets, which `cover_set` would
  /// otherwise do when it is asked for one; true when there may be more to do. For spare time.
  bool prepare_cover_sets() const;

 private:
  friend class StoreChecker;
  Store(std::unique_ptr<Database> database, Bytes genesis, const NetworkParameters& network);
  Result<std::vector<CoinPoints>, StorageFault> load_points(std::uint64_t first, std::uint64_t count) const;
  void open_decoded(const std::string& folder, const Bytes32& key);
  Result<std::shared_ptr<const CoverMembers>, StorageFault> members(std::uint64_t first, std::uint32_t count,
                                                                    std::uint64_t final) const;
  void tell_of_decoded(StorageFault fault) const;

  const std::unique_ptr<Database> m_database;
  const Bytes m_genesis;
  const NetworkParameters m_network;
  std::unique_ptr<DecodedCoins> m_decoded;  // null when its files can not be used
  mutable std::atomic<bool> m_told_of_decoded = false;
  /// Tip and supplies change together while verifiers on other threads ask for them.
  mutable std::mutex m_mutex;
  Tip m_tip;
  Supplies m_supplies;
};

}  // namespace tacit
