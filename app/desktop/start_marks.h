// SPDX-License-Identifier: MIT
#pragma once

#include <QQuickWindow>

#include "viewmodels/app_controller.h"

namespace tacit::app {

/// Says on the log when the start reached `what`, in milliseconds since 1970, when logging category
/// `tacit.start` is on (QT_LOGGING_RULES=tacit.start.debug=true); tests/bench/start.sh reads it. Off, it
/// costs nothing.
void markStart(const char* what);

/// Marks the first frame, and the first that shows Home with a balance.
void markFrames(QQuickWindow& window, AppController& app);

}  // namespace tacit::app
