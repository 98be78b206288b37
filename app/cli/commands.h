// SPDX-License-Identifier: MIT
#pragma once

#include "cli/session.h"

/// The commands on an open wallet, for the command line and the shell. `settled`: the wallet was caught up
/// with when the command began, as in the shell; otherwise a command that needs the network catches up first.
namespace tacit::cli {

Answer run_command(Session& session, const Command& command, bool settled);

}  // namespace tacit::cli
