// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Ui

// One stage of a payment: done, under way or still to come.
RowLayout {
    id: root

    required property string text
    required property string spoken
    property int progress: 0 // 0 later, 1 now, 2 done

    spacing: Metrics.medium
    Accessible.role: Accessible.ListItem
    Accessible.name: root.spoken

    Rectangle {
        Layout.alignment: Qt.AlignTop
        implicitWidth: Metrics.huge
        implicitHeight: Metrics.huge
        radius: height / 2
        color: root.progress === 2 ? Theme.colors.good : "transparent"
        border.width: root.progress === 2 ? 0 : Metrics.focusWidth
        border.color: root.progress === 1 ? Theme.colors.accent : Theme.colors.border

        Icon {
            anchors.centerIn: parent
            icon: "check"
            size: Metrics.smallIcon
            color: Theme.colors.goodInk
            visible: root.progress === 2
        }
        Rectangle {
            anchors.centerIn: parent
            width: Metrics.dot
            height: Metrics.dot
            radius: Metrics.dot / 2
            color: Theme.colors.accent
            visible: root.progress === 1

            SequentialAnimation on scale {
                running: root.progress === 1 && root.visible && !Motion.reduced
                alwaysRunToEnd: true
                loops: Animation.Infinite
                NumberAnimation { from: 1; to: 1.4; duration: Motion.breath / 3; easing.type: Easing.InOutQuad }
                NumberAnimation { from: 1.4; to: 1; duration: Motion.breath / 3; easing.type: Easing.InOutQuad }
            }
        }
    }
    Label {
        text: root.text
        font: root.progress === 1 ? Type.strong : Type.body
        color: root.progress === 2 ? Theme.colors.good : root.progress === 1 ? Theme.colors.ink : Theme.colors.soft
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: Metrics.hair * 2
        Accessible.ignored: true
    }
}
