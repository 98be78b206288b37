// SPDX-License-Identifier: MIT
#pragma once

#include <QQmlApplicationEngine>
#include <QQuickWindow>

#include "viewmodels/app_controller.h"

namespace tacit::app {

/// Fonts and style for every window of the program; once, after the application object exists.
void prepareApplication();

/// Loads the window over `app` into `engine`. Null when the QML does not load; the engine's warnings say why.
/// `app` outlives the engine.
QQuickWindow* loadWindow(QQmlApplicationEngine& engine, AppController& app);

}  // namespace tacit::app
