// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace tacit {

/// Says that these bytes, made from secrets, may be branched on from here: they are about to be published,
/// are blinded, or tell no more than that an event of negligible chance did not happen. Does nothing. The
/// constant-time test replaces it by one that tells valgrind, so every line that secrets cross is one of
/// these calls (protocol, security note 8).
void declassify(const void* memory, std::size_t size);

template <class T>
T declassified(T value) {
  declassify(&value, sizeof value);
  return value;
}

}  // namespace tacit
