// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// What the request says; every change changes the code at once.
ColumnLayout {
    id: root

    spacing: Metrics.large

    AmountField {
        inputName: "receiveAmount"
        focus: true
        //: Label of the field for the amount asked for.
        label: qsTr("Amount (may stay empty)")
        text: App.receive.amountText
        problem: App.receive.amountProblem
        counter: App.receive.amountEcho
        suffix: App.receive.ticker
        readOnly: !App.receive.editable
        onTextChanged: App.receive.amountText = text
    }
    TextField {
        inputName: "receiveMessage"
        //: Label of a field: the purpose of a payment request, shown to who pays.
        label: qsTr("What for (they will see it)")
        text: App.receive.message
        problem: App.receive.messageProblem
        readOnly: !App.receive.editable
        onTextChanged: App.receive.message = text
    }
    Choice {
        boxName: "receiveValid"
        //: Label of a choice: how long a payment request can be paid. The choices are like "for one hour".
        label: qsTr("Valid")
        choices: App.receive.expiryChoices
        current: App.receive.expiryChoice
        enabled: App.receive.editable
        Layout.fillWidth: true
        onChosen: (index) => App.receive.expiryChoice = index
    }
    Label {
        //: Above the address of a payment request.
        text: qsTr("Address, used for this request only")
        font: Type.small
        color: Theme.colors.soft
        Layout.fillWidth: true
        Layout.bottomMargin: -Metrics.small - 2
    }
    Card {
        padding: Metrics.large
        rightPadding: Metrics.small
        topPadding: Metrics.small
        Layout.fillWidth: true

        RowLayout {
            anchors.fill: parent
            spacing: Metrics.small

            AddressText {
                groups: App.receive.addressGroups
                address: App.receive.address
                Layout.fillWidth: true
                Layout.topMargin: Metrics.small
            }
            IconButton {
                objectName: "receiveCopyAddress"
                glyph: "copy"
                //: Button: copies the address alone, without amount and purpose.
                name: qsTr("Copy the address")
                enabled: App.receive.ready
                Layout.alignment: Qt.AlignTop
                onClicked: App.receive.copyAddress()
            }
        }
    }
}
