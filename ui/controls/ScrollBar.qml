// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tacit.Ui

T.ScrollBar {
    id: root

    implicitWidth: Metrics.medium
    implicitHeight: Metrics.medium
    padding: 3
    visible: root.size < 1
    minimumSize: 0.08
    Accessible.ignored: true

    contentItem: Rectangle {
        implicitWidth: Metrics.bar
        implicitHeight: Metrics.bar
        radius: Metrics.bar / 2
        color: root.pressed ? Theme.colors.soft : Theme.colors.border
        opacity: root.active || root.hovered ? 0.9 : 0.35

        Behavior on opacity { NumberAnimation { duration: Motion.normal } }
    }
}
