// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

Card {
    id: root

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.large

        Heading {
            //: Title of a part of Settings.
            text: qsTr("Security")
        }
        Notice {
            visible: !App.settings.wordsConfirmed
            kind: Notice.Warning
            //: In Settings, until the words were asked back.
            text: qsTr("Your 24 words have not been checked yet. Without them a broken disk loses your money.")
        }
        Choice {
            visible: App.settings.hasPassword
            boxName: "settingsLock"
            //: Label of a choice like "after 5 minutes".
            label: qsTr("Lock by itself")
            choices: App.settings.lockChoices
            current: App.settings.lockChoice
            Layout.fillWidth: true
            onChosen: (index) => App.settings.lockChoice = index
        }
        Flow {
            spacing: Metrics.small
            Layout.fillWidth: true

            Button {
                objectName: "settingsWords"
                glyph: "words"
                //: Button: shows the 24 words that restore the wallet.
                text: qsTr("Show the words")
                onClicked: words.open()
            }
            Button {
                objectName: "settingsKeys"
                glyph: "eye"
                //: Button: shows the keys with which somebody else can watch the wallet.
                text: qsTr("View keys")
                onClicked: keys.open()
            }
        }
    }
    WordsDialog { id: words }
    ViewKeysDialog { id: keys }
    Connections {
        target: App.notices
        function onBackupWanted() { words.open(); }
    }
    Connections {
        target: App.settings
        function onSecretsChanged() { if (App.settings.wordsShown) words.open(); else if (App.settings.incomingViewKey.length > 0) keys.open(); }
    }
}
