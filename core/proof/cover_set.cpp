// SPDX-License-Identifier: MIT
#include "proof/cover_set.h"

#include "proof/generators.h"

namespace tacit {

namespace {
constexpr std::uint64_t kMostMembers = std::uint64_t{1} << 20;
}  // namespace

std::uint64_t MembershipParameters::set_size() const {
  std::uint64_t size = 1;
  for (unsigned j = 0; j < m && size <= kMostMembers; ++j) {
    size *= n;
  }
  return size;
}

bool MembershipParameters::valid() const {
  return n >= 2 && m >= 2 && set_size() <= kMostMembers && std::size_t{n} * m <= kMostVectorGenerators;
}

}  // namespace tacit
