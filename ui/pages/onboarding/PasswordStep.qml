// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// objectNames: onboardingName onboardingPassword onboardingRepeat
FocusScope {
    id: root

    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column
        width: parent.width
        spacing: Metrics.large

        StepText {
            //: Title of a step.
            title: qsTr("Name and password")
            //: Explains what the password is for.
            text: qsTr("The password locks this wallet on this computer. It is never sent anywhere, and nobody can reset it.")
            Layout.fillWidth: true
        }
        TextField {
            inputName: "onboardingName"
            focus: true
            //: Label of a field.
            label: qsTr("Name of the wallet")
            text: App.onboarding.name
            problem: App.onboarding.nameProblem
            onTextChanged: App.onboarding.name = text
            onAccepted: password.input.forceActiveFocus(Qt.TabFocusReason)
        }
        PasswordField {
            id: password
            inputName: "onboardingPassword"
            //: Label of a field.
            label: qsTr("Password")
            problem: App.onboarding.passwordProblem
            onEdited: App.onboarding.setPassword(text)
            onAccepted: repeat.input.forceActiveFocus(Qt.TabFocusReason)
        }
        StrengthMeter {
            score: App.onboarding.passwordScore
            time: App.onboarding.passwordTime
            Layout.fillWidth: true
            Layout.topMargin: -Metrics.small
        }
        PasswordField {
            id: repeat
            inputName: "onboardingRepeat"
            //: Label of a field.
            label: qsTr("Password again")
            problem: App.onboarding.repeatProblem
            onEdited: App.onboarding.setPasswordRepeat(text)
            onAccepted: App.onboarding.next()
        }
    }
    Component.onDestruction: { App.wipe(password.text); App.wipe(repeat.text); password.input.clear(); repeat.input.clear(); }
}
