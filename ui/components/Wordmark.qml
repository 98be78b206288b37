// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Ui

Row {
    id: root

    Accessible.role: Accessible.StaticText
    Accessible.name: "Tacit"
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    Repeater {
        model: ["tac", "i", "t"]

        Label {
            required property int index
            required property string modelData

            text: modelData
            font: Type.mark
            color: index === 1 ? Theme.colors.accent : Theme.colors.ink
            Accessible.ignored: true
        }
    }
}
