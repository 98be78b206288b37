// SPDX-License-Identifier: MIT
pragma Singleton
import QtQuick

// The colours in use. Nothing else in the window names a colour.
QtObject {
    id: root

    property bool dark: false
    readonly property Colors light: LightColors {}
    readonly property Colors night: DarkColors {}
    readonly property Colors colors: root.dark ? root.night : root.light
}
