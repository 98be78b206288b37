// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tacit.Ui

T.Switch {
    id: root

    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Metrics.smallControl, contentItem.implicitHeight)
    spacing: Metrics.medium
    Accessible.name: root.text
    Keys.onReturnPressed: (event) => { if (!event.isAutoRepeat) root.toggle(); }
    Keys.onEnterPressed: (event) => { if (!event.isAutoRepeat) root.toggle(); }

    indicator: Rectangle {
        id: track
        x: root.mirrored ? root.width - width : 0
        y: (root.height - height) / 2
        implicitWidth: Metrics.control
        implicitHeight: Metrics.huge
        radius: height / 2
        color: root.checked ? Theme.colors.accent : Theme.colors.sunken
        border.width: root.checked ? 0 : Metrics.hair
        border.color: Theme.colors.border

        Rectangle {
            x: Metrics.tiny + root.visualPosition * (track.width - width - Metrics.tiny * 2)
            y: (track.height - height) / 2
            width: Metrics.large
            height: Metrics.large
            radius: height / 2
            color: root.checked ? Theme.colors.accentInk : Theme.colors.soft

            Behavior on x { NumberAnimation { duration: Motion.quick } }
        }
        FocusRing {
            shown: root.visualFocus
            corner: track.radius
        }
    }
    contentItem: Label {
        leftPadding: root.mirrored ? 0 : track.width + root.spacing
        rightPadding: root.mirrored ? track.width + root.spacing : 0
        text: root.text
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}
