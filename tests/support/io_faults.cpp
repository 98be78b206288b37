// SPDX-License-Identifier: MIT
#include "support/io_faults.h"

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>

#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#include "support/forgetful_disk.h"

namespace tacit::test {
namespace {

std::mutex g_mutex;
char g_folder[PATH_MAX] = {};
IoFault g_fault = IoFault::kNone;
long g_n = 0;
std::atomic<bool> g_armed = false;
std::atomic<long> g_calls = 0;

/// The disk's own calls come through here as well.
thread_local bool t_is_the_disk = false;

ForgetfulDisk& disk() {
  static auto* const made = new ForgetfulDisk();
  return *made;
}

bool forgets() {
  return g_fault == IoFault::kForgetful || g_fault == IoFault::kLying;
}

enum class Effect { kGrows, kOther };
enum class Verdict { kGo, kTear, kFail };

bool is_inside(const char* path) {
  const std::size_t size = std::strlen(g_folder);
  return std::strncmp(path, g_folder, size) == 0 && (path[size] == '/' || path[size] == 0);
}

bool is_inside(int file) {
  char link[64], path[PATH_MAX];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const ssize_t size = ::readlink(link, path, sizeof path - 1);
  path[size < 0 ? 0 : size] = 0;
  return is_inside(path);
}

template <class File>
Verdict judge(File file, Effect effect) {
  if (!g_armed || t_is_the_disk) {
    return Verdict::kGo;
  }
  const int before = errno;
  const std::lock_guard lock(g_mutex);
  const bool inside = is_inside(file);
  errno = before;
  if (!inside) {
    return Verdict::kGo;
  }
  const long number = g_calls++;
  const bool now = g_fault == IoFault::kOnce ? number == g_n : number >= g_n;
  if (g_fault == IoFault::kNone || !now || (g_fault == IoFault::kFull && effect == Effect::kOther)) {
    return Verdict::kGo;
  }
  errno = g_fault == IoFault::kFull ? ENOSPC : EIO;
  return (g_fault == IoFault::kBroken || forgets()) && number == g_n ? Verdict::kTear : Verdict::kFail;
}

/// Tells the disk, if this one forgets and the file is on it.
template <class File, class Note>
void tell_disk(File file, Note note) {
  if (!g_armed || t_is_the_disk) {
    return;
  }
  const int before = errno;
  const std::lock_guard lock(g_mutex);
  if (forgets() && is_inside(file)) {
    t_is_the_disk = true;
    note(disk());
    t_is_the_disk = false;
  }
  errno = before;
}

template <class Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

void arm_from_environment() {
  const char* given = std::getenv("TACIT_IO_FAULT");
  char kind[16] = {};
  char folder[PATH_MAX] = {};
  long n = 0;
  if (given && std::sscanf(given, "%4000[^:]:%15[^:]:%ld", folder, kind, &n) == 3) {
    const IoFault fault = !std::strcmp(kind, "full")     ? IoFault::kFull
                          : !std::strcmp(kind, "broken") ? IoFault::kBroken
                          : !std::strcmp(kind, "once")   ? IoFault::kOnce
                                                         : IoFault::kNone;
    arm_io(folder, fault, n);
  }
}

[[gnu::constructor]] void begin() {
  arm_from_environment();
}

/// Tells a parent how many calls there were.
[[gnu::destructor]] void end() {
  if (const char* file = std::getenv("TACIT_IO_COUNT")) {
    if (std::FILE* out = std::fopen(file, "w")) {
      std::fprintf(out, "%ld\n", g_calls.load());
      std::fclose(out);
    }
  }
}

}  // namespace

void keep_folders_in_memory() {
  if (::access("/dev/shm", W_OK) == 0) {
    ::setenv("TMPDIR", "/dev/shm", 1);
  }
}

void arm_io(const std::string& folder, IoFault fault, long n) {
  const std::lock_guard lock(g_mutex);
  std::strncpy(g_folder, folder.c_str(), sizeof g_folder - 1);
  g_fault = fault;
  g_n = n;
  g_calls = 0;
  if (forgets()) {
    t_is_the_disk = true;
    disk().begin(folder);
    t_is_the_disk = false;
  }
  g_armed = true;
}

long disarm_io() {
  const std::lock_guard lock(g_mutex);
  if (g_armed.exchange(false) && forgets()) {
    t_is_the_disk = true;
    const char* seed = std::getenv("TACIT_DISK_SEED");
    disk().forget(static_cast<std::uint64_t>(g_n) +
                  1'000'003 * (seed ? std::strtoull(seed, nullptr, 10) : 0));
    t_is_the_disk = false;
  }
  return g_calls;
}

}  // namespace tacit::test

using namespace tacit::test;

