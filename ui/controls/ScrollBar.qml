// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tacit.Ui

T.ScrollBar {
    id: root

    implicitWidth: Grid.medium
    implicitHeight: Grid.medium
    padding: 3
    visible: root.size < 1
    minimumSize: 0.08
    Accessible.ignored: true

    contentItem: Rectangle {
        implicitWidth: Grid.bar
        implicitHeight: Grid.bar
        radius: Grid.bar / 2
        color: root.pressed ? Theme.colors.soft : Theme.colors.border
        opacity: root.active || root.hovered ? 0.9 : 0.35

        Behavior on opacity { NumberAnimation { duration: Motion.normal } }
    }
}
