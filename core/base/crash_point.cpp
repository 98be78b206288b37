// SPDX-License-Identifier: MIT
#include "base/crash_point.h"

#ifdef TACIT_FAULTS

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <string_view>

#include <signal.h>
#include <unistd.h>

namespace tacit {
namespace {

#define TACIT_CRASH_POINT_TEXT(name, text) std::string_view(text),
constexpr std::array kNames{TACIT_CRASH_POINTS(TACIT_CRASH_POINT_TEXT)};
#undef TACIT_CRASH_POINT_TEXT
constexpr int kNoSuchPoint = 86;

long passes_at_start() {
  const char* after = std::getenv("TACIT_CRASH_AFTER");
  return after ? std::atol(after) : 0;
}

}  // namespace

void crash_at(CrashPoint point) {
  const char* wanted = std::getenv("TACIT_CRASH_AT");
  if (!wanted) {
    return;
  }
  if (std::ranges::find(kNames, wanted) == kNames.end()) {
    ::_exit(kNoSuchPoint);
  }
  if (kNames[static_cast<std::size_t>(point)] != wanted) {
    return;
  }
  static std::atomic<long> passes = passes_at_start();
  if (passes-- > 0) {
    return;
  }
  ::kill(::getpid(), SIGKILL);
  for (;;) {
    ::pause();
  }
}

}  // namespace tacit

#endif
