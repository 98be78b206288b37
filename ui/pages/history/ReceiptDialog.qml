// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// A receipt for one payment, for somebody who asks for proof. objectNames: receiptFor receiptMake receiptCopy receiptSave
Dialog {
    id: root

    //: Title of a dialog.
    title: qsTr("Prove this payment")

    Label {
        //: Explains what a receipt shows.
        text: qsTr("A receipt shows amount, address and note of this payment to whoever holds it, and they can pass it on. Nothing else of your wallet is shown.")
        color: Theme.colors.soft
        Layout.fillWidth: true
    }
    TextField {
        id: whom
        inputName: "receiptFor"
        focus: true
        visible: !App.detail.incoming
        //: Label of a field: the name of the person who shall be shown the receipt.
        label: qsTr("For whom (may stay empty)")
        //: Under that field.
        hint: qsTr("With a name the receipt also proves that it was you who paid.")
        problem: App.detail.receiptProblem
        onAccepted: App.detail.makeReceipt(whom.text)
    }
    TextBox {
        visible: App.detail.receipt.length > 0
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
            visible: App.detail.receipt.length > 0
            //: Button: copies a receipt.
            text: qsTr("Copy")
            onClicked: App.detail.copyReceipt()
        },
        Button {
            objectName: "receiptSave"
            glyph: "save"
            visible: App.detail.receipt.length > 0
            //: Button: writes a receipt into a file.
            text: qsTr("Save")
            onClicked: file.open()
        },
        Button {
            objectName: "receiptMake"
            kind: Button.Primary
            //: Button: makes a receipt.
            text: qsTr("Make the receipt")
            onClicked: App.detail.makeReceipt(whom.text)
        }
    ]

    FileDialog {
        id: file
        fileMode: FileDialog.SaveFile
        defaultSuffix: "txt"
        //: Kinds of file in a file dialog.
        nameFilters: [qsTr("Text (*.txt)")]
        onAccepted: App.detail.saveReceipt(file.selectedFile)
    }
}
