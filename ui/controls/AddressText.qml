// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Ui

// A whole address in groups of four; every other pair of groups is softer, so that eyes keep their place.
Flow {
    id: root

    required property var groups
    required property string address

    spacing: Metrics.small
    // Read from the left in every language.
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    //: Read by a screen reader before an address. %1 is the address.
    Accessible.name: qsTr("Address %1").arg(root.address)
    Accessible.role: Accessible.StaticText

    Repeater {
        model: root.groups

        Label {
            required property int index
            required property string modelData

            text: modelData
            font: Math.floor((index + 1) / 2) % 2 === 0 ? Type.monoStrong : Type.mono
            color: Math.floor((index + 1) / 2) % 2 === 0 ? Theme.colors.ink : Theme.colors.soft
            lineHeight: 1.2
            Accessible.ignored: true
        }
    }
}
