// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// objectName: onboardingDate
FocusScope {
    id: root

    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column
        width: parent.width
        spacing: Metrics.huge

        StepText {
            //: Title of a step.
            title: qsTr("When did you start?")
            //: Explains why a date is asked for.
            text: qsTr("About when the wallet was first used. Days before are skipped, which saves time. A day too early does no harm.")
            Layout.fillWidth: true
        }
        TextField {
            inputName: "onboardingDate"
            focus: true
            //: Label of a field.
            label: qsTr("Date")
            //: Inside the empty field: how a date is typed. Keep the order year, month, day.
            placeholder: qsTr("2026-01-31")
            problem: App.onboarding.startedProblem
            Layout.maximumWidth: Metrics.qr
            onTextChanged: App.onboarding.setStartedText(text)
            onAccepted: App.onboarding.next()
        }
        Notice {
            visible: text.length > 0
            text: App.onboarding.startedText
        }
    }
}
