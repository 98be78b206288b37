// SPDX-License-Identifier: MIT
#include "wallet/storage.h"

#include <array>
#include <string>

#include <sqlite3.h>
#include <sys/stat.h>

#include "base/crash_point.h"
#include "base/serialize.h"
#include "crypto/aead.h"
#include "crypto/random.h"

namespace tacit {

namespace {

constexpr std::uint32_t kSchemaVersion = 1;
constexpr std::array<const char*, kLastTable> kTableNames{
    "state", "coins", "payments", "requests", "proofs", "heads", "evidence", "contacts", "assigned"};

struct CloseStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using StatementPtr = std::unique_ptr<sqlite3_stmt, CloseStatement>;
struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};

const char* name_of(Table table) {
  return kTableNames.at(static_cast<std::size_t>(table) - 1);
}

}  // namespace

class Storage::Impl {
 public:
  Impl(const Secret<Bytes32>& key, const Bytes16& wallet_id) : m_key(key.clone()), m_wallet_id(wallet_id) {}

  Result<void, StorageError> open(const std::filesystem::path& file, Open how);
  Result<std::vector<std::pair<std::uint64_t, Bytes>>, StorageError> load(Table table) const;
  bool commit(const StorageBatch& batch);
  bool refused() const { return m_refused; }

 private:
  bool run(const std::string& sql) const {
    return sqlite3_exec(m_database.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
  }
  StatementPtr statement(const std::string& sql) const {
    sqlite3_stmt* raw = nullptr;
    sqlite3_prepare_v2(m_database.get(), sql.c_str(), -1, &raw, nullptr);
    return StatementPtr(raw);
  }
  /// What the last call failed of.
  std::unexpected<StorageError> problem() const;
  std::int64_t schema_version() const;
  bool pages_are_whole() const;
  bool apply(const StorageBatch::Change& change);
  Bytes associated(Table table, std::uint64_t row) const;

  std::unique_ptr<sqlite3, CloseDatabase> m_database;
  Secret<Bytes32> m_key;
  Bytes16 m_wallet_id;
  mutable bool m_refused = false;
};

Bytes Storage::Impl::associated(Table table, std::uint64_t row) const {
  Writer writer;
  writer.bytes(m_wallet_id).u8(static_cast<std::uint8_t>(table)).u64(row).u32(kSchemaVersion);
  return writer.take();
}

std::unexpected<StorageError> Storage::Impl::problem() const {
  const int code = sqlite3_errcode(m_database.get()) & 0xff;
  const bool damaged = code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_ERROR;
  m_refused |= !damaged;
  return std::unexpected(damaged ? StorageError::kDamaged : StorageError::kUnreadable);
}

std::int64_t Storage::Impl::schema_version() const {
  const StatementPtr query = statement("PRAGMA user_version");
  return query && sqlite3_step(query.get()) == SQLITE_ROW ? sqlite3_column_int64(query.get(), 0) : -1;
}

/// A page's count of records has no seal: with a changed bit in it SQLite leaves records out and says
/// nothing.
bool Storage::Impl::pages_are_whole() const {
  const StatementPtr query = statement("PRAGMA quick_check(1)");
  if (!query || sqlite3_step(query.get()) != SQLITE_ROW) {
    return false;
  }
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(query.get(), 0));
  return text != nullptr && std::string_view(text) == "ok";
}

Result<void, StorageError> Storage::Impl::open(const std::filesystem::path& file, Open how) {
  std::error_code problem_of_file;
  const bool something = std::filesystem::file_size(file, problem_of_file) != 0 && !problem_of_file;
  if (how == Open::kExisting && !something) {
    return std::unexpected(StorageError::kDamaged);
  }
  sqlite3* raw = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
  const int result =
      sqlite3_open_v2(file.c_str(), &raw, how == Open::kMake ? flags | SQLITE_OPEN_CREATE : flags, nullptr);
  m_database.reset(raw);
  ::chmod(file.c_str(), 0600);
  // Exclusive locking keeps the log's index in memory; with full sync every commit ends with an fsync.
  if (result != SQLITE_OK || !run("PRAGMA locking_mode=EXCLUSIVE") || !run("PRAGMA journal_mode=WAL") ||
      !run("PRAGMA synchronous=FULL") || !run("PRAGMA trusted_schema=OFF")) {
    return problem();
  }
  const std::int64_t version = schema_version();
  if (version < 0 || version > kSchemaVersion) {
    return version < 0 ? problem() : std::unexpected(StorageError::kNewerVersion);
  }
  if (something && !pages_are_whole()) {
    const int code = sqlite3_errcode(m_database.get()) & 0xff;
    return code == SQLITE_OK || code == SQLITE_ROW ? std::unexpected(StorageError::kDamaged) : problem();
  }
  // A table that an earlier program did not know is added; the records of the others stay as they are.
  std::string sql = "BEGIN IMMEDIATE;";
  for (const char* name : kTableNames) {
    sql += std::string("CREATE TABLE IF NOT EXISTS ") + name +
           " (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL);";
  }
  sql += "PRAGMA user_version=" + std::to_string(kSchemaVersion) + ";COMMIT;";
  if (!run(sql)) {
    const auto failed = problem();
    run("ROLLBACK");
    return failed;
  }
  return {};
}

