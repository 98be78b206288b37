// SPDX-License-Identifier: MIT
#include "crypto/backend/instruction_set.h"

namespace tacit {

std::string_view instruction_set_name(InstructionSet set) {
  switch (set) {
    case InstructionSet::kIfma:
      return "ifma";
    case InstructionSet::kAvx2:
      return "avx2";
    case InstructionSet::kPortable:
      break;
  }
  return "portable";
}

bool instruction_set_available(InstructionSet set) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  switch (set) {
    case InstructionSet::kIfma:
      return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
             __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
             __builtin_cpu_supports("avx512ifma") != 0 && instruction_set_available(InstructionSet::kAvx2);
    case InstructionSet::kAvx2:
      return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi2") != 0;
    case InstructionSet::kPortable:
      break;
  }
#endif
  return set == InstructionSet::kPortable;
}

std::optional<InstructionSet> choose_instruction_set(std::string_view wanted) {
  for (const InstructionSet set : kInstructionSets) {
    if ((wanted.empty() || wanted == instruction_set_name(set)) && instruction_set_available(set)) {
      return set;
    }
  }
  return std::nullopt;
}

}  // namespace tacit
