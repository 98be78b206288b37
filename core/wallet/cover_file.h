// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/worker_pool.h"
#include "proof/cover_set.h"
#include "protocol/cover_sets.h"

/// S, V and A of every coin of the ledger, which is what membership proofs need of coins of others: the file
/// `cover` and the decoded sets made from it. Public data.
namespace tacit {

/// The file: 96 bytes a coin in ledger order, appended to. Its content is bound by a running digest, which
/// the wallet stores sealed with every commit, so a torn or changed file is found when it is opened.
/// Appending is for one thread; reading is thread-safe beside it.
class CoverFile {
 public:
  static constexpr std::size_t kRecordSize = 96;

  static std::optional<CoverFile> open(const std::filesystem::path& file);
  /// A file that holds nothing and takes nothing.
  static CoverFile none() { return CoverFile(-1); }
  CoverFile(CoverFile&& other) noexcept : m_file(std::exchange(other.m_file, -1)) {}
  CoverFile& operator=(CoverFile&& other) noexcept {
    std::swap(m_file, other.m_file);
    return *this;
  }
  ~CoverFile();

  /// Whether the first `count` records give `digest`. What is behind them, left by a commit that never was,
  /// is cut off.
  bool check(std::uint64_t count, const Bytes32& digest);
  /// Writes records so that they are numbers `first`, first + 1, …
  [[nodiscard]] bool write(std::uint64_t first, ByteView records);
  [[nodiscard]] bool sync();
  /// `count` records from `first` on; nothing when they are not there.
  std::optional<Bytes> read(std::uint64_t first, std::uint64_t count) const;

 private:
  explicit CoverFile(int file) : m_file(file) {}

  int m_file;
};

/// Appends the record of a coin with these points.
inline void append_cover_record(Bytes& records, const Bytes32& S, const Bytes32& V, const Bytes32& A) {
  append(records, S);
  append(records, V);
  append(records, A);
}

/// digest("tacit/1/wallet/cover", before, S ‖ V ‖ A); 32 zero bytes come before the first.
Bytes32 next_cover_digest(const Bytes32& before, ByteView record);

/// Decodes sets and keeps the newest few, so that a set that grew by some coins costs those coins and no
/// copy. Thread-safe. Decoding is spread over the pool, and whoever asks for a set that is being decoded
/// takes part instead of waiting.
class CoverLibrary {
 public:
  /// The pool outlives every call.
  CoverLibrary(CoverFile file, WorkerPool& pool) : m_file(std::move(file)), m_pool(pool) {}

  /// Nothing when the file is too short or a point does not decode. As long as a set is kept and does not
  /// grow, this is the same object.
  std::shared_ptr<const CoverMembers> members(CoverRange range);

 private:
  struct Buffer;
  class Growth;
  /// What is decoded from one first coin on.
  struct Part {
    std::uint64_t first = 0;
    std::uint32_t count = 0;
    std::shared_ptr<Buffer> buffer;
    std::shared_ptr<const CoverMembers> whole;  // all `count`, once somebody has asked for them
    std::shared_ptr<Growth> growth;             // while more is being decoded
  };
  std::shared_ptr<Part> use_part(std::uint64_t first);
  bool begin_growth(Part& part, std::uint32_t count);
  static std::shared_ptr<const CoverMembers> view(Part& part, std::uint32_t count);

  CoverFile m_file;
  WorkerPool& m_pool;
  std::mutex m_mutex;
  std::vector<std::shared_ptr<Part>> m_parts;  // last used last
};

}  // namespace tacit
