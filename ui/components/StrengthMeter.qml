// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Ui

// How long a password would hold: four bars and the time in words.
ColumnLayout {
    id: root

    required property int score // 0 to 4
    required property string time

    spacing: Metrics.small - 2
    Accessible.role: Accessible.StaticText
    //: What a screen reader says of the password's strength. %1 is a text like "Guessed in about 3 hours".
    Accessible.name: root.time.length > 0 ? root.time : qsTr("No password typed yet")

    RowLayout {
        spacing: Metrics.tiny

        Repeater {
            model: 4

            Rectangle {
                required property int index

                implicitHeight: Metrics.tiny
                radius: Metrics.tiny / 2
                color: index >= root.score ? Theme.colors.line : root.score < 2 ? Theme.colors.bad : root.score < 3 ? Theme.colors.warn : Theme.colors.good
                Layout.fillWidth: true

                Behavior on color { ColorAnimation { duration: Motion.quick } }
            }
        }
    }
    Label {
        text: root.time.length > 0 ? root.time : " "
        font: Type.small
        color: Theme.colors.soft
        Layout.fillWidth: true
        Accessible.ignored: true
    }
}
