// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// The password of a wallet that is restored from its own keys. objectName: onboardingOwnPassword
FocusScope {
    id: root

    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column
        width: parent.width
        spacing: Metrics.large

        StepText {
            //: Title of a step.
            title: qsTr("The password of this wallet")
            //: Explains why the password is asked again.
            text: qsTr("It opens the keys that are still whole. It stays the password of the wallet.")
            Layout.fillWidth: true
        }
        PasswordField {
            id: password
            inputName: "onboardingOwnPassword"
            focus: true
            //: Label of a field.
            label: qsTr("Password")
            onEdited: App.onboarding.setOwnPassword(text)
            onAccepted: App.onboarding.next()
        }
    }
    Component.onDestruction: { App.wipe(password.text); password.input.clear(); }
}
