// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "wallet/records.h"
#include "wallet/storage.h"
#include "wallet/wallet_folder.h"

/// The records inside a backup: the list of accounts, then every row of every account but membership proofs,
/// which are made anew, as `Storage` had it. A backup may be anybody's: unlike what a wallet stored itself,
/// each record is looked at for everything that the wallet relies on. Pure functions.
///
///   records = version u8 = 1 ‖ enc(accounts) ‖ (account u32 ‖ table u8 ‖ row u64 ‖ enc(record)) …
///
/// Rows are in ascending order.
namespace tacit {

/// A row of Table::kProofs is of no use elsewhere.
bool is_backed_up(Table table);

class BackupWriter {
 public:
  explicit BackupWriter(const AccountBook& book);
  void add(std::uint32_t account, Table table, std::uint64_t row, ByteView record);
  ByteView view() const { return m_writer.view(); }

 private:
  Writer m_writer;
};

struct BackupAccount {
  ChainState chain;
  WalletSettings settings;
  std::optional<NetworkParameters> network;
  std::map<std::uint64_t, OwnedCoin> coins;
  std::map<PaymentId, StoredPayment> payments;
  std::map<std::uint64_t, PaymentRequest> requests;
  std::map<std::uint64_t, Contact> contacts;
  /// Rows that are stored again as they are: all but those above.
  std::vector<std::pair<std::pair<Table, std::uint64_t>, Bytes>> others;
};

struct BackupRecords {
  AccountBook book;
  std::map<std::uint32_t, BackupAccount> accounts;
};

/// Nothing when a record is not one that a wallet of this kind writes, or when one speaks of another that is
/// not there.
std::optional<BackupRecords> read_backup_records(ByteView bytes);

/// What a restored wallet starts with: payments that nothing had left the wallet of are cancelled and their
/// coins free again, everything is scanned from the backup's newest block on as after a restore, and
/// addresses that may have been given out since are skipped. An account that was not opened before the backup
/// may have been since, and is scanned from the newest block that any account had seen.
void prepare_for_restore(BackupRecords& records);

/// All rows of an account for its new storage.
StorageBatch rows_of(const BackupAccount& account);

}  // namespace tacit
