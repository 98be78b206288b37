// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// The three stages with real progress. objectNames: sendSlow sendNetwork sendCancel
ScrollArea {
    id: root

    columnWidth: Metrics.dialogWidth
    centred: true

    Card {
        width: parent.width
        padding: Metrics.page

        ColumnLayout {
            anchors.fill: parent
            spacing: Metrics.large

            BigAmount {
                amount: App.send.amount
                ticker: App.send.ticker
                Layout.alignment: Qt.AlignHCenter
            }
            Label {
                text: App.send.recipient
                color: Theme.colors.soft
                horizontalAlignment: Text.AlignHCenter
                elide: Text.ElideMiddle
                wrapMode: Text.NoWrap
                Layout.fillWidth: true
                Layout.topMargin: -Metrics.small
            }
            ColumnLayout {
                spacing: Metrics.large
                Layout.topMargin: Metrics.small
                Accessible.role: Accessible.List
                //: What a screen reader calls the list of the stages of a payment.
                Accessible.name: qsTr("Stages")

                Repeater {
                    model: App.send.stages

                    StageRow {
                        required property int stageState

                        progress: stageState
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
            Label {
                objectName: "sendSlow"
                text: App.send.slowText
                color: Theme.colors.soft
                horizontalAlignment: Text.AlignHCenter
                visible: text.length > 0
                Layout.fillWidth: true
            }
            RowLayout {
                spacing: Metrics.medium
                Layout.alignment: Qt.AlignHCenter
                Layout.topMargin: Metrics.small

                Button {
                    objectName: "sendNetwork"
                    //: Button, when a payment takes very long: opens the settings of the network.
                    text: qsTr("Look at the network")
                    visible: App.send.verySlow
                    onClicked: App.page = App.SettingsPage
                }
                Button {
                    objectName: "sendCancel"
                    focus: true
                    //: Button: stops a payment that has not left this computer.
                    text: qsTr("Cancel")
                    enabled: App.send.canCancel
                    onClicked: App.send.cancel()
                }
            }
        }
    }
}
