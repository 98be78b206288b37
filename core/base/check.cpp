// SPDX-License-Identifier: MIT
#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace tacit {

void check_failed(const char* expression, const char* file, int line) noexcept {
  std::fprintf(stderr, "broken invariant: %s (%s:%d)\n", expression, file, line);
  std::abort();
}

}  // namespace tacit
