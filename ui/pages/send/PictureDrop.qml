// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// Takes the picture of a QR code: dropped here, or chosen from a file.
Item {
    id: root

    implicitHeight: column.implicitHeight + Metrics.page * 2
    implicitWidth: column.implicitWidth + Metrics.huge * 2

    Rectangle {
        anchors.fill: parent
        radius: Metrics.cardRadius
        color: drop.containsDrag ? Theme.colors.tint : "transparent"
        border.width: drop.containsDrag ? Metrics.focusWidth : Metrics.hair
        border.color: drop.containsDrag ? Theme.colors.accent : Theme.colors.line
    }
    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: Metrics.huge
        spacing: Metrics.medium

        Avatar {
            glyph: "picture"
            implicitWidth: Metrics.control + Metrics.tiny
            implicitHeight: Metrics.control + Metrics.tiny
            Layout.alignment: Qt.AlignHCenter
        }
        Label {
            //: Title of the area that takes a picture.
            text: qsTr("Have a QR code?")
            font: Type.heading
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        Label {
            //: In the area that takes a picture.
            text: qsTr("Drop a picture of it here, paste one, or choose a file.")
            font: Type.small
            color: Theme.colors.soft
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        Button {
            objectName: "sendPicture"
            //: Button: opens a file dialog.
            text: qsTr("Choose a picture")
            busy: App.send.readingPicture
            enabled: !App.send.readingPicture
            Layout.alignment: Qt.AlignHCenter
            onClicked: file.open()
        }
        Notice {
            kind: Notice.Warning
            text: App.send.pictureProblem
            visible: text.length > 0
        }
    }
    DropArea {
        id: drop
        anchors.fill: parent
        keys: ["text/uri-list"]
        onDropped: (event) => App.send.readPicture(event.urls[0])
        Accessible.ignored: true
    }
    FileDialog {
        id: file
        //: Kinds of file in a file dialog.
        nameFilters: [qsTr("Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.gif)"), qsTr("All files (*)")]
        onAccepted: App.send.readPicture(file.selectedFile)
    }
}
