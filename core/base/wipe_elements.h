// SPDX-License-Identifier: MIT
#pragma once

#include <type_traits>

#include "base/secret.h"

namespace tacit {

/// Wipes what a vector or a string holds when its scope ends, by an exception too. The container outlives the
/// guard and is not made to grow meanwhile, since that would leave a copy behind.
template <class Container>
  requires std::is_trivially_copyable_v<typename Container::value_type>
class WipeElements {
 public:
  explicit WipeElements(Container& values) : m_values(values) {}
  WipeElements(const WipeElements&) = delete;
  WipeElements& operator=(const WipeElements&) = delete;
  ~WipeElements() { wipe(m_values.data(), m_values.size() * sizeof(typename Container::value_type)); }

 private:
  Container& m_values;
};

}  // namespace tacit
