// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace tacit {

/// For tests of recovery: when the environment variable TACIT_CRASH_AT names this point, the process kills
/// itself with SIGKILL here; otherwise nothing happens. The variable is read once. Points:
///   accept        a transaction was accepted and its sender not yet told
///   before-block  a transaction waits, its block is not begun
///   before-commit a block is signed and not stored
///   in-commit     everything is written and nothing synchronised
///   after-commit  a block is durable and nobody was told
///   announced     the block's listeners were told
///   genesis       `init` has made a ledger and written no other file
///   keys          `init` has written some of its files
/// TACIT_CRASH_AFTER=N (default 0) lets the point pass N times first.
void crash_point(std::string_view name);

}  // namespace tacit
