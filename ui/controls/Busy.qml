// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Ui

// Three dots that breathe while something is under way.
Row {
    id: root

    property color color: Theme.colors.accent

    spacing: Metrics.tiny
    Accessible.ignored: true

    Repeater {
        model: 3

        Rectangle {
            id: dot
            required property int index

            width: Metrics.bar
            height: Metrics.bar
            radius: Metrics.bar / 2
            color: root.color

            SequentialAnimation on opacity {
                running: root.visible && !Motion.reduced
                loops: Animation.Infinite
                PauseAnimation { duration: dot.index * Motion.breath / 8 }
                NumberAnimation { from: 1; to: 0.25; duration: Motion.breath / 4 }
                NumberAnimation { from: 0.25; to: 1; duration: Motion.breath / 4 }
                PauseAnimation { duration: (2 - dot.index) * Motion.breath / 8 }
            }
        }
    }
}
