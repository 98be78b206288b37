// SPDX-License-Identifier: MIT
#pragma once

/// For the vector arithmetic, whose arrays of limbs live in registers only when every loop over them is
/// unrolled and every function inlined; the compiler's own limits are below what these need.
#define TACIT_UNROLL _Pragma("GCC unroll 16")
#define TACIT_INLINE __attribute__((always_inline)) inline
