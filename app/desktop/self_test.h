// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace tacit::app {

/// Brings up every scene in both languages and themes, draws it, and prints one line each; 1 when a page does
/// not load, does not reach its state, or says any warning. Needs the application object.
int runSelfTest();

/// Writes NAME-THEME-LANGUAGE.png of every scene to `folder`; 1 when one could not be made.
int writeScreens(const QString& folder);

}  // namespace tacit::app
