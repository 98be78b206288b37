// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/options.h"

namespace tacit::app {

/// The wallet's window until it is closed. Needs the application object. Returns the exit status.
int runWindow(const Options& options);

}  // namespace tacit::app
