// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// The three stages with real progress. objectName: sendCancel
ScrollArea {
    id: root

    columnWidth: Grid.dialogWidth
    centred: true

    Card {
        width: parent.width
        padding: Grid.page

        ColumnLayout {
            anchors.fill: parent
            spacing: Grid.large

            Label {
                text: App.send.amount + " " + App.send.ticker
                font: Type.display
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Type.title.pixelSize
                wrapMode: Text.NoWrap
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
            Label {
                text: App.send.recipient
                color: Theme.colors.soft
                horizontalAlignment: Text.AlignHCenter
                elide: Text.ElideMiddle
                wrapMode: Text.NoWrap
                Layout.fillWidth: true
                Layout.topMargin: -Grid.small
            }
            ColumnLayout {
                spacing: Grid.large
                Layout.topMargin: Grid.small
                Accessible.role: Accessible.List
                //: What a screen reader calls the list of the stages of a payment.
                Accessible.name: qsTr("Stages")

                Repeater {
                    model: App.send.stages

                    StageRow {
                        required property var model

                        text: model.text
                        spoken: model.spoken
                        progress: model.state
                        Layout.fillWidth: true
                    }
                }
            }
            ProgressBar {
                //: What a screen reader calls the bar of the proofs of a payment.
                name: qsTr("Proofs made")
                value: App.send.progress
                Layout.fillWidth: true
            }
            Button {
                objectName: "sendCancel"
                focus: true
                //: Button: stops a payment that has not left this computer.
                text: qsTr("Cancel")
                enabled: App.send.canCancel
                Layout.alignment: Qt.AlignHCenter
                Layout.topMargin: Grid.small
                onClicked: App.send.cancel()
            }
        }
    }
}
