// SPDX-License-Identifier: MIT
#include "ledger/store_lmdb.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <mutex>
#include <shared_mutex>

#include <fcntl.h>
#include <lmdb.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/crash_point.h"
#include "base/serialize.h"
#include "crypto/hash.h"
#include "ledger/store_pages.h"

namespace tacit {
namespace {

constexpr std::size_t kChecksumSize = 16;
constexpr std::size_t kFirstMapSize = std::size_t{256} << 20;
constexpr const char* kTableNames[Database::kTables] = {"meta", "coins", "tags", "blocks", "transactions"};

DatabaseError error_of(int code) {
  switch (code) {
    case MDB_KEYEXIST:
    case EEXIST:
      return DatabaseError::kExists;
    case ENOSPC:
    case EDQUOT:
    case MDB_MAP_FULL:
      return DatabaseError::kFull;
    case MDB_CORRUPTED:
    case MDB_PAGE_NOTFOUND:
    case MDB_INVALID:
    case MDB_VERSION_MISMATCH:
    case MDB_BAD_TXN:
    case MDB_NOTFOUND:
      return DatabaseError::kDamaged;
    case ENOENT:
      return DatabaseError::kAbsent;
    default:
      return DatabaseError::kIo;
  }
}

std::unexpected<DatabaseError> failed(int code) {
  return std::unexpected(error_of(code));
}

/// Binds a value to its place, so that neither a changed bit nor a value under another key passes.
ByteArray<kChecksumSize> checksum(Database::Table table, ByteView key, ByteView value) {
  static constexpr Bytes16 kPersonal = {'t', 'a', 'c', 'i', 't', ' ', 's', 't', 'o', 'r', 'e', ' ', '1'};
  Writer input;
  input.reserve(5 + key.size() + value.size());
  input.u8(static_cast<std::uint8_t>(table)).enc(key).bytes(value);
  ByteArray<kChecksumSize> sum;
  blake2b_personal(sum, input.view(), kPersonal);
  return sum;
}

ByteView view_of(const MDB_val& value) {
  return {static_cast<const std::uint8_t*>(value.mv_data), value.mv_size};
}

/// A stored value without its checksum; nothing when that does not fit the value and its place.
std::optional<ByteView> checked_value(Database::Table table, ByteView key, ByteView stored) {
  if (stored.size() < kChecksumSize) {
    return std::nullopt;
  }
  const ByteView value = stored.first(stored.size() - kChecksumSize);
  return equal_vartime(checksum(table, key, value), stored.last(kChecksumSize)) ? std::optional(value)
                                                                                : std::nullopt;
}

MDB_val to_val(ByteView bytes) {
  return {bytes.size(), const_cast<std::uint8_t*>(bytes.data())};
}

int lock_folder(const std::string& folder) {
  const int file = ::open((folder + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file >= 0 && ::flock(file, LOCK_EX | LOCK_NB) != 0) {
    const int reason = errno;
    ::close(file);
    errno = reason;
    return -1;
  }
  return file;
}

/// Nothing when the file is not there.
std::optional<std::uint64_t> size_of(const std::string& path) {
  struct stat info;
  return ::stat(path.c_str(), &info) == 0 ? std::optional(static_cast<std::uint64_t>(info.st_size))
                                          : std::nullopt;
}

/// Whether nothing is in the folder, or it is not there.
bool is_empty(const std::string& folder) {
  std::error_code problem;
  const bool empty = std::filesystem::is_empty(folder, problem);
  return problem ? problem == std::errc::no_such_file_or_directory : empty;
}

std::string parent_of(const std::string& folder) {
  const std::string parent = std::filesystem::path(folder).parent_path().string();
  return parent.empty() ? "." : parent;
}

int sync_folder(const std::string& folder) {
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) {
    return errno;
  }
  const int code = ::fsync(file) == 0 ? 0 : errno;
  ::close(file);
  return code;
}

int rename_folder(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) {
    return errno == ENOTEMPTY ? EEXIST : errno;
  }
  return sync_folder(parent_of(to));
}

}  // namespace

struct Database::Environment {
  MDB_env* env = nullptr;
  std::array<MDB_dbi, kTables> tables{};
  int lock_file = -1;
  /// LMDB changes its map only while no transaction is open: reads share this, growing takes it alone.
  mutable std::shared_mutex map_mutex;

  ~Environment() {
    if (env) {
      mdb_env_close(env);
    }
    if (lock_file >= 0) {
      ::close(lock_file);
    }
  }

