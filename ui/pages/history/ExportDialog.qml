// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// Payments into a file for other programs. objectNames: exportWhat exportKind0..1 exportSave
Dialog {
    id: root

    //: Title of a dialog.
    title: qsTr("Save the history")
    visible: App.exporter.open
    onClosed: App.exporter.open = false

    Choice {
        boxName: "exportWhat"
        focus: true
        visible: App.exporter.choices.length > 1
        //: Label of a choice between all payments and those that the filter shows.
        label: qsTr("Which payments")
        choices: App.exporter.choices
        current: App.exporter.everything ? 1 : 0
        Layout.fillWidth: true
        onChosen: (index) => App.exporter.everything = index === 1
    }
    Label {
        visible: App.exporter.choices.length === 1
        text: App.exporter.choices[0]
        Layout.fillWidth: true
    }
    ColumnLayout {
        spacing: Metrics.small

        Segmented {
            namePrefix: "exportKind"
            Layout.fillWidth: true
            Layout.maximumWidth: implicitWidth
            //: What a screen reader calls the choice between two kinds of file.
            name: qsTr("Kind of file")
            //: Kinds of file.
            choices: [qsTr("CSV, for a spreadsheet"), qsTr("JSON, for a program")]
            current: App.exporter.json ? 1 : 0
            onChosen: (index) => App.exporter.json = index === 1
        }
    }
    Notice {
        kind: Notice.Warning
        //: In the dialog that saves the history.
        title: qsTr("The file is not encrypted")
        //: In the dialog that saves the history.
        text: qsTr("It holds amounts, addresses, notes and names of these payments. Whoever gets it can read all of it. No key is in it: nobody can spend with it.")
    }
    Notice {
        kind: Notice.Bad
        text: App.exporter.problem
        visible: text.length > 0
    }
    actions: [
        Button {
            //: Button: closes a dialog without changing anything.
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        Button {
            objectName: "exportSave"
            kind: Button.Primary
            glyph: "save"
            busy: App.exporter.working
            enabled: !App.exporter.working && App.exporter.count > 0
            //: Button: asks for a file and writes the payments into it.
            text: qsTr("Save %n payment(s)", "", App.exporter.count)
            onClicked: { file.selectedFile = App.exporter.suggestedFile; file.open(); }
        }
    ]

    FileDialog {
        id: file
        fileMode: FileDialog.SaveFile
        defaultSuffix: App.exporter.json ? "json" : "csv"
        //: Kinds of file in a file dialog.
        nameFilters: App.exporter.json ? [qsTr("JSON (*.json)")] : [qsTr("CSV (*.csv)")]
        onAccepted: App.exporter.save(file.selectedFile)
    }
}
