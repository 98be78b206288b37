// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// Final, refused or not known yet. objectNames: sendOutcome sendAgain sendDetails
ScrollArea {
    id: root

    columnWidth: Metrics.dialogWidth
    centred: true

    Card {
        width: parent.width
        padding: Metrics.wide

        ColumnLayout {
            anchors.fill: parent
            spacing: Metrics.large

            OutcomeMark {
                glyph: App.send.stage === SendModel.Final ? "check" : App.send.stage === SendModel.Refused ? "close" : "history"
                color: App.send.stage === SendModel.Final ? Theme.colors.good : App.send.stage === SendModel.Refused ? Theme.colors.badTint : Theme.colors.warnTint
                ink: App.send.stage === SendModel.Final ? Theme.colors.goodInk : App.send.stage === SendModel.Refused ? Theme.colors.bad : Theme.colors.warn
                Layout.alignment: Qt.AlignHCenter
            }
            Label {
                objectName: "sendOutcome"
                text: App.send.outcomeTitle
                font: Type.headline
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
                Accessible.role: Accessible.AlertMessage
            }
            Label {
                text: App.send.speed
                font: Type.figures
                color: Theme.colors.good
                horizontalAlignment: Text.AlignHCenter
                visible: text.length > 0
                Layout.fillWidth: true
                Layout.topMargin: -Metrics.small
            }
            Label {
                text: App.send.outcomeText
                color: Theme.colors.soft
                horizontalAlignment: Text.AlignHCenter
                visible: text.length > 0
                Layout.fillWidth: true
            }
            SaveContact {
                objectName: "sendSaveContact"
                address: App.send.stage === SendModel.Refused ? "" : App.send.address
                name: App.send.askedBy
                Layout.alignment: Qt.AlignHCenter
            }
            RowLayout {
                spacing: Metrics.medium
                Layout.alignment: Qt.AlignHCenter
                Layout.topMargin: Metrics.small

                Button {
                    objectName: "sendDetails"
                    //: Button: opens the payment that was just made.
                    text: qsTr("Show details")
                    visible: App.send.paymentId.length > 0
                    onClicked: App.showPayment(App.send.paymentId)
                }
                Button {
                    objectName: "sendAgain"
                    // Not what to do next while nobody knows whether this one is paid.
                    kind: App.send.stage === SendModel.Unknown ? Button.Secondary : Button.Primary
                    focus: true
                    //: Button: an empty form for the next payment.
                    text: qsTr("New payment")
                    onClicked: App.send.again()
                }
            }
        }
    }
}
