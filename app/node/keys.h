// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

namespace tacit::daemon {

/// What to say when a folder has a ledger and one of its node's keys is missing: another would be taken
/// silently for a new node's. Nothing otherwise.
std::optional<std::string> lost_key(const std::string& folder);

}  // namespace tacit::daemon
