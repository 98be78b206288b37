// SPDX-License-Identifier: MIT
#include <cstdint>
#include <cstdlib>
#include <ctime>

#include <dlfcn.h>
#include <sys/types.h>

/// A slow disk by LD_PRELOAD: whatever waits for the disk waits up to TACIT_SLOW_DISK_MS longer (80), one
/// call in 50 ten times as long. The wait comes first, so that a process can be killed in it with nothing
/// synchronised.
namespace {

unsigned below(unsigned bound) {
  static thread_local unsigned state = static_cast<unsigned>(std::time(nullptr)) | 1;
  return static_cast<unsigned>(rand_r(&state)) % bound;
}

void wait() {
  static const unsigned most = [] {
    const char* value = std::getenv("TACIT_SLOW_DISK_MS");
    return value ? static_cast<unsigned>(std::atoi(value)) : 80u;
  }();
  const unsigned ms = below(most + 1) * (below(50) == 0 ? 10 : 1);
  const timespec time{static_cast<time_t>(ms / 1000), static_cast<long>(ms % 1000) * 1'000'000};
  nanosleep(&time, nullptr);
}

template <class Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

int fsync(int file) {
  static const auto real = next<int (*)(int)>("fsync");
  wait();
  return real(file);
}

int fdatasync(int file) {
  static const auto real = next<int (*)(int)>("fdatasync");
  wait();
  return real(file);
}

int msync(void* start, std::size_t size, int flags) {
  static const auto real = next<int (*)(void*, std::size_t, int)>("msync");
  wait();
  return real(start, size, flags);
}

}  // extern "C"
