// SPDX-License-Identifier: MIT
#include "bench/backend_switch.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>

namespace tacit {
namespace {

std::atomic<InstructionSet> g_set = *choose_instruction_set("");

}  // namespace

InstructionSet instruction_set() {
  return g_set;
}

namespace bench {

void use_instruction_set(InstructionSet set) {
  g_set = set;
}

std::vector<InstructionSet> measured_instruction_sets() {
  const char* wanted = std::getenv("TACIT_BACKEND");
  if (wanted != nullptr && *wanted != '\0') {
    const auto set = choose_instruction_set(wanted);
    if (!set) {
      std::fprintf(stderr, "TACIT_BACKEND=%s is not available on this machine\n", wanted);
      std::exit(EXIT_FAILURE);
    }
    return {*set};
  }
  std::vector<InstructionSet> sets;
  for (const InstructionSet set : kInstructionSets) {
    if (instruction_set_available(set)) {
      sets.push_back(set);
    }
  }
  return sets;
}

}  // namespace bench
}  // namespace tacit
