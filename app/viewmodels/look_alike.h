// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace tacit::app {

/// Whether somebody could take `text` for `name`, or for a text that begins, ends or goes on with it: case,
/// accents, full-width forms, signs, and letters of other scripts that are drawn like Latin ones aside. For
/// warnings, which may be wrong now and then; names that are equal are found by `People`. Pure.
bool looksLike(const QString& text, const QString& name);

}  // namespace tacit::app
