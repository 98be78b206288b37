// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace tacit {

/// For tests of recovery: when the environment variable TACIT_CRASH_AT names this point, the process kills
/// itself with SIGKILL here; otherwise nothing happens. Points of a node:
///   init-keys     `init` and `practice` have written keys and made no ledger
///   accept        a transaction was accepted and its sender not yet told
///   before-block  a transaction waits, or a block is due, and none is begun
///   before-commit a block is signed and not stored
///   in-commit     everything is written and nothing synchronised
///   after-commit  a block is durable and nobody was told
///   announced     the block's listeners were told
/// of a wallet: planned, proved, before-handing-over, handing-over, handed-over, block-seen, block-stored
/// (docs/cli.md). TACIT_CRASH_AFTER=N (default 0) lets the point pass N times first.
void crash_at(std::string_view name);

}  // namespace tacit
