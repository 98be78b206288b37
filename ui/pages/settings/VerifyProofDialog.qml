// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// Somebody's proof of payment: pasted, dropped or chosen, then checked. objectNames: verifyText verifyFile verifyCheck verifyAnother
Dialog {
    id: root

    //: Title of a dialog.
    title: qsTr("Verify a payment proof")
    onClosed: App.verify.clear()

    Label {
        visible: !App.verify.good
        //: Explains how a payment proof is checked.
        text: qsTr("Paste the proof, drop its file here or choose it.")
        color: Theme.colors.soft
        Layout.fillWidth: true
    }
    TextBox {
        inputName: "verifyText"
        focus: true
        fixedWidth: true
        visible: !App.verify.good
        lines: 6
        wrapMode: TextEdit.WrapAnywhere
        //: Label of a field for somebody's receipt.
        label: qsTr("Payment proof")
        placeholder: "{ \"receipt\": \"…\" }"
        problem: App.verify.textProblem
        text: App.verify.text
        onTextChanged: App.verify.text = text

        DropArea {
            anchors.fill: parent
            keys: ["text/uri-list"]
            onDropped: (event) => App.verify.openFile(event.urls[0])
            Accessible.ignored: true
        }
    }
    Notice {
        visible: !App.verify.answered
        //: Before a payment proof is checked: what the node learns by it.
        text: qsTr("Checking asks your node for this one transaction, so the node learns which payment is meant.")
    }
    Notice {
        visible: App.verify.answered
        kind: App.verify.good ? Notice.Good : Notice.Bad
        title: App.verify.resultTitle
        text: App.verify.resultText
    }
    ColumnLayout {
        visible: App.verify.good
        spacing: Metrics.large

        BigAmount {
            amount: App.verify.amount
            ticker: App.verify.ticker
        }
        ColumnLayout {
            spacing: Metrics.tiny

            Label {
                //: Above an address that was paid.
                text: qsTr("To the address")
                font: Type.small
                color: Theme.colors.soft
                Layout.fillWidth: true
            }
            AddressText {
                groups: App.verify.addressGroups
                address: App.verify.address
                Layout.fillWidth: true
            }
        }
        DetailText {
            //: Above a note that came or went with a payment.
            name: qsTr("Note")
            value: App.verify.note
        }
        DetailText {
            //: Above what a proof says about the person who paid.
            name: qsTr("Who paid")
            value: App.verify.payer
        }
        Fact {
            //: When a payment was made.
            name: qsTr("Time")
            value: App.verify.time
        }
        Fact {
            //: The block that holds a payment.
            name: qsTr("Block")
            value: App.verify.block
        }
        DetailText {
            //: Above the id of a transaction.
            name: qsTr("Transaction")
            value: App.verify.transactionId
            fixedWidth: true
        }
    }
    actions: [
        Button {
            objectName: "verifyAnother"
            visible: App.verify.good
            //: Button: empties the dialog for another payment proof.
            text: qsTr("Check another")
            onClicked: App.verify.clear()
        },
        Button {
            objectName: "verifyFile"
            visible: !App.verify.good
            glyph: "picture"
            //: Button: opens a file dialog.
            text: qsTr("Choose a file")
            onClicked: file.open()
        },
        Button {
            objectName: "verifyCheck"
            visible: !App.verify.good
            kind: Button.Primary
            busy: App.verify.checking
            enabled: App.verify.canCheck
            //: Button: checks a payment proof.
            text: qsTr("Check")
            onClicked: App.verify.check()
        }
    ]

    FileDialog {
        id: file
        //: Kinds of file in a file dialog.
        nameFilters: [qsTr("Text (*.txt *.json)"), qsTr("All files (*)")]
        onAccepted: App.verify.openFile(file.selectedFile)
    }
}