// `call` with the arguments, `half` with those of a torn write; `before` and `after` are what a disk that
// forgets is told, `after` of a call that succeeded.
#define TACIT_IO(effect, what, type, name, call, half, before, after)       \
  static const auto real = next<type>(#name);                               \
  switch (judge(what, effect)) {                                            \
    case Verdict::kGo: {                                                    \
      tell_disk(what, [&]([[maybe_unused]] ForgetfulDisk& d) { before; });  \
      const auto done = real call;                                          \
      if (done >= 0) {                                                      \
        tell_disk(what, [&]([[maybe_unused]] ForgetfulDisk& d) { after; }); \
      }                                                                     \
      return done;                                                          \
    }                                                                       \
    case Verdict::kTear: {                                                  \
      const int reason = errno;                                             \
      tell_disk(what, [&]([[maybe_unused]] ForgetfulDisk& d) { before; });  \
      half;                                                                 \
      errno = reason;                                                       \
      return -1;                                                            \
    }                                                                       \
    case Verdict::kFail:                                                    \
      break;                                                                \
  }                                                                         \
  return -1

#define TACIT_WRITE(type, name, call, half, at)                                                         \
  TACIT_IO(Effect::kGrows, file, type, name, call, static_cast<void>(real half), d.before_change(file), \
           d.wrote(file, at, static_cast<std::size_t>(done)))

static void tell_synced(ForgetfulDisk& forgetful, int file) {
  if (g_fault != IoFault::kLying) {
    forgetful.synced(file);
  }
}

extern "C" {

ssize_t write(int file, const void* data, size_t size) {
  TACIT_WRITE(ssize_t(*)(int, const void*, size_t), write, (file, data, size), (file, data, size / 2),
              ::lseek(file, 0, SEEK_CUR) - done);
}
ssize_t pwrite(int file, const void* data, size_t size, off_t at) {
  TACIT_WRITE(ssize_t(*)(int, const void*, size_t, off_t), pwrite, (file, data, size, at),
              (file, data, size / 2, at), at);
}
ssize_t pwrite64(int file, const void* data, size_t size, off64_t at) {
  TACIT_WRITE(ssize_t(*)(int, const void*, size_t, off64_t), pwrite64, (file, data, size, at),
              (file, data, size / 2, at), at);
}
ssize_t writev(int file, const iovec* parts, int count) {
  TACIT_WRITE(ssize_t(*)(int, const iovec*, int), writev, (file, parts, count), (file, parts, count / 2),
              ::lseek(file, 0, SEEK_CUR) - done);
}
ssize_t pwritev(int file, const iovec* parts, int count, off_t at) {
  TACIT_WRITE(ssize_t(*)(int, const iovec*, int, off_t), pwritev, (file, parts, count, at),
              (file, parts, count / 2, at), at);
}
ssize_t pwritev64(int file, const iovec* parts, int count, off64_t at) {
  TACIT_WRITE(ssize_t(*)(int, const iovec*, int, off64_t), pwritev64, (file, parts, count, at),
              (file, parts, count / 2, at), at);
}
int fsync(int file) {
  TACIT_IO(Effect::kGrows, file, int (*)(int), fsync, (file), {}, {}, tell_synced(d, file));
}
int fdatasync(int file) {
  TACIT_IO(Effect::kGrows, file, int (*)(int), fdatasync, (file), {}, {}, tell_synced(d, file));
}
int ftruncate(int file, off_t size) noexcept {
  TACIT_IO(Effect::kOther, file, int (*)(int, off_t), ftruncate, (file, size), {}, d.before_change(file), {});
}
int ftruncate64(int file, off64_t size) noexcept {
  TACIT_IO(Effect::kOther, file, int (*)(int, off64_t), ftruncate64, (file, size), {}, d.before_change(file),
           {});
}
int truncate(const char* path, off_t size) noexcept {
  TACIT_IO(Effect::kGrows, path, int (*)(const char*, off_t), truncate, (path, size), {},
           d.before_change(path), {});
}
int rename(const char* from, const char* to) noexcept {
  TACIT_IO(Effect::kOther, to, int (*)(const char*, const char*), rename, (from, to), {}, d.before_taking(to),
           d.renamed(from, to));
}
int unlink(const char* path) noexcept {
  TACIT_IO(Effect::kOther, path, int (*)(const char*), unlink, (path), {}, d.before_taking(path),
           d.removed(path));
}
int remove(const char* path) noexcept {
  TACIT_IO(Effect::kOther, path, int (*)(const char*), remove, (path), {}, d.before_taking(path),
           d.removed(path));
}
int mkdir(const char* path, mode_t mode) noexcept {
  TACIT_IO(Effect::kGrows, path, int (*)(const char*, mode_t), mkdir, (path, mode), {}, {}, d.made(path));
}

static int open_by(const char* name, const char* path, int flags, mode_t mode) {
  const auto real = next<int (*)(const char*, int, ...)>(name);
  struct stat info;
  // Only where it makes a file: opening one that is there changes nothing.
  const bool makes = (flags & O_CREAT) != 0 && ::stat(path, &info) != 0;
  if (makes && judge(path, Effect::kGrows) != Verdict::kGo) {
    return -1;
  }
  if (!makes && (flags & O_TRUNC) != 0) {
    tell_disk(path, [&](ForgetfulDisk& d) { d.before_change(path); });
  }
  const int file = real(path, flags, mode);
  if (makes && file >= 0) {
    tell_disk(path, [&](ForgetfulDisk& d) { d.made(path); });
  }
  return file;
}
int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return open_by("open", path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return open_by("open64", path, flags, mode);
}

}  // extern "C"
