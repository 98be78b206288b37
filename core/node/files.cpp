// SPDX-License-Identifier: MIT
#include "node/files.h"

#include <cerrno>
#include <cstdio>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/crash_point.h"

namespace tacit {
namespace {

FileError error_of(int number) {
  switch (number) {
    case ENOENT:
      return FileError::kAbsent;
    case EEXIST:
      return FileError::kExists;
    case EACCES:
    case EPERM:
    case EROFS:
      return FileError::kPermission;
    case ENOSPC:
    case EDQUOT:
      return FileError::kFull;
    default:
      return FileError::kIo;
  }
}

std::unexpected<FileError> failed() {
  return std::unexpected(error_of(errno));
}

/// A descriptor that closes itself.
class File {
 public:
  explicit File(int file) : m_file(file) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (m_file >= 0) {
      ::close(m_file);
    }
  }
  explicit operator bool() const { return m_file >= 0; }
  int get() const { return m_file; }

 private:
  int m_file;
};

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

bool sync_folder(const std::string& path) {
  File folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return folder && ::fsync(folder.get()) == 0;
}

bool write_all(int file, ByteView content) {
  while (!content.empty()) {
    const ssize_t written = ::write(file, content.data(), content.size());
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      return false;
    }
    content = content.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

bool read_all(int file, std::span<std::uint8_t> to) {
  while (!to.empty()) {
    const ssize_t got = ::read(file, to.data(), to.size());
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got <= 0) {
      return false;
    }
    to = to.subspan(static_cast<std::size_t>(got));
  }
  return true;
}

Result<std::size_t, FileError> regular_size(int file, std::size_t most, bool secret) {
  struct stat info;
  if (::fstat(file, &info) != 0) {
    return failed();
  }
  if (!S_ISREG(info.st_mode)) {
    return std::unexpected(FileError::kIo);
  }
  if (secret && (info.st_mode & 077) != 0) {
    return std::unexpected(FileError::kPermission);
  }
  if (info.st_size < 0 || static_cast<std::size_t>(info.st_size) > most) {
    return std::unexpected(FileError::kTooLarge);
  }
  return static_cast<std::size_t>(info.st_size);
}

}  // namespace

Result<void, FileError> make_folder(const std::string& path) {
  if (::mkdir(path.c_str(), 0700) == 0) {
    sync_folder(folder_of(path));
    return {};
  }
  struct stat info;
  if (errno == EEXIST && ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) {
    return {};
  }
  return failed();
}

Result<Bytes, FileError> read_file(const std::string& path, std::size_t most) {
  File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) {
    return failed();
  }
  TACIT_TRY(const std::size_t size, regular_size(file.get(), most, false));
  Bytes content(size);
  if (!read_all(file.get(), content)) {
    return std::unexpected(FileError::kIo);
  }
  return content;
}

Result<SecretBytes, FileError> read_secret_file(const std::string& path, std::size_t most) {
  File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) {
    return failed();
  }
  TACIT_TRY(const std::size_t size, regular_size(file.get(), most, true));
  SecretBytes content(size);
  if (!read_all(file.get(), content.expose())) {
    return std::unexpected(FileError::kIo);
  }
  return content;
}

Result<void, FileError> write_file(const std::string& path, ByteView content, unsigned mode) {
  const std::string temporary = path + ".new";
  {
    // A crash may have left one; only whoever holds the folder's lock writes here.
    ::unlink(temporary.c_str());
    File file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    if (!file || !write_all(file.get(), content) || ::fsync(file.get()) != 0) {
      return failed();
    }
  }
  crash_at(CrashPoint::kFileWritten);
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    return failed();
  }
  crash_at(CrashPoint::kFileRenamed);
  if (!sync_folder(folder_of(path))) {
    return failed();
  }
  return {};
}

Result<void, FileError> write_in_place(const std::string& path, std::uint64_t offset, ByteView content) {
  File file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!file) {
    return failed();
  }
  while (!content.empty()) {
    const ssize_t written = ::pwrite(file.get(), content.data(), content.size(), static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      return written < 0 ? failed() : std::unexpected(FileError::kIo);
    }
    content = content.subspan(static_cast<std::size_t>(written));
    offset += static_cast<std::uint64_t>(written);
  }
  crash_at(CrashPoint::kInPlace);
  // Flushes the length as well when it has grown.
  if (::fdatasync(file.get()) != 0) {
    return failed();
  }
  return {};
}

Result<void, FileError> write_new_secret_file(const std::string& path, ByteView content) {
  struct stat info;
  if (::lstat(path.c_str(), &info) == 0) {
    return std::unexpected(FileError::kExists);
  }
  return write_file(path, content, 0600);
}

Result<DataFolderLock, FileError> DataFolderLock::take(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) {
    return failed();
  }
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    const bool held = errno == EWOULDBLOCK;
    ::close(file);
    return std::unexpected(held ? FileError::kLocked : FileError::kIo);
  }
  return DataFolderLock(file);
}

DataFolderLock::DataFolderLock(DataFolderLock&& other) noexcept : m_file(std::exchange(other.m_file, -1)) {}

DataFolderLock& DataFolderLock::operator=(DataFolderLock&& other) noexcept {
  std::swap(m_file, other.m_file);
  return *this;
}

DataFolderLock::~DataFolderLock() {
  if (m_file >= 0) {
    ::close(m_file);
  }
}

}  // namespace tacit
