// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// Takes a QR code: its picture dropped here, and every other way there is.
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

        Label {
            //: Title of the area that takes a picture.
            text: qsTr("Have a QR code?")
            font: Type.heading
            Layout.fillWidth: true
        }
        Label {
            //: In the area that takes a picture.
            text: qsTr("Drop or paste a picture of it, or let the wallet look for it.")
            font: Type.small
            color: Theme.colors.soft
            Layout.fillWidth: true
        }
        QrWays {
            scanner: App.send.scanner
            Layout.fillWidth: true
        }
    }
    DropArea {
        id: drop
        anchors.fill: parent
        onDropped: (event) => App.send.scanner.readDrop(event.urls, event.text)
        Accessible.ignored: true
    }
}
