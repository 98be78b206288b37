// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/multiexp.h"
#include "ledger/ledger.h"

/// The files of decoded coins: `decoded-S`, `decoded-V` and `decoded-A` beside the database, each a header
/// and then 120 bytes a coin in ledger order (MultiexpBase as it is in memory), and `decoded-sums`, a header
/// and then 32 bytes for each full segment. They hold nothing that the database does not: whatever is wrong
/// with them, they are made again. Nothing in here says whether the content is right; see decoded_coins.h.
///
/// The files are private to the process that holds the folder's lock (the folder is 0700). A process of the
/// same user that ignores the lock and writes into them, or cuts them, breaks this one: the mapping shows it.
namespace tacit {

/// A file in memory, for reading. Keeps what it shows when the file grows or is mapped again.
class MappedFile {
 public:
  /// Maps `bytes` bytes from the start of an open file, which may be shorter: the owner touches nothing
  /// behind the end. Null when the system refuses.
  static std::unique_ptr<MappedFile> map(int file, std::size_t bytes);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  const std::uint8_t* data() const { return m_data; }

 private:
  MappedFile(const std::uint8_t* data, std::size_t bytes) : m_data(data), m_bytes(bytes) {}
  const std::uint8_t* m_data;
  std::size_t m_bytes;
};

/// After `open` thread-safe, as long as no two write to one segment.
class DecodedFiles {
 public:
  static constexpr std::size_t kLists = 3;  // S, V, A

  /// Opens the files, and makes those that are missing. One that is no such file, of another network or
  /// another layout is emptied; one that is longer than `coins` coins is cut.
  static Result<DecodedFiles, StorageFault> open(const std::string& folder, const Bytes32& genesis,
                                                 std::uint64_t segment_size, std::uint64_t coins);
  DecodedFiles(DecodedFiles&& other) noexcept;
  DecodedFiles& operator=(DecodedFiles&&) = delete;
  ~DecodedFiles();

  /// All three lists of one mapping, for at most `capacity` coins.
  struct Mapping {
    std::array<std::unique_ptr<MappedFile>, kLists> lists;
    std::uint64_t capacity = 0;

    std::span<const MultiexpBase> coins(std::size_t list, std::uint64_t first, std::uint64_t count) const;
  };
  /// Null when the system refuses.
  std::shared_ptr<const Mapping> map(std::uint64_t capacity) const;

  /// The bytes of these coins, by a copy: what is read once should not stay resident. Nothing when the list
  /// is shorter; after success they may be touched in a mapping.
  std::optional<Bytes> read(std::size_t list, std::uint64_t first, std::uint64_t count) const;
  Result<void, StorageFault> write(std::size_t list, std::uint64_t first,
                                   std::span<const MultiexpBase> coins) const;

  /// Returns when what was written to the three lists is on the disk: a checksum that survives a crash must
  /// not speak of points that do not.
  Result<void, StorageFault> sync_lists() const;

  std::optional<Bytes32> read_sum(std::uint64_t segment) const;
  Result<void, StorageFault> write_sum(std::uint64_t segment, const Bytes32& sum) const;

 private:
  DecodedFiles() { m_files.fill(-1); }
  std::array<int, kLists + 1> m_files;  // the sums last
};

}  // namespace tacit
