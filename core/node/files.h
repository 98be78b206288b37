// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "base/secret.h"

/// Files of a node's data folder. Writing is atomic and durable: a file has its old or its new content, after
/// a power cut as well. Secret files are 0600 from their creation and are read into secret memory.
namespace tacit {

enum class FileError : std::uint8_t {
  kAbsent = 1,
  kExists,
  kPermission,  // not ours, or a secret file that others may read
  kTooLarge,
  kLocked,  // another process holds the lock
  kFull,
  kDamaged,  // a key that is none
  kIo,
};

/// Makes the folder (0700) unless it is there; its parent must be.
Result<void, FileError> make_folder(const std::string& path);

/// Reads a file of at most `most` bytes.
Result<Bytes, FileError> read_file(const std::string& path, std::size_t most);
/// The same into secret memory; refuses a file that group or others have any right to.
Result<SecretBytes, FileError> read_secret_file(const std::string& path, std::size_t most);

/// Replaces or makes the file: temporary file in the same folder, fsync, rename, fsync of the folder.
/// `mode` is 0600 or 0644.
Result<void, FileError> write_file(const std::string& path, ByteView content, unsigned mode);
/// Writes over a part of a file that is there, or past its end, and synchronises it. Unlike the others not
/// atomic: a power cut leaves any mixture of old and new bytes in that part, and nothing else changed.
Result<void, FileError> write_in_place(const std::string& path, std::uint64_t offset, ByteView content);
/// Makes a 0600 file that must not be there yet.
Result<void, FileError> write_new_secret_file(const std::string& path, ByteView content);

/// An exclusive lock on a file, which is made when it is not there, for as long as the object lives. It ends
/// with the process, however that ends.
class DataFolderLock {
 public:
  static Result<DataFolderLock, FileError> take(const std::string& path);
  DataFolderLock(DataFolderLock&& other) noexcept;
  DataFolderLock& operator=(DataFolderLock&& other) noexcept;
  ~DataFolderLock();

 private:
  explicit DataFolderLock(int file) : m_file(file) {}
  int m_file;
};

}  // namespace tacit
