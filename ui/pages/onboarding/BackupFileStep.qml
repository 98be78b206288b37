// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// objectNames: backupFileChoose backupFilePassword backupFileOpen
FocusScope {
    id: root

    readonly property bool opened: App.onboarding.backupText.length > 0
    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column
        width: parent.width
        spacing: Metrics.large

        StepText {
            //: Title of a step.
            title: qsTr("Open your backup file")
            //: Explains what happens with a backup file.
            text: qsTr("Its password is the one you gave when you saved it. You see what is in it before anything is restored.")
            Layout.fillWidth: true
        }
        FileDrop {
            namePrefix: "backupFile"
            focus: true
            fileName: App.onboarding.backupName
            //: In the area that takes a backup file.
            text: qsTr("Drop the backup file here")
            //: Button: opens a file dialog.
            choose: qsTr("Choose a file")
            //: Kinds of file in a file dialog.
            filters: [qsTr("Tacit backups (*.tacit-backup)"), qsTr("All files (*)")]
            onChosen: (file) => App.onboarding.setBackupFile(file)
        }
        PasswordField {
            id: password
            visible: App.onboarding.backupName.length > 0 && !root.opened
            inputName: "backupFilePassword"
            //: Label of a field.
            label: qsTr("Password of the backup")
            problem: App.onboarding.backupProblem
            readOnly: App.onboarding.backupChecking
            onAccepted: if (open.enabled) open.clicked()
        }
        Button {
            id: open
            objectName: "backupFileOpen"
            visible: password.visible
            //: Button: opens a backup file with its password.
            text: qsTr("Open")
            busy: App.onboarding.backupChecking
            enabled: password.text.length > 0 && !App.onboarding.backupChecking
            Layout.alignment: Qt.AlignRight
            onClicked: { App.onboarding.openBackup(password.text); password.input.clear(); }
        }
        Notice {
            visible: root.opened
            kind: Notice.Good
            //: Title above what a backup file holds.
            title: qsTr("This backup opens")
            text: App.onboarding.backupText
        }
    }
    Component.onDestruction: { App.wipe(password.text); password.input.clear(); }
}
