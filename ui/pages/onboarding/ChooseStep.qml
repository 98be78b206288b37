// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// objectNames: welcomeTry welcomeCreate welcomeRestore welcomeWatch
FocusScope {
    id: root

    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column
        width: parent.width
        spacing: Metrics.medium

        StepText {
            //: The first thing a new person reads.
            title: qsTr("Money between two people, and nobody else.")
            //: The first thing a new person reads, second line.
            text: qsTr("Nobody but you and the other one sees who paid, who was paid, or how much. A payment is final in under a second.")
            Layout.fillWidth: true
            Layout.bottomMargin: Metrics.large
        }
        ChoiceCard {
            objectName: "welcomeTry"
            glyph: "try"
            main: true
            focus: true
            //: First launch: a way to begin.
            text: qsTr("Try it here")
            //: First launch: explains "Try it here".
            detail: qsTr("A practice network on this computer, with test money. No account, no server; ready in seconds.")
            Layout.fillWidth: true
            onClicked: App.onboarding.tryHere()
        }
        ChoiceCard {
            objectName: "welcomeCreate"
            glyph: "wallet"
            //: First launch: a way to begin.
            text: qsTr("Create a wallet")
            //: First launch: explains "Create a wallet".
            detail: qsTr("A password and 24 words on paper. It takes about a minute.")
            Layout.fillWidth: true
            onClicked: App.onboarding.create()
        }
        ChoiceCard {
            objectName: "welcomeRestore"
            glyph: "restore"
            //: First launch: a way to begin.
            text: qsTr("Restore a wallet")
            //: First launch: explains "Restore a wallet".
            detail: qsTr("From the 24 words you wrote down, or from an encrypted backup file.")
            Layout.fillWidth: true
            onClicked: App.onboarding.restore()
        }
        ChoiceCard {
            objectName: "welcomeWatch"
            glyph: "eye"
            //: First launch: a way to begin.
            text: qsTr("Watch a wallet")
            //: First launch: explains "Watch a wallet".
            detail: qsTr("With its view key: see what arrives, without being able to spend.")
            Layout.fillWidth: true
            onClicked: App.onboarding.watch()
        }
    }
}
