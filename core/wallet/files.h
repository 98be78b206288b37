// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>

#include "base/bytes.h"
#include "base/result.h"

/// Files that survive a power cut at any instant, and the lock on a wallet folder. Not thread-safe.
namespace tacit {

/// Asked before every step that changes the disk; false stops there and then, as a power cut would. For
/// tests; empty in every program.
using StepHook = std::function<bool(std::string_view step)>;

/// Nothing when the file is missing, unreadable or longer than `most`.
std::optional<Bytes> read_file(const std::filesystem::path& path, std::size_t most);

/// For files of the wallet's own folder. Writes `PATH.new` (mode 0600), syncs it, reads it back, renames it
/// over `path` and syncs the folder: afterwards `path` holds the new bytes for good, before that the old
/// ones. What an interrupted call left under the name is written over. Steps: "write", "sync", "reread",
/// "rename", "sync-folder".
[[nodiscard]] bool replace_file(const std::filesystem::path& path, ByteView bytes, const StepHook& hook = {});

/// Returns when what was made, renamed or removed in a folder is on the disk.
[[nodiscard]] bool sync_folder(const std::filesystem::path& folder);

/// As `replace_file`, for a file where its owner wants it, among files of other programs: the temporary name
/// is one that nothing has, and is gone again when it fails.
[[nodiscard]] bool replace_outside_file(const std::filesystem::path& path, ByteView bytes);

/// Holds the folder's `lock` file; the system drops the lock when the process ends in whatever way.
class FolderLock {
 public:
  /// Nothing when another process (or another lock of this one) has it, or the file can not be made.
  static std::optional<FolderLock> take(const std::filesystem::path& folder);
  FolderLock(FolderLock&& other) noexcept : m_file(std::exchange(other.m_file, -1)) {}
  FolderLock& operator=(FolderLock&& other) noexcept {
    std::swap(m_file, other.m_file);
    return *this;
  }
  ~FolderLock();

 private:
  explicit FolderLock(int file) : m_file(file) {}

  int m_file;
};

}  // namespace tacit
