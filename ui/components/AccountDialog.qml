// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// Another account of the open wallet. objectNames: accountName accountUsed accountCreate
Dialog {
    id: root

    //: Title of a dialog.
    title: qsTr("Add an account")
    onClosed: { name.text = ""; used.checked = false; }

    Label {
        //: Explains what an account is.
        text: qsTr("Money, addresses and history of its own, under the same password and the same 24 words. Nobody sees that two accounts belong together.")
        color: Theme.colors.soft
        Layout.fillWidth: true
    }
    TextField {
        id: name
        inputName: "accountName"
        focus: true
        //: Label of a field.
        label: qsTr("Name of the account")
        maximumLength: 60
        onAccepted: if (create.enabled) create.clicked()
    }
    Switch {
        id: used
        objectName: "accountUsed"
        //: Switch in the dialog that adds an account.
        text: qsTr("It was used before, on another computer")
    }
    Label {
        visible: used.checked
        //: Explains what the switch does.
        text: qsTr("Its payments are looked for from the beginning. Accounts are counted: add them in the order in which they were made.")
        font: Type.small
        color: Theme.colors.soft
        Layout.fillWidth: true
    }
    actions: [
        Button {
            //: Button: closes a dialog without changing anything.
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        Button {
            id: create
            objectName: "accountCreate"
            kind: Button.Primary
            //: Button: adds the account.
            text: qsTr("Add")
            enabled: name.text.trim().length > 0
            onClicked: { App.accounts.add(name.text, used.checked); root.close(); }
        }
    ]
}