  MDB_dbi table(Table which) const { return tables[static_cast<std::size_t>(which)]; }

  int open_env(const std::string& folder) {
    if (int code = mdb_env_create(&env)) {
      return code;
    }
    const std::uint64_t present = size_of(folder + "/data.mdb").value_or(0);
    mdb_env_set_mapsize(env, std::max<std::size_t>(kFirstMapSize, 2 * present));
    mdb_env_set_maxdbs(env, kTables);
    mdb_env_set_maxreaders(env, 512);
    return mdb_env_open(env, folder.c_str(), MDB_NOTLS, 0600);
  }

  /// Makes them in a new database; in another one that is missing is damage.
  int open_tables(bool make) {
    MDB_txn* transaction = nullptr;
    if (int code = mdb_txn_begin(env, nullptr, make ? 0 : MDB_RDONLY, &transaction)) {
      return code;
    }
    for (std::size_t i = 0; i < kTables; ++i) {
      if (int code = mdb_dbi_open(transaction, kTableNames[i], make ? MDB_CREATE : 0, &tables[i])) {
        mdb_txn_abort(transaction);
        return code;
      }
    }
    return mdb_txn_commit(transaction);
  }

  /// Doubles the map until `bytes` more fit with room for LMDB's copies of the pages on the way.
  int make_room(std::size_t bytes) {
    MDB_envinfo info;
    MDB_stat stat;
    mdb_env_info(env, &info);
    mdb_env_stat(env, &stat);
    const std::size_t used = (info.me_last_pgno + 1) * stat.ms_psize;
    const std::size_t wanted = used + 4 * bytes + (std::size_t{16} << 20);
    std::size_t size = info.me_mapsize;
    if (wanted <= size) {
      return 0;
    }
    while (size < wanted) {
      size *= 2;
    }
    std::unique_lock lock(map_mutex);
    return mdb_env_set_mapsize(env, size);
  }
};

struct Database::Read::State {
  const Environment* environment = nullptr;
  std::shared_lock<std::shared_mutex> lock;
  MDB_txn* transaction = nullptr;
};

struct Database::Write::State {
  const Environment* environment = nullptr;
  MDB_txn* transaction = nullptr;
};

Database::Database(std::unique_ptr<Environment> environment) : m_environment(std::move(environment)) {}
Database::~Database() = default;

Result<void, DatabaseError> Database::create(
    const std::string& folder, const std::function<Result<void, DatabaseError>(Database&)>& fill) {
  if (!is_empty(folder)) {
    return std::unexpected(DatabaseError::kExists);
  }
  const std::string fresh = folder + ".new";
  if (::mkdir(fresh.c_str(), 0700) != 0 && errno != EEXIST) {
    return failed(errno);
  }
  const int lock_file = lock_folder(fresh);
  if (lock_file < 0) {
    return std::unexpected(errno == EWOULDBLOCK ? DatabaseError::kLocked : error_of(errno));
  }
  for (const char* left : {"/data.mdb", "/lock.mdb"}) {
    ::unlink((fresh + left).c_str());
  }
  TACIT_TRY(auto database, open_locked(fresh, lock_file, true));
  TACIT_TRY_VOID(fill(*database));
  crash_at(CrashPoint::kLedgerMade);
  if (int code = sync_folder(fresh)) {
    return failed(code);
  }
  // Under the lock still, so that no other process can be making the same.
  if (int code = rename_folder(fresh, folder)) {
    return failed(code);
  }
  return {};
}

Result<std::unique_ptr<Database>, DatabaseError> Database::open(const std::string& folder) {
  if (is_empty(folder)) {
    return std::unexpected(DatabaseError::kAbsent);
  }
  // LMDB makes a database where there is none, and takes an empty file for one that is to be made.
  if (size_of(folder + "/data.mdb").value_or(0) == 0) {
    return std::unexpected(DatabaseError::kDamaged);
  }
  const int lock_file = lock_folder(folder);
  if (lock_file < 0) {
    return std::unexpected(errno == EWOULDBLOCK ? DatabaseError::kLocked : error_of(errno));
  }
  return open_locked(folder, lock_file, false);
}

