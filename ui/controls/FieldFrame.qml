// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Ui

// The box of everything that is typed into.
Rectangle {
    id: root

    property bool focused: false
    property bool wrong: false
    property bool fixed: false

    radius: Metrics.radius
    color: root.fixed ? Theme.colors.sunken : Theme.colors.surface
    border.width: root.focused ? Metrics.focusWidth : Metrics.hair
    border.color: root.wrong ? Theme.colors.bad : root.focused ? Theme.colors.focus : root.fixed ? Theme.colors.line : Theme.colors.border
}
