// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// The amount above which a payment asks for the password. objectNames: limitAmount limitPassword limitSave
Dialog {
    id: root

    //: Title of a dialog.
    title: qsTr("Ask for the password")
    onOpened: { App.security.beginLimit(); amount.text = App.security.limitText; }
    onClosed: { App.wipe(password.text); password.input.clear(); App.security.forget(); }

    Label {
        //: Explains the amount above which the password is asked.
        text: qsTr("A payment whose total is above this amount is sent only after the password was typed once more. Leave it empty to never ask.")
        color: Theme.colors.soft
        Layout.fillWidth: true
    }
    AmountField {
        id: amount
        inputName: "limitAmount"
        focus: true
        //: Label of a field: an amount of money.
        label: qsTr("Ask above")
        suffix: App.balance.ticker
        problem: App.security.limitProblem
        onEdited: App.security.setLimitText(text)
        onAccepted: password.input.forceActiveFocus(Qt.TabFocusReason)
    }
    PasswordField {
        id: password
        inputName: "limitPassword"
        //: Label of a field.
        label: qsTr("Password")
        readOnly: App.security.settingLimit
        onAccepted: if (save.enabled) save.clicked()
    }
    actions: [
        Button {
            //: Button: closes a dialog without changing anything.
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        Button {
            id: save
            objectName: "limitSave"
            kind: Button.Primary
            //: Button: keeps what was typed.
            text: qsTr("Save")
            busy: App.security.settingLimit
            enabled: App.security.canSetLimit && password.text.length > 0
            onClicked: { App.security.setLimit(password.text); password.input.clear(); }
        }
    ]
    Connections {
        target: App.security
        function onLimitStored() { root.close(); }
    }
}
