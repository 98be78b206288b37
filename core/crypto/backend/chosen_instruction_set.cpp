// SPDX-License-Identifier: MIT
// Alone in its file: a benchmark that measures every backend in one process links another one instead
// (tests/bench/backend_switch.cpp).
#include <cstdio>
#include <cstdlib>

#include "crypto/backend/instruction_set.h"

namespace tacit {

InstructionSet instruction_set() {
  static const InstructionSet chosen = [] {
    const char* wanted = std::getenv("TACIT_BACKEND");
    if (const auto set = choose_instruction_set(wanted != nullptr ? wanted : "")) {
      return *set;
    }
    std::fprintf(stderr, "TACIT_BACKEND=%s is not available on this machine; known here:", wanted);
    for (const InstructionSet set : kInstructionSets) {
      if (instruction_set_available(set)) {
        const std::string_view name = instruction_set_name(set);
        std::fprintf(stderr, " %.*s", static_cast<int>(name.size()), name.data());
      }
    }
    std::fputs("\n", stderr);
    std::exit(EXIT_FAILURE);
  }();
  return chosen;
}

}  // namespace tacit
