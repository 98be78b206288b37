// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Tacit.Models
import Tacit.Ui

// What narrows the history, each to be taken away by a press. objectNames: historyChip0 … historyClear
Flow {
    id: root

    spacing: Metrics.small
    visible: App.history.chips.length > 0

    Repeater {
        model: App.history.chips

        T.AbstractButton {
            id: chip
            required property int index
            required property string modelData

            objectName: "historyChip" + chip.index
            text: chip.modelData
            implicitWidth: Math.min(line.implicitWidth + leftPadding + rightPadding, root.width)
            implicitHeight: Metrics.smallControl
            leftPadding: Metrics.medium
            rightPadding: Metrics.small
            hoverEnabled: true
            Accessible.role: Accessible.Button
            //: What a screen reader calls the button that takes a filter away. %1 is what it shows: "Last 7 days".
            Accessible.name: qsTr("Remove the filter %1").arg(chip.text)
            Keys.onReturnPressed: (event) => { if (!event.isAutoRepeat) chip.clicked(); }
            Keys.onEnterPressed: (event) => { if (!event.isAutoRepeat) chip.clicked(); }
            onClicked: App.history.clearChip(chip.index)

            contentItem: RowLayout {
                id: line
                spacing: Metrics.tiny

                Label {
                    text: chip.text
                    font: Type.small
                    color: Theme.colors.tintInk
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
                Icon {
                    icon: "close"
                    size: Metrics.smallIcon
                    color: Theme.colors.tintInk
                }
            }
            background: Rectangle {
                id: ground
                radius: height / 2
                color: Theme.colors.tint

                Rectangle {
                    anchors.fill: parent
                    radius: ground.radius
                    visible: chip.hovered || chip.down
                    color: chip.down ? Theme.colors.press : Theme.colors.hover
                }
                FocusRing {
                    shown: chip.visualFocus
                    corner: ground.radius
                }
            }
        }
    }
    Button {
        objectName: "historyClear"
        kind: Button.Quiet
        implicitHeight: Metrics.smallControl
        visible: App.history.chips.length > 1
        //: Button: takes away all filters of the history.
        text: qsTr("Clear all")
        onClicked: App.history.clear()
    }
}
