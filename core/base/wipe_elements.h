// SPDX-License-Identifier: MIT
#pragma once

#include <type_traits>
#include <vector>

#include "base/secret.h"

namespace tacit {

/// Wipes what a vector holds when its scope ends, by an exception too. The vector outlives the guard and is
/// not made to grow meanwhile, since that would leave a copy behind.
template <class T>
  requires std::is_trivially_copyable_v<T>
class WipeElements {
 public:
  explicit WipeElements(std::vector<T>& values) : m_values(values) {}
  WipeElements(const WipeElements&) = delete;
  WipeElements& operator=(const WipeElements&) = delete;
  ~WipeElements() { wipe(m_values.data(), m_values.size() * sizeof(T)); }

 private:
  std::vector<T>& m_values;
};

}  // namespace tacit
