// SPDX-License-Identifier: MIT
#include "base/process_memory.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include "base/check.h"

namespace tacit {

void forbid_core_files() noexcept {
  // Neither can fail: a limit may always be lowered, and the second has no condition.
  const rlimit none{0, 0};
  TACIT_CHECK(::setrlimit(RLIMIT_CORE, &none) == 0);
  TACIT_CHECK(::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0);
}

}  // namespace tacit
