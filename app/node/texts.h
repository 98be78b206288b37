// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "node/node.h"

namespace tacit::daemon {

/// What went wrong and what to do about it, for whoever runs a node. No secrets.
std::string describe(const NodeFailure& failure, const std::string& folder);
std::string describe(const StoreFailure& failure, const std::string& folder);
std::string describe(FileError error, const std::string& path);

/// Writes "tacitd: TEXT" to stderr and returns `code`, a program's exit status.
int complain(const std::string& text, int code);

inline constexpr int kExitFailed = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitInUse = 3;  // another process has the data folder

}  // namespace tacit::daemon
