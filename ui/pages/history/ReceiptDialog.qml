// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// A receipt for one payment, for somebody who asks for proof. objectNames: receiptRecipient receiptFor receiptMake receiptCopy
// receiptPrint receiptSave
Dialog {
    id: root

    readonly property bool current: App.detail.receipt.length > 0 && App.detail.receiptFor === whom.text

    //: Title of a dialog.
    title: qsTr("Prove this payment")
    onAboutToHide: App.detail.stopReceipt()

    Label {
        //: Explains what a receipt shows.
        text: qsTr("A receipt shows amount, address and note of this payment to whoever holds it, and they can pass it on. Nothing else of your wallet is shown.")
        color: Theme.colors.soft
        Layout.fillWidth: true
    }
    Choice {
        boxName: "receiptRecipient"
        visible: App.detail.recipients.count > 1
        //: Label of a choice: which of several addresses a receipt is for.
        label: qsTr("Which part")
        choices: App.detail.recipientChoices
        current: App.detail.receiptRecipient
        Layout.fillWidth: true
        onChosen: (index) => App.detail.receiptRecipient = index
    }
    TextField {
        id: whom
        inputName: "receiptFor"
        focus: true
        //: Label of a field: the name of the person who shall be shown the receipt.
        label: qsTr("For whom (may stay empty)")
        //: Under that field.
        hint: qsTr("With a name the receipt also proves that it was you who paid.")
        text: App.detail.receiptFor
        problem: App.detail.receiptProblem
        onAccepted: App.detail.makeReceipt(whom.text)
    }
    TextBox {
        visible: root.current
        readOnly: true
        fixedWidth: true
        wrapMode: TextEdit.WrapAnywhere
        //: Label of the text of a receipt.
        label: qsTr("Receipt")
        text: App.detail.receipt
    }
    actions: [
        Button {
            objectName: "receiptCopy"
            glyph: "copy"
            visible: root.current
            //: Button: copies a receipt.
            text: qsTr("Copy")
            onClicked: App.detail.copyReceipt()
        },
        Button {
            objectName: "receiptPrint"
            glyph: "print"
            visible: root.current
            busy: App.documents.working
            enabled: !App.documents.working
            //: Button: opens a document in the system's program for PDF, which prints it.
            text: qsTr("Print")
            onClicked: App.documents.printReceipt()
        },
        Button {
            objectName: "receiptSave"
            glyph: "save"
            kind: Button.Primary
            visible: root.current
            enabled: !App.documents.working
            //: Button: writes a receipt into a file.
            text: qsTr("Save")
            onClicked: { file.selectedFile = App.documents.receiptFile(); file.open(); }
        },
        Button {
            objectName: "receiptMake"
            kind: Button.Primary
            visible: !root.current
            //: Button: makes a receipt.
            text: qsTr("Make the receipt")
            onClicked: App.detail.makeReceipt(whom.text)
        }
    ]

    FileDialog {
        id: file
        fileMode: FileDialog.SaveFile
        //: Kinds of file in a file dialog.
        nameFilters: [qsTr("PDF (*.pdf)"), qsTr("Text (*.txt)")]
        onAccepted: App.documents.saveReceipt(file.selectedFile)
    }
}
