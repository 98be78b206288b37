// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtCore
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// An encrypted file of the whole wallet. objectNames: saveBackupOwn saveBackupPassword saveBackupRepeat saveBackupSave
Dialog {
    id: root

    //: Title of a dialog.
    title: qsTr("Save an encrypted backup")
    onClosed: { root.clear(); App.backup.forget(); }

    function clear() { for (const field of [own, password, repeat]) { App.wipe(field.text); field.input.clear(); } }

    Label {
        //: Explains what a backup file is.
        text: qsTr("One file with everything of this wallet: money, payments, notes, contacts and requests. Give it a password of its own; nobody can open it without.")
        color: Theme.colors.soft
        Layout.fillWidth: true
    }
    PasswordField {
        id: own
        visible: App.settings.hasPassword
        inputName: "saveBackupOwn"
        focus: visible
        //: Label of a field.
        label: qsTr("Password of this wallet")
        readOnly: App.backup.saving
        onAccepted: password.input.forceActiveFocus(Qt.TabFocusReason)
    }
    PasswordField {
        id: password
        inputName: "saveBackupPassword"
        focus: !own.visible
        //: Label of a field.
        label: qsTr("Password of the backup")
        problem: App.backup.passwordProblem
        readOnly: App.backup.saving
        onEdited: App.backup.setPassword(text)
        onAccepted: repeat.input.forceActiveFocus(Qt.TabFocusReason)
    }
    StrengthMeter {
        score: App.backup.passwordScore
        time: App.backup.passwordTime
        Layout.fillWidth: true
        Layout.topMargin: -Metrics.small
    }
    PasswordField {
        id: repeat
        inputName: "saveBackupRepeat"
        //: Label of a field.
        label: qsTr("Password of the backup again")
        problem: App.backup.repeatProblem
        readOnly: App.backup.saving
        onEdited: App.backup.setPasswordRepeat(text)
        onAccepted: if (save.enabled) save.clicked()
    }
    Notice {
        kind: Notice.Bad
        visible: text.length > 0
        text: App.backup.saveProblem
    }
    FileDialog {
        id: file
        fileMode: FileDialog.SaveFile
        defaultSuffix: "tacit-backup"
        currentFolder: StandardPaths.writableLocation(StandardPaths.DocumentsLocation)
        selectedFile: file.currentFolder + "/" + encodeURIComponent(App.backup.fileName)
        //: Kinds of file in a file dialog.
        nameFilters: [qsTr("Tacit backups (*.tacit-backup)"), qsTr("All files (*)")]
        onAccepted: { App.backup.save(file.selectedFile, own.text); own.input.clear(); }
    }
    actions: [
        Button {
            //: Button: closes a dialog without changing anything.
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        Button {
            id: save
            objectName: "saveBackupSave"
            kind: Button.Primary
            //: Button: opens a file dialog and saves there.
            text: qsTr("Save as")
            busy: App.backup.saving
            enabled: App.backup.canSave && (own.text.length > 0 || !own.visible)
            onClicked: file.open()
        }
    ]
    Connections {
        target: App.backup
        function onSaved() { root.close(); }
    }
}
