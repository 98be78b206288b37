// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Ui

// Around the control that has the keyboard. Put it into the control's background.
Rectangle {
    id: root

    property bool shown: false
    property real corner: Metrics.radius
    property int gap: Metrics.focusGap

    anchors.fill: parent
    anchors.margins: -root.gap - Metrics.focusWidth
    radius: root.corner + root.gap + Metrics.focusWidth
    color: "transparent"
    border.width: Metrics.focusWidth
    border.color: Theme.colors.focus
    visible: root.shown
}
