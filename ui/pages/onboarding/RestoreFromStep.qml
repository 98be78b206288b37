// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// objectNames: restoreWords restoreBackup
FocusScope {
    id: root

    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column
        width: parent.width
        spacing: Metrics.medium

        StepText {
            //: Title of a step.
            title: qsTr("Restore from what?")
            //: Explains the two ways to restore a wallet.
            text: qsTr("Either is enough by itself.")
            Layout.fillWidth: true
            Layout.bottomMargin: Metrics.small
        }
        ChoiceCard {
            objectName: "restoreWords"
            glyph: "words"
            focus: true
            //: A way to restore a wallet.
            text: qsTr("24 words")
            //: Explains restoring from words.
            detail: qsTr("Brings back the money and every payment. Names, your own notes and requests are only in a backup file.")
            Layout.fillWidth: true
            onClicked: App.onboarding.fromWords()
        }
        ChoiceCard {
            objectName: "restoreBackup"
            glyph: "save"
            //: A way to restore a wallet.
            text: qsTr("An encrypted backup file")
            //: Explains restoring from a file.
            detail: qsTr("Brings back everything as it was when the file was made, and then the payments since.")
            Layout.fillWidth: true
            onClicked: App.onboarding.fromBackup()
        }
    }
}
