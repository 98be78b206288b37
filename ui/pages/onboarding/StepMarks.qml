// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Ui

// How far along the steps are.
Row {
    id: root

    required property int number // from 1
    required property int count

    spacing: Metrics.small
    Accessible.role: Accessible.StaticText
    //: Progress for a screen reader. %1 is the number of the step, %2 how many there are.
    Accessible.name: qsTr("Step %1 of %2").arg(root.number).arg(root.count)

    Repeater {
        model: root.count

        Rectangle {
            required property int index

            width: index + 1 === root.number ? Metrics.huge : Metrics.dot
            height: Metrics.dot
            radius: Metrics.dot / 2
            color: index < root.number ? Theme.colors.accent : Theme.colors.line

            Behavior on width { NumberAnimation { duration: Motion.normal; easing.type: Easing.OutCubic } }
        }
    }
}
