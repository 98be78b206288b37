// SPDX-License-Identifier: MIT
#pragma once

#include "base/bytes.h"
#include "base/declassify.h"
#include "crypto/point.h"

namespace tacit {

/// The encoding of a point that a prover made from secrets and now shows to everybody.
inline Bytes32 publish(const Point& point) {
  return declassified(point.encode());
}

/// Whether it is the identity's, which no proof may hold (protocol §1).
inline bool is_identity_encoding(const Bytes32& encoding) {
  return encoding == Bytes32{};
}

}  // namespace tacit
