// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// objectNames: restoreKeys restoreWords restoreBackup restoreViewKey
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
            text: App.onboarding.over ? App.onboarding.overText : qsTr("Either is enough by itself.")
            Layout.fillWidth: true
            Layout.bottomMargin: Metrics.small
        }
        ChoiceCard {
            objectName: "restoreKeys"
            glyph: "key"
            main: true
            visible: App.onboarding.ownKeys
            focus: visible
            //: A way to restore a wallet whose file of payments is damaged.
            text: qsTr("This wallet's own keys")
            //: Explains restoring a wallet from the keys that are still in its folder.
            detail: qsTr("They are whole, so its password is enough. Brings back the money and every payment, as the words do.")
            Layout.fillWidth: true
            onClicked: App.onboarding.fromOwnKeys()
        }
        ChoiceCard {
            objectName: "restoreWords"
            glyph: "words"
            focus: !App.onboarding.ownKeys
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
        ChoiceCard {
            objectName: "restoreViewKey"
            glyph: "eye"
            visible: App.onboarding.over
            //: A way to restore a wallet that only watches.
            text: qsTr("A view key")
            //: Explains restoring from a view key.
            detail: qsTr("For a wallet that only watched another one: it sees again, and can not pay.")
            Layout.fillWidth: true
            onClicked: App.onboarding.fromViewKey()
        }
    }
}
