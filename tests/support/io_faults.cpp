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

namespace tacit::test {
namespace {

std::mutex g_mutex;
char g_folder[PATH_MAX] = {};
IoFault g_fault = IoFault::kNone;
long g_n = 0;
std::atomic<bool> g_armed = false;
std::atomic<long> g_calls = 0;

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
  if (!g_armed) {
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
  return g_fault == IoFault::kBroken && number == g_n ? Verdict::kTear : Verdict::kFail;
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
  g_armed = true;
}

long disarm_io() {
  const std::lock_guard lock(g_mutex);
  g_armed = false;
  return g_calls;
}

}  // namespace tacit::test

using namespace tacit::test;

// `call` with the arguments, `half` with those of a torn write.
#define TACIT_IO(effect, what, type, name, call, half) \
  static const auto real = next<type>(#name);          \
  switch (judge(what, effect)) {                       \
    case Verdict::kGo:                                 \
      return real call;                                \
    case Verdict::kTear: {                             \
      const int reason = errno;                        \
      half;                                            \
      errno = reason;                                  \
      return -1;                                       \
    }                                                  \
    case Verdict::kFail:                               \
      break;                                           \
  }                                                    \
  return -1

extern "C" {

ssize_t write(int file, const void* data, size_t size) {
  TACIT_IO(Effect::kGrows, file, ssize_t(*)(int, const void*, size_t), write, (file, data, size),
           static_cast<void>(real(file, data, size / 2)));
}
ssize_t pwrite(int file, const void* data, size_t size, off_t at) {
  TACIT_IO(Effect::kGrows, file, ssize_t(*)(int, const void*, size_t, off_t), pwrite, (file, data, size, at),
           static_cast<void>(real(file, data, size / 2, at)));
}
ssize_t pwrite64(int file, const void* data, size_t size, off64_t at) {
  TACIT_IO(Effect::kGrows, file, ssize_t(*)(int, const void*, size_t, off64_t), pwrite64,
           (file, data, size, at), static_cast<void>(real(file, data, size / 2, at)));
}
ssize_t writev(int file, const iovec* parts, int count) {
  TACIT_IO(Effect::kGrows, file, ssize_t(*)(int, const iovec*, int), writev, (file, parts, count),
           static_cast<void>(real(file, parts, count / 2)));
}
ssize_t pwritev(int file, const iovec* parts, int count, off_t at) {
  TACIT_IO(Effect::kGrows, file, ssize_t(*)(int, const iovec*, int, off_t), pwritev, (file, parts, count, at),
           static_cast<void>(real(file, parts, count / 2, at)));
}
ssize_t pwritev64(int file, const iovec* parts, int count, off64_t at) {
  TACIT_IO(Effect::kGrows, file, ssize_t(*)(int, const iovec*, int, off64_t), pwritev64,
           (file, parts, count, at), static_cast<void>(real(file, parts, count / 2, at)));
}
int fsync(int file) {
  TACIT_IO(Effect::kGrows, file, int (*)(int), fsync, (file), {});
}
int fdatasync(int file) {
  TACIT_IO(Effect::kGrows, file, int (*)(int), fdatasync, (file), {});
}
int ftruncate(int file, off_t size) noexcept {
  TACIT_IO(Effect::kOther, file, int (*)(int, off_t), ftruncate, (file, size), {});
}
int ftruncate64(int file, off64_t size) noexcept {
  TACIT_IO(Effect::kOther, file, int (*)(int, off64_t), ftruncate64, (file, size), {});
}
int truncate(const char* path, off_t size) noexcept {
  TACIT_IO(Effect::kGrows, path, int (*)(const char*, off_t), truncate, (path, size), {});
}
int rename(const char* from, const char* to) noexcept {
  TACIT_IO(Effect::kOther, to, int (*)(const char*, const char*), rename, (from, to), {});
}
int unlink(const char* path) noexcept {
  TACIT_IO(Effect::kOther, path, int (*)(const char*), unlink, (path), {});
}
int mkdir(const char* path, mode_t mode) noexcept {
  TACIT_IO(Effect::kGrows, path, int (*)(const char*, mode_t), mkdir, (path, mode), {});
}

static int open_by(const char* name, const char* path, int flags, mode_t mode) {
  const auto real = next<int (*)(const char*, int, ...)>(name);
  struct stat info;
  // Only where it makes a file: opening one that is there changes nothing.
  const bool makes = (flags & O_CREAT) != 0 && ::stat(path, &info) != 0;
  return makes && judge(path, Effect::kGrows) != Verdict::kGo ? -1 : real(path, flags, mode);
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
