// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// The ways to read a QR code, what was seen, and the choice among several. Give it a QrScanner.
// objectNames: qrPicture qrScreen qrCamera qrChoice0 qrChoice1 …
ColumnLayout {
    id: root

    required property QrScanner scanner
    // The width that there is; a page that knows it before its layout does gives it, which spares that a round.
    property real room: root.width

    spacing: Metrics.medium

    GridLayout {
        columns: root.room < Metrics.panel ? 1 : 3
        columnSpacing: Metrics.small
        rowSpacing: Metrics.small
        Layout.fillWidth: true

        Button {
            objectName: "qrPicture"
            Layout.fillWidth: true
            glyph: "picture"
            //: Button: opens a file dialog.
            text: qsTr("Choose a picture")
            busy: root.scanner.busy
            enabled: !root.scanner.busy
            onClicked: file.open()
        }
        Button {
            objectName: "qrScreen"
            Layout.fillWidth: true
            glyph: "fullscreen"
            //: Button: looks for a QR code on the whole screen.
            text: qsTr("From the screen")
            enabled: !root.scanner.busy
            onClicked: root.scanner.readScreen()
        }
        Button {
            objectName: "qrCamera"
            Layout.fillWidth: true
            glyph: "camera"
            //: Button: reads a QR code with the camera.
            text: qsTr("Camera")
            enabled: !root.scanner.busy
            onClicked: root.scanner.camera.start()
        }
    }
    Notice {
        kind: Notice.Warning
        text: root.scanner.problem
        visible: text.length > 0
    }
    QrChoices { scanner: root.scanner }
    FileDialog {
        id: file
        //: Kinds of file in a file dialog.
        nameFilters: [qsTr("Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.gif)"), qsTr("All files (*)")]
        onAccepted: root.scanner.readFile(file.selectedFile)
    }
    QrReader { scanner: root.scanner }
}
