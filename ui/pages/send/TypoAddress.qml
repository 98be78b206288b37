// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Models
import Tacit.Ui

// A mistyped address with a mark under each wrong character. It is only shown: what is right, its source says.
Flow {
    id: root

    spacing: Metrics.small
    visible: App.send.typoGroups.length > 0
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    Accessible.ignored: true

    Repeater {
        model: App.send.typoGroups

        Column {
            id: group
            required property int index
            required property string modelData
            readonly property string marks: App.send.typoMarks[group.index] ?? ""
            readonly property bool wrong: group.marks.trim().length > 0

            Label {
                text: group.modelData
                font: group.wrong ? Type.monoStrong : Type.mono
                color: group.wrong ? Theme.colors.bad : Theme.colors.soft
            }
            Label {
                text: group.marks
                font: Type.monoStrong
                color: Theme.colors.bad
                visible: group.wrong
            }
        }
    }
}