Result<std::unique_ptr<Database>, DatabaseError> Database::open_locked(const std::string& folder,
                                                                       int lock_file, bool make) {
  auto environment = std::make_unique<Environment>();
  environment->lock_file = lock_file;
  if (!make && !meta_pages_are_good(folder + "/data.mdb")) {
    return std::unexpected(DatabaseError::kDamaged);
  }
  if (int code = environment->open_env(folder)) {
    return failed(code);
  }
  if (int code = environment->open_tables(make)) {
    return failed(code);
  }
  return std::unique_ptr<Database>(new Database(std::move(environment)));
}

Database::Read::Read(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Database::Read::~Read() {
  mdb_txn_abort(m_state->transaction);
}

std::unique_ptr<Database::Read> Database::read() const {
  auto state = std::make_unique<Read::State>();
  state->environment = m_environment.get();
  state->lock = std::shared_lock(m_environment->map_mutex);
  if (mdb_txn_begin(m_environment->env, nullptr, MDB_RDONLY, &state->transaction) != 0) {
    return nullptr;
  }
  return std::unique_ptr<Read>(new Read(std::move(state)));
}

Result<std::optional<ByteView>, DatabaseError> Database::Read::get(Table table, ByteView key) const {
  MDB_val key_val = to_val(key);
  MDB_val found;
  const int code = mdb_get(m_state->transaction, m_state->environment->table(table), &key_val, &found);
  if (code == MDB_NOTFOUND) {
    return std::optional<ByteView>();
  }
  if (code != 0) {
    return failed(code);
  }
  const std::optional<ByteView> value = checked_value(table, key, view_of(found));
  if (!value) {
    return std::unexpected(DatabaseError::kDamaged);
  }
  return value;
}

Result<bool, DatabaseError> Database::Read::is_whole(Table table) const {
  MDB_cursor* cursor = nullptr;
  if (int code = mdb_cursor_open(m_state->transaction, m_state->environment->table(table), &cursor)) {
    return failed(code);
  }
  MDB_val key;
  MDB_val found;
  bool whole = true;
  int code = 0;
  while (whole && (code = mdb_cursor_get(cursor, &key, &found, MDB_NEXT)) == 0) {
    whole = checked_value(table, view_of(key), view_of(found)).has_value();
  }
  mdb_cursor_close(cursor);
  return whole && code != MDB_NOTFOUND && code != 0 ? failed(code) : Result<bool, DatabaseError>(whole);
}

Result<std::uint64_t, DatabaseError> Database::Read::entries(Table table) const {
  MDB_stat stat;
  if (int code = mdb_stat(m_state->transaction, m_state->environment->table(table), &stat)) {
    return failed(code);
  }
  return std::uint64_t{stat.ms_entries};
}

Database::Write::Write(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Database::Write::~Write() {
  if (m_state->transaction) {
    mdb_txn_abort(m_state->transaction);
  }
}

Result<std::unique_ptr<Database::Write>, DatabaseError> Database::write(std::size_t bytes) {
  if (int code = m_environment->make_room(bytes)) {
    return failed(code);
  }
  auto state = std::make_unique<Write::State>();
  state->environment = m_environment.get();
  if (int code = mdb_txn_begin(m_environment->env, nullptr, 0, &state->transaction)) {
    return failed(code);
  }
  return std::unique_ptr<Write>(new Write(std::move(state)));
}

Result<void, DatabaseError> Database::Write::put(Table table, ByteView key, ByteView value, unsigned flags) {
  Bytes stored(value.begin(), value.end());
  append(stored, checksum(table, key, value));
  MDB_val key_val = to_val(key);
  MDB_val value_val = to_val(stored);
  if (int code =
          mdb_put(m_state->transaction, m_state->environment->table(table), &key_val, &value_val, flags)) {
    return failed(code);
  }
  return {};
}

Result<void, DatabaseError> Database::Write::add(Table table, ByteView key, ByteView value) {
  return put(table, key, value, MDB_NOOVERWRITE);
}

Result<void, DatabaseError> Database::Write::replace(Table table, ByteView key, ByteView value) {
  return put(table, key, value, 0);
}

Result<void, DatabaseError> Database::Write::commit() {
  crash_at(CrashPoint::kInCommit);
  // LMDB frees the transaction whether or not the commit succeeds.
  if (int code = mdb_txn_commit(std::exchange(m_state->transaction, nullptr))) {
    return failed(code);
  }
  return {};
}

ByteArray<8> number_key(std::uint64_t number) {
  ByteArray<8> key;
  for (std::size_t i = 0; i < key.size(); ++i) {
    key[i] = static_cast<std::uint8_t>(number >> (8 * (7 - i)));
  }
  return key;
}

}  // namespace tacit
