// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// objectNames: settingsWords settingsSaveBackup settingsTestBackup
Card {
    id: root

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.large

        Heading {
            //: Title of a part of Settings.
            text: qsTr("Backup")
        }
        Notice {
            visible: !App.watching
            kind: App.settings.wordsConfirmed ? Notice.Good : Notice.Warning
            text: App.settings.wordsConfirmed
                  //: In Settings, after the words were asked back.
                  ? qsTr("You have proved that you have the 24 words.")
                  //: In Settings, until the words were asked back.
                  : qsTr("Your 24 words have not been checked yet. Without them a broken disk loses your money.")
        }
        Label {
            text: App.backup.lastText
            color: Theme.colors.soft
            Layout.fillWidth: true
        }
        Flow {
            spacing: Metrics.small
            Layout.fillWidth: true

            Button {
                objectName: "settingsWords"
                glyph: "words"
                visible: !App.watching
                //: Button: shows the 24 words that restore the wallet.
                text: qsTr("Show the words")
                onClicked: words.open()
            }
            Button {
                objectName: "settingsSaveBackup"
                glyph: "save"
                //: Button: opens the dialog that saves an encrypted backup file.
                text: qsTr("Save a backup file")
                onClicked: save.open()
            }
            Button {
                objectName: "settingsTestBackup"
                glyph: "shield"
                //: Button: opens the dialog that tries whether a backup file would bring the wallet back.
                text: qsTr("Test my backup")
                onClicked: test.open()
            }
        }
    }
    WordsDialog { id: words }
    SaveBackupDialog { id: save }
    TestBackupDialog { id: test }
    Connections {
        target: App.notices
        function onBackupWanted() { words.open(); }
    }
    Connections {
        target: App.settings
        function onSecretsChanged() { if (App.settings.wordsShown) words.open(); }
        function onDialogWanted(dialog) { if (dialog === SettingsModel.SaveBackupDialog) save.open(); else if (dialog === SettingsModel.TestBackupDialog) test.open(); }
    }
}
