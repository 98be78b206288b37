// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// Another password for the wallet. objectNames: passwordOld passwordNew passwordRepeat passwordChange
Dialog {
    id: root

    //: Title of a dialog.
    title: App.settings.hasPassword ? qsTr("Change the password") : qsTr("Set a password")
    onClosed: { root.clear(); App.security.forget(); }

    function clear() { for (const field of [old, next, repeat]) { App.wipe(field.text); field.input.clear(); } }

    Label {
        //: Explains what changing the password does.
        text: qsTr("The words stay the same. Backup files that you saved keep their own passwords.")
        color: Theme.colors.soft
        Layout.fillWidth: true
    }
    PasswordField {
        id: old
        visible: App.settings.hasPassword
        inputName: "passwordOld"
        focus: visible
        //: Label of a field.
        label: qsTr("Password until now")
        problem: App.security.changeProblem
        readOnly: App.security.changing
        onAccepted: next.input.forceActiveFocus(Qt.TabFocusReason)
    }
    PasswordField {
        id: next
        inputName: "passwordNew"
        focus: !old.visible
        //: Label of a field.
        label: qsTr("New password")
        problem: App.security.passwordProblem
        readOnly: App.security.changing
        onEdited: App.security.setPassword(text)
        onAccepted: repeat.input.forceActiveFocus(Qt.TabFocusReason)
    }
    StrengthMeter {
        score: App.security.passwordScore
        time: App.security.passwordTime
        Layout.fillWidth: true
        Layout.topMargin: -Metrics.small
    }
    PasswordField {
        id: repeat
        inputName: "passwordRepeat"
        //: Label of a field.
        label: qsTr("New password again")
        problem: App.security.repeatProblem
        readOnly: App.security.changing
        onEdited: App.security.setPasswordRepeat(text)
        onAccepted: if (change.enabled) change.clicked()
    }
    actions: [
        Button {
            //: Button: closes a dialog without changing anything.
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        Button {
            id: change
            objectName: "passwordChange"
            kind: Button.Primary
            //: Button: the new password is used from now on.
            text: qsTr("Change")
            busy: App.security.changing
            enabled: App.security.canChange && (old.text.length > 0 || !App.settings.hasPassword)
            onClicked: { App.security.change(old.text); old.input.clear(); }
        }
    ]
    Connections {
        target: App.security
        function onPasswordChanged() { root.close(); }
    }
}
