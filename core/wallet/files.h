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

/// Writes a new file beside `path` (mode 0600), syncs it, reads it back, renames it over `path` and syncs the
/// folder: afterwards `path` holds the new bytes for good, before that the old ones. Steps: "write", "sync",
/// "reread", "rename", "sync-folder".
[[nodiscard]] bool replace_file(const std::filesystem::path& path, ByteView bytes, const StepHook& hook = {});

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
