// SPDX-License-Identifier: MIT
#include "proof/cover_set.h"

#include <utility>

#include "proof/generators.h"

namespace tacit {

namespace {
constexpr std::uint64_t kMostMembers = std::uint64_t{1} << 20;

struct OwnedMembers {
  std::vector<MultiexpBase> S, V, A;
};

}  // namespace

std::shared_ptr<const CoverMembers> make_cover_members(std::vector<MultiexpBase> S,
                                                       std::vector<MultiexpBase> V,
                                                       std::vector<MultiexpBase> A) {
  auto owned = std::make_shared<const OwnedMembers>(OwnedMembers{std::move(S), std::move(V), std::move(A)});
  return std::make_shared<const CoverMembers>(CoverMembers{owned->S, owned->V, owned->A, owned});
}

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
