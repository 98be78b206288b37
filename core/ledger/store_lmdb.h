// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/result.h"

/// Tables of checked values in one LMDB environment; store_lmdb.cpp alone knows LMDB. Every value is stored
/// with a checksum over its table, key and bytes, which is compared at every read. A write is one LMDB
/// transaction with full synchronisation: after `commit` it survives a power cut, before it leaves nothing.
/// Reads may run on any number of threads, beside one writer.
namespace tacit {

enum class DatabaseError : std::uint8_t {
  kAbsent = 1,  // the folder holds no database
  kLocked,      // another process has it open
  kDamaged,     // a checksum does not match, or LMDB's own structure is broken
  kExists,      // a key that must be new is there
  kFull,        // the disk is full
  kIo,          // anything else the system refused
};

class Database {
 public:
  enum class Table : std::uint8_t { kMeta, kCoins, kTags, kBlocks, kTransactions };
  static constexpr std::size_t kTables = 5;

  /// Makes folder (0700) and database of what `fill` commits, in `FOLDER.new` beside it, which is renamed
  /// when everything is on the disk: a folder that is there holds a whole database, or has lost one. kExists
  /// when anything is in it. What an attempt that was interrupted has left is written over.
  static Result<void, DatabaseError> create(
      const std::string& folder, const std::function<Result<void, DatabaseError>(Database&)>& fill);

  /// Opens the folder's database. Takes the lock of the folder for as long as the object lives. kAbsent when
  /// the folder is not there or empty; kDamaged when it has no database any more, or one that was cut short
  /// or whose first pages have changed (store_pages.h): LMDB maps what it believes to be there, and touching
  /// what is not would end the process.
  static Result<std::unique_ptr<Database>, DatabaseError> open(const std::string& folder);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// A view of one moment. Short-lived: while one exists, the file can not give pages back.
  class Read {
   public:
    ~Read();
    Read(const Read&) = delete;
    Read& operator=(const Read&) = delete;
    Read(Read&&) = delete;

    /// The value without its checksum, or nothing when there is none. The view ends with this object.
    Result<std::optional<ByteView>, DatabaseError> get(Table table, ByteView key) const;
    Result<std::uint64_t, DatabaseError> entries(Table table) const;
    /// Whether every key and value of the table is as it was stored. A changed key is one that nobody asks
    /// for.
    Result<bool, DatabaseError> is_whole(Table table) const;

   private:
    friend class Database;
    struct State;
    explicit Read(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
  };
  /// Null when LMDB refuses.
  std::unique_ptr<Read> read() const;

  /// One transaction; dropped without a trace unless `commit` succeeds. One at a time, on one thread.
  class Write {
   public:
    ~Write();
    Write(const Write&) = delete;
    Write& operator=(const Write&) = delete;
    Write(Write&&) = delete;

    /// Stores under a key that must be new.
    Result<void, DatabaseError> add(Table table, ByteView key, ByteView value);
    /// Stores, over what was there.
    Result<void, DatabaseError> replace(Table table, ByteView key, ByteView value);
    Result<void, DatabaseError> commit();

   private:
    friend class Database;
    struct State;
    explicit Write(std::unique_ptr<State> state);
    Result<void, DatabaseError> put(Table table, ByteView key, ByteView value, unsigned flags);
    std::unique_ptr<State> m_state;
  };
  /// Begins a write of about `bytes` bytes; the map grows first when it might not hold them, which waits for
  /// reads to end.
  Result<std::unique_ptr<Write>, DatabaseError> write(std::size_t bytes);

 private:
  struct Environment;
  explicit Database(std::unique_ptr<Environment> environment);
  static Result<std::unique_ptr<Database>, DatabaseError> open_locked(const std::string& folder,
                                                                      int lock_file, bool make);
  std::unique_ptr<Environment> m_environment;
};

/// A u64 as a key: big-endian, so that the order of keys is the order of numbers.
ByteArray<8> number_key(std::uint64_t number);

}  // namespace tacit
