// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "crypto/backend/instruction_set.h"

/// Every backend in one process. Programs choose an instruction set once; in tacit-bench alone the function
/// that they ask, tacit::instruction_set(), is another one, which answers what was set here. Prepared points
/// have one form in all backends, so that what was made under one serves the others. Set while nothing else
/// runs.
namespace tacit::bench {

void use_instruction_set(InstructionSet set);

/// Those that this machine can run, best first; only one when TACIT_BACKEND names it.
std::vector<InstructionSet> measured_instruction_sets();

}  // namespace tacit::bench
