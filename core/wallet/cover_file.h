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

/// digest("tacit/1/wallet/cover", before, S ‖ V ‖ A); 32 zero bytes come before the first.
Bytes32 next_cover_digest(const Bytes32& before, ByteView record);

/// Decodes sets and keeps the newest few, so that a set that grew by some coins costs those coins.
/// Thread-safe; whoever asks for a set that another thread is decoding waits for it.
class CoverLibrary {
 public:
  explicit CoverLibrary(CoverFile file) : m_file(std::move(file)) {}

  /// Nothing when the file is too short or a point does not decode.
  std::shared_ptr<const CoverMembers> members(CoverRange range);

 private:
  struct Kept {
    CoverRange range;
    std::shared_ptr<const CoverMembers> members;
  };
  std::shared_ptr<const CoverMembers> decode(CoverRange range, const Kept* base) const;

  CoverFile m_file;
  std::mutex m_mutex;
  std::vector<Kept> m_kept;  // newest last
};

}  // namespace tacit
