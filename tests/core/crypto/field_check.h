// SPDX-License-Identifier: MIT
#pragma once

namespace tacit::test {

/// Compares a vector field with field51_arithmetic.h at the greatest limbs that its operations accept, and at
/// others: null, or what was wrong. Each is compiled for its instruction set, which must be available.
const char* check_avx2_field();
const char* check_ifma_field();

}  // namespace tacit::test
