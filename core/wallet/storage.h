// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "base/secret.h"

/// `wallet.sqlite`: numbered records in tables, each sealed with XChaCha20-Poly1305 under the record key,
/// with wallet id ‖ table ‖ row ‖ schema version as associated data, so that no record passes for another.
/// Row numbers say nothing but how many there are. A commit is durable when it returns (write-ahead log, full
/// sync). The only file of the wallet that sees SQLite. Not thread-safe.
namespace tacit {

enum class Table : std::uint8_t {
  kState = 1,     // single values, see StateRow
  kCoins = 2,     // coins of one's own
  kPayments = 3,  //
  kRequests = 4,
  kProofs = 5,    // membership proofs of settled coins, by the coin's row
  kHeads = 6,     // of the coin chain, every N/2 coins
  kEvidence = 7,  // certified headers that contradict each other
  kContacts = 8,  // people
  kAssigned = 9,  // whose a payment is, where its owner said so; by the payment's row
};
inline constexpr std::uint8_t kLastTable = 9;

enum class StorageError : std::uint8_t {
  kUnreadable,  // the disk is full, or refuses
  kDamaged,     // no database, or a record fails its seal
  kNewerVersion,
};

/// Changes that become durable together.
class StorageBatch {
 public:
  void put(Table table, std::uint64_t row, Bytes value) {
    m_changes.push_back({table, row, std::move(value), false});
  }
  void erase(Table table, std::uint64_t row) { m_changes.push_back({table, row, {}, true}); }
  bool empty() const { return m_changes.empty(); }

 private:
  friend class Storage;
  struct Change {
    Table table{};
    std::uint64_t row = 0;
    Bytes value;
    bool erase = false;
  };
  std::vector<Change> m_changes;
};

class Storage {
 public:
  /// A file that is missing or empty is made, or with `kExisting`, kDamaged: SQLite would take it for a new
  /// database, and the wallet for one without money. Nobody else may have it open.
  enum class Open : std::uint8_t { kExisting, kMake };
  static Result<Storage, StorageError> open(const std::filesystem::path& file, const Secret<Bytes32>& key,
                                            const Bytes16& wallet_id, Open how = Open::kMake);
  Storage(Storage&&) noexcept;
  Storage& operator=(Storage&&) noexcept;
  ~Storage();

  /// All records of a table in order of their rows.
  Result<std::vector<std::pair<std::uint64_t, Bytes>>, StorageError> load(Table table) const;

  /// Whether a `load` failed because the disk refused, and not because of what is there.
  bool refused() const;

  /// All or nothing; false when nothing was changed because the disk refused.
  [[nodiscard]] bool commit(const StorageBatch& batch);

 private:
  class Impl;
  explicit Storage(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> m_impl;
};

}  // namespace tacit
