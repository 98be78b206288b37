// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "crypto/multiexp.h"

/// Cover sets (protocol §5) as proofs see them: public values, filled in by the ledger or by a wallet that
/// has checked the coin chain. Immutable once shared, so that any number of threads may read one.
namespace tacit {

/// The points of a set's coins, decoded, in ledger order. Batches recognise a set by the address of this
/// object: two claims that share it share its multiplication.
struct CoverMembers {
  std::span<const MultiexpBase> S, V, A;
  /// What keeps the points in memory for as long as this object lives: vectors, or a mapping of a file.
  std::shared_ptr<const void> owner;
};

/// Members that own their points.
std::shared_ptr<const CoverMembers> make_cover_members(std::vector<MultiexpBase> S,
                                                       std::vector<MultiexpBase> V,
                                                       std::vector<MultiexpBase> A);

struct CoverSet {
  std::uint64_t first = 0;
  std::uint32_t count = 0;
  /// coins[first + count], which binds every member (protocol, security note 2).
  Bytes32 head{};
  /// `count` points in each list.
  std::shared_ptr<const CoverMembers> members;
};

/// What a network fixes about membership proofs: N = n^m.
struct MembershipParameters {
  Bytes32 genesis{};  // genesis id
  std::uint8_t n = 4;
  std::uint8_t m = 7;

  std::uint64_t set_size() const;
  /// n and m at least 2, at most 2^20 members.
  bool valid() const;
};

}  // namespace tacit
