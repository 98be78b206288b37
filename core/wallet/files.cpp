// SPDX-License-Identifier: MIT
#include "wallet/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/crash_point.h"
#include "crypto/random.h"

namespace tacit {

namespace {

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int file) : m_file(file) {}
  ~Descriptor() {
    if (m_file >= 0) {
      ::close(m_file);
    }
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return m_file; }
  bool good() const { return m_file >= 0; }

 private:
  int m_file;
};

bool write_all(int file, ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      return false;
    }
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

bool step(const StepHook& hook, std::string_view name) {
  return !hook || hook(name);
}

}  // namespace

bool sync_folder(const std::filesystem::path& folder) {
  const Descriptor file(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return file.good() && ::fsync(file.get()) == 0;
}

std::optional<Bytes> read_file(const std::filesystem::path& path, std::size_t most) {
  // Opening a pipe would wait for a writer; a file does not care for O_NONBLOCK.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  struct stat facts{};
  if (!file.good() || ::fstat(file.get(), &facts) != 0 || !S_ISREG(facts.st_mode) ||
      static_cast<std::uint64_t>(facts.st_size) > most) {
    return std::nullopt;
  }
  Bytes bytes(static_cast<std::size_t>(facts.st_size));
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got = ::read(file.get(), bytes.data() + done, bytes.size() - done);
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got <= 0) {
      return std::nullopt;
    }
    done += static_cast<std::size_t>(got);
  }
  return bytes;
}

namespace {

/// `flags` say what becomes of a file that has the temporary name.
bool replace_by(const std::filesystem::path& fresh, int flags, const std::filesystem::path& path,
                ByteView bytes, const StepHook& hook) {
  {
    const Descriptor file(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC | flags, 0600));
    if (!file.good() || ::fchmod(file.get(), 0600) != 0) {
      return false;
    }
    if (!step(hook, "write")) {
      // What a cut in the middle of a write leaves behind.
      static_cast<void>(write_all(file.get(), bytes.first(bytes.size() / 2)));
      return false;
    }
    if (!write_all(file.get(), bytes) || !step(hook, "sync") || ::fsync(file.get()) != 0) {
      return false;
    }
  }
  if (!step(hook, "reread")) {
    return false;
  }
  const std::optional<Bytes> back = read_file(fresh, bytes.size());
  if (!back || !equal_vartime(*back, bytes)) {
    return false;
  }
  crash_at(CrashPoint::kCopyWritten);
  if (!step(hook, "rename") || ::rename(fresh.c_str(), path.c_str()) != 0) {
    return false;
  }
  crash_at(CrashPoint::kCopyRenamed);
  return step(hook, "sync-folder") && sync_folder(path.parent_path());
}

}  // namespace

bool replace_file(const std::filesystem::path& path, ByteView bytes, const StepHook& hook) {
  return replace_by(path.string() + ".new", O_TRUNC, path, bytes, hook);
}

bool replace_outside_file(const std::filesystem::path& path, ByteView bytes) {
  const std::filesystem::path fresh = path.string() + "." + to_hex(random_array<8>()) + ".new";
  if (replace_by(fresh, O_EXCL, path, bytes, {})) {
    return true;
  }
  ::unlink(fresh.c_str());
  return false;
}

std::optional<FolderLock> FolderLock::take(const std::filesystem::path& folder) {
  const int file = ::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) {
    return std::nullopt;
  }
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    ::close(file);
    return std::nullopt;
  }
  return FolderLock(file);
}

FolderLock::~FolderLock() {
  if (m_file >= 0) {
    ::close(m_file);
  }
}

}  // namespace tacit
