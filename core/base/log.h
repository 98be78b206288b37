// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace tacit {

enum class LogLevel { kInfo, kWarning, kError };

/// Writes one line to stderr: UTC time, level, area, text. Control characters are replaced, so that what a
/// peer sent can not forge a line. Never pass it anything secret, nor a wallet's addresses, amounts or notes.
/// Thread-safe.
void log(LogLevel level, std::string_view area, std::string_view text);

}  // namespace tacit
