// SPDX-License-Identifier: MIT
pragma Singleton
import QtQuick

// The colours in use. Nothing else in the window names a colour.
QtObject {
    id: root

    property bool dark: false
    readonly property Palette light: LightPalette {}
    readonly property Palette night: DarkPalette {}
    readonly property Palette colors: root.dark ? root.night : root.light
}
