// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tacit.Ui

T.ProgressBar {
    id: root

    required property string name
    property color color: Theme.colors.accent

    implicitWidth: Metrics.vast
    implicitHeight: Metrics.bar
    Accessible.name: root.name

    background: Rectangle {
        radius: Metrics.bar / 2
        color: Theme.colors.line
    }
    contentItem: Item {
        Rectangle {
            width: root.visualPosition * parent.width
            height: parent.height
            radius: Metrics.bar / 2
            color: root.color

            Behavior on width { NumberAnimation { duration: Motion.normal; easing.type: Easing.OutCubic } }
        }
    }
}
