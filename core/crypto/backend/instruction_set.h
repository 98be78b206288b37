// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

/// Which vector instructions the arithmetic uses. Every fast path has the portable one beside it as its
/// reference; a backend is one source file per area, compiled with flags of its own, that shares no inline
/// function of external linkage with other sources. Thread-safe.
namespace tacit {

enum class InstructionSet : std::uint8_t {
  kPortable,
  kAvx2,  // AVX2 and BMI2
  kIfma,  // these and AVX-512 F, DQ, VL, BW and IFMA
};

/// Best first.
inline constexpr std::array kInstructionSets = {InstructionSet::kIfma, InstructionSet::kAvx2,
                                                InstructionSet::kPortable};

/// "portable", "avx2" or "ifma".
std::string_view instruction_set_name(InstructionSet set);

/// Whether this processor and system can run it.
bool instruction_set_available(InstructionSet set);

/// What `wanted` asks for: the best available for an empty one; nothing for a name that is unknown or not
/// available here.
std::optional<InstructionSet> choose_instruction_set(std::string_view wanted);

/// The one in use. Chosen once, at the first call; the environment variable TACIT_BACKEND forces one (an
/// unknown or unavailable name ends the program with a message).
InstructionSet instruction_set();

}  // namespace tacit