Result<std::vector<std::pair<std::uint64_t, Bytes>>, StorageError> Storage::Impl::load(Table table) const {
  const StatementPtr query =
      statement(std::string("SELECT id, sealed FROM ") + name_of(table) + " ORDER BY id");
  if (!query) {
    return problem();
  }
  std::vector<std::pair<std::uint64_t, Bytes>> rows;
  int result = SQLITE_ROW;
  while ((result = sqlite3_step(query.get())) == SQLITE_ROW) {
    const auto row = static_cast<std::uint64_t>(sqlite3_column_int64(query.get(), 0));
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(query.get(), 1));
    const ByteView sealed(data, static_cast<std::size_t>(sqlite3_column_bytes(query.get(), 1)));
    if (sealed.size() < 24) {
      return std::unexpected(StorageError::kDamaged);
    }
    auto plain = aead_open(m_key.expose(), to_array<24>(sealed), associated(table, row), sealed.subspan(24));
    if (!plain) {
      return std::unexpected(StorageError::kDamaged);
    }
    rows.emplace_back(row, std::move(*plain));
  }
  if (result != SQLITE_DONE) {
    return problem();
  }
  return rows;
}

bool Storage::Impl::apply(const StorageBatch::Change& change) {
  const std::string name = name_of(change.table);
  const StatementPtr query =
      statement(change.erase ? "DELETE FROM " + name + " WHERE id=?1"
                             : "INSERT OR REPLACE INTO " + name + " (id, sealed) VALUES (?1, ?2)");
  if (!query || sqlite3_bind_int64(query.get(), 1, static_cast<sqlite3_int64>(change.row)) != SQLITE_OK) {
    return false;
  }
  Bytes sealed;
  if (!change.erase) {
    const AeadNonce nonce = random_array<24>();
    sealed.assign(nonce.begin(), nonce.end());
    append(sealed, aead_seal(m_key.expose(), nonce, associated(change.table, change.row), change.value));
    if (sqlite3_bind_blob64(query.get(), 2, sealed.data(), sealed.size(), SQLITE_STATIC) != SQLITE_OK) {
      return false;
    }
  }
  return sqlite3_step(query.get()) == SQLITE_DONE;
}

bool Storage::Impl::commit(const StorageBatch& batch) {
  if (batch.m_changes.empty()) {
    return true;
  }
  if (!run("BEGIN IMMEDIATE")) {
    return false;
  }
  for (const StorageBatch::Change& change : batch.m_changes) {
    if (!apply(change)) {
      run("ROLLBACK");
      return false;
    }
  }
  crash_at(CrashPoint::kRecordsWritten);
  if (!run("COMMIT")) {
    run("ROLLBACK");
    return false;
  }
  crash_at(CrashPoint::kRecordsCommitted);
  return true;
}

Storage::Storage(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Storage::Storage(Storage&&) noexcept = default;
Storage& Storage::operator=(Storage&&) noexcept = default;
Storage::~Storage() = default;

Result<Storage, StorageError> Storage::open(const std::filesystem::path& file, const Secret<Bytes32>& key,
                                            const Bytes16& wallet_id, Open how) {
  auto impl = std::make_unique<Impl>(key, wallet_id);
  TACIT_TRY_VOID(impl->open(file, how));
  return Storage(std::move(impl));
}

Result<std::vector<std::pair<std::uint64_t, Bytes>>, StorageError> Storage::load(Table table) const {
  return m_impl->load(table);
}

bool Storage::refused() const {
  return m_impl->refused();
}

bool Storage::commit(const StorageBatch& batch) {
  return m_impl->commit(batch);
}

}  // namespace tacit
