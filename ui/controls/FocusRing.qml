// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Ui

// Around the control that has the keyboard. Put it into the control's background.
Rectangle {
    id: root

    property bool shown: false
    property real corner: Grid.radius
    property int gap: Grid.focusGap

    anchors.fill: parent
    anchors.margins: -root.gap - Grid.focusWidth
    radius: root.corner + root.gap + Grid.focusWidth
    color: "transparent"
    border.width: Grid.focusWidth
    border.color: Theme.colors.focus
    visible: root.shown
}
