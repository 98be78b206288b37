// SPDX-License-Identifier: MIT
import QtQuick

// Every colour of the window. All are required, so that a palette that lacks one does not load.
QtObject {
    // Surfaces, from the window's ground up.
    required property color ground
    required property color surface
    required property color raised
    required property color sunken
    // Text: on any of the surfaces.
    required property color ink
    required property color soft
    // Lines: between things, and around what can be typed in or pressed.
    required property color line
    required property color border
    required property color hover
    required property color press
    required property color scrim
    // The one accent.
    required property color accent
    required property color accentHover
    required property color accentPress
    required property color accentInk
    required property color tint
    required property color tintInk
    required property color focus
    // What happened: text and marks on a surface or on the tint beside them.
    required property color good
    required property color goodTint
    required property color goodInk
    required property color warn
    required property color warnTint
    required property color bad
    required property color badTint
    required property color badInk
    required property real shadow
}
