// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// The network in four lines, each with its reason and its mend.
ColumnLayout {
    id: root

    spacing: Metrics.medium
    Accessible.role: Accessible.List
    //: What a screen reader calls the four lines about the network.
    Accessible.name: qsTr("State of the network")

    Repeater {
        model: App.node

        RowLayout {
            id: line
            required property var model // `layer` is a name that Item keeps for itself
            required property int level
            required property string text
            required property string reason
            required property string mend
            required property string spoken

            spacing: Metrics.medium
            Accessible.role: Accessible.ListItem
            Accessible.name: line.spoken

            StatusDot {
                level: line.level
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: Metrics.small - 1
            }
            Label {
                text: line.model.layer
                font: Type.strong
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: Metrics.vast + Metrics.huge
                Accessible.ignored: true
            }
            ColumnLayout {
                spacing: 2
                Repeater {
                    model: [line.text, line.reason, line.mend]

                    Label {
                        required property int index
                        required property string modelData

                        text: modelData
                        visible: modelData.length > 0
                        font: index === 0 ? Type.body : Type.small
                        color: index === 0 ? Theme.colors.ink : Theme.colors.soft
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
