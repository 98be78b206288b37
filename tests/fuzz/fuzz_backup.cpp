// SPDX-License-Identifier: MIT
#include "base/check.h"
#include "crypto/hash.h"
#include "wallet/backup_file.h"
#include "wallet/backup_records.h"

using namespace tacit;

namespace {

constexpr PasswordCost kCheap{1, 8192};

const SecretBytes& password() {
  static const SecretBytes made(as_bytes("password"));
  return made;
}

/// The parts that stand before the seals are all of the file.
void check_parts(ByteView bytes) {
  const auto parts = split_backup(bytes);
  if (!parts) {
    return;
  }
  TACIT_CHECK(!parts->chunks.empty() && parts->chunks.back().last);
  Writer writer;
  writer.bytes(parts->head);
  for (const BackupParts::Chunk& chunk : parts->chunks) {
    writer.u8(chunk.last ? 1 : 0).enc(chunk.sealed);
  }
  TACIT_CHECK(equal_vartime(writer.view(), bytes));
  if (parts->cost.operations == kCheap.operations && parts->cost.memory == kCheap.memory) {
    Bytes file(bytes.begin(), bytes.end());
    append(file, digest("tacit/1/wallet/backup-file", {bytes}));
    // Nobody finds a seal by chance.
    TACIT_CHECK(!open_backup(file, password()));
  }
}

/// The records as a backup of them would hold them.
Bytes written(const BackupRecords& records) {
  BackupWriter writer(records.book);
  for (const auto& [number, account] : records.accounts) {
    std::map<std::pair<Table, std::uint64_t>, Bytes> rows;
    rows[{Table::kState, kChainRow}] = encode_record(account.chain);
    rows[{Table::kState, kSettingsRow}] = encode_record(account.settings);
    if (account.network) {
      rows[{Table::kState, kNetworkRow}] = encode_record(*account.network);
    }
    const auto add = [&](Table table, const auto& values) {
      for (const auto& [row, value] : values) {
        rows[{table, row}] = encode_record(value);
      }
    };
    add(Table::kCoins, account.coins);
    add(Table::kPayments, account.payments);
    add(Table::kRequests, account.requests);
    add(Table::kContacts, account.contacts);
    for (const auto& [place, bytes] : account.others) {
      rows[place] = bytes;
    }
    for (const auto& [place, bytes] : rows) {
      writer.add(number, place.first, place.second, bytes);
    }
  }
  return Bytes(writer.view().begin(), writer.view().end());
}

void check_records(ByteView bytes) {
  auto records = read_backup_records(bytes);
  if (!records) {
    return;
  }
  const Bytes again = written(*records);
  const auto reread = read_backup_records(again);
  TACIT_CHECK(reread && written(*reread) == again);
  // A restored wallet can be backed up and restored in its turn.
  prepare_for_restore(*records);
  TACIT_CHECK(read_backup_records(written(*records)));
  for (const auto& [number, account] : records->accounts) {
    static_cast<void>(rows_of(account));
  }
}

/// Sealed and opened, a file holds what was put in; with a byte changed anywhere it is refused.
void check_seals(ByteView bytes) {
  BackupKeys keys;
  keys.words = SecretBytes(bytes.first(std::min<std::size_t>(bytes.size(), 200)));
  keys.made = bytes.size();
  auto file = seal_backup(keys, bytes, password(), kCheap);
  TACIT_CHECK(file);
  const auto opened = open_backup(*file, password());
  TACIT_CHECK(opened && equal_vartime(opened->records, bytes) && opened->keys.made == bytes.size());
  TACIT_CHECK(equal_vartime(opened->keys.words.expose(), keys.words.expose()));
  (*file)[bytes.size() * 7 % file->size()] ^= static_cast<std::uint8_t>(1u << (bytes.size() % 8));
  TACIT_CHECK(!open_backup(*file, password()));
}

}  // namespace

/// The parts of a backup that stand before its seals, the records behind them, of whoever made the file, and
/// the seals between.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView bytes(data, size);
  check_parts(bytes);
  check_records(bytes);
  if (size % 8 == 0) {
    check_seals(bytes);
  }
  return 0;
}
