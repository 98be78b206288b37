// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// A rehearsal of the day a backup is needed. objectNames: testBackupChoose testBackupPassword testBackupTest
Dialog {
    id: root

    //: Title of a dialog.
    title: qsTr("Test my backup")
    onClosed: { App.wipe(password.text); password.input.clear(); App.backup.forget(); }

    Label {
        //: Explains what testing a backup does.
        text: qsTr("The file is opened as if you had lost everything, and compared with this wallet. Nothing is changed.")
        color: Theme.colors.soft
        Layout.fillWidth: true
    }
    FileDrop {
        namePrefix: "testBackup"
        fileName: App.backup.testName
        //: In the area that takes a backup file.
        text: qsTr("Drop the backup file here")
        //: Button: opens a file dialog.
        choose: qsTr("Choose a file")
        //: Kinds of file in a file dialog.
        filters: [qsTr("Tacit backups (*.tacit-backup)"), qsTr("All files (*)")]
        onChosen: (file) => App.backup.setTestFile(file)
    }
    PasswordField {
        id: password
        visible: App.backup.testText.length === 0
        inputName: "testBackupPassword"
        focus: true
        //: Label of a field.
        label: qsTr("Password of the backup")
        problem: App.backup.testProblem
        readOnly: App.backup.testing
        onAccepted: if (test.enabled) test.clicked()
    }
    Notice {
        visible: text.length > 0
        kind: App.backup.testComplete ? Notice.Good : Notice.Warning
        text: App.backup.testText
    }
    actions: [
        Button {
            //: Button: closes a dialog.
            text: qsTr("Close")
            onClicked: root.close()
        },
        Button {
            id: test
            objectName: "testBackupTest"
            kind: Button.Primary
            visible: App.backup.testText.length === 0
            //: Button: opens the backup file and compares it with the wallet.
            text: qsTr("Test")
            busy: App.backup.testing
            enabled: !App.backup.testing && App.backup.testName.length > 0 && password.text.length > 0
            onClicked: { App.backup.test(password.text); password.input.clear(); }
        }
    ]
}
