// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "base/bytes.h"
#include "crypto/backend/instruction_set.h"
#include "crypto/point.h"
#include "crypto/scalar.h"

namespace tacit {

/// The constant-time operations that an instruction set supplies: time and addresses touched depend on the
/// number of terms alone, never on a scalar. They wipe what they keep elsewhere; the stack that they have
/// used, at most kSecretStack bytes, is wiped by whoever calls.
struct SecretBackend {
  /// Σ scalars[i]·points[i]; the spans have one length.
  Point (*multiexp)(std::span<const Scalar> scalars, std::span<const Point> points);
  /// The encodings of s·points[i]; the spans have one length.
  void (*multiply_many)(const Scalar& s, std::span<const Point> points, std::span<Bytes32> products);
};

inline constexpr std::size_t kSecretStack = 64 * 1024;

/// That of an instruction set which is available; the one in use is that of instruction_set().
const SecretBackend& secret_backend(InstructionSet set);

extern const SecretBackend kPortableSecretBackend;
#if defined(__x86_64__)
extern const SecretBackend kAvx2SecretBackend;
extern const SecretBackend kIfmaSecretBackend;
#endif

}  // namespace tacit
