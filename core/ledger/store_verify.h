// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "base/worker_pool.h"
#include "ledger/block_rules.h"
#include "ledger/store.h"

namespace tacit {

/// A stored block that breaks a rule.
struct BadBlock {
  std::uint64_t height = 0;
  BlockError error;
  friend bool operator==(const BadBlock&, const BadBlock&) = default;
};

/// Checks every block of a store as it was checked when it came, proofs included, each on the ledger before
/// it; supplies are computed from the genesis on. `Store::open` compares certificates, heads and lists and
/// believes the proofs, since they were verified before a block was stored; this is for a folder in which
/// somebody else may have written, with the operator's key or without.
///
/// Proofs of many blocks are verified together. Nobody appends meanwhile. `told`, which may be null, is
/// called now and then with the height up to which all is well. Returns the first bad block; nothing when
/// every block up to the tip is valid and the tip and supplies are what they give.
///
/// What it reads is what the store gives: open that with StoreCheck::everything() first. Cover sets come from
/// the decoded files; remove those before, where somebody may have made some under the node's own key.
std::optional<BadBlock> verify_store(const Store& store, WorkerPool* pool,
                                     const std::function<void(std::uint64_t height)>& told = {});

}  // namespace tacit
