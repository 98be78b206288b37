// SPDX-License-Identifier: MIT
#pragma once

#include "cli/session.h"

namespace tacit::cli {

/// Reads one JSON command a line from standard input until its end or `quit`, and writes one JSON object a
/// line. Between commands the wallet goes on working. The session is caught up. False: an answer could not be
/// written, and nothing was read any more.
[[nodiscard]] bool run_shell(Session& session);

/// One answer as the line that is printed: the command's object, or {error, message}.
std::string answer_line(const Answer& answer);

}  // namespace tacit::cli
