// SPDX-License-Identifier: MIT
#pragma once

#include "cli/session.h"

namespace tacit::cli {

/// `accounts`, `account add`, `account rename`: what an open wallet does without its network.
Answer account_command(Session& session, const Command& command);

}  // namespace tacit::cli
