// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Tacit.Ui

// Takes one file: dropped here, or chosen. `namePrefix` names the button.
Item {
    id: root

    required property string text
    required property string choose
    required property var filters
    property string fileName
    property string namePrefix
    signal chosen(url file)

    implicitHeight: row.implicitHeight + Metrics.large * 2
    implicitWidth: row.implicitWidth + Metrics.large * 2
    Layout.fillWidth: true

    Rectangle {
        anchors.fill: parent
        radius: Metrics.cardRadius
        color: drop.containsDrag ? Theme.colors.tint : "transparent"
        border.width: drop.containsDrag ? Metrics.focusWidth : Metrics.hair
        border.color: drop.containsDrag ? Theme.colors.accent : Theme.colors.border
    }
    RowLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: Metrics.large
        spacing: Metrics.medium

        Avatar { glyph: root.fileName.length > 0 ? "check" : "save" }
        Label {
            text: root.fileName.length > 0 ? root.fileName : root.text
            font: root.fileName.length > 0 ? Type.strong : Type.body
            color: root.fileName.length > 0 ? Theme.colors.ink : Theme.colors.soft
            elide: Text.ElideMiddle
            maximumLineCount: 3
            Layout.fillWidth: true
        }
        Button {
            objectName: root.namePrefix + "Choose"
            text: root.choose
            onClicked: dialog.open()
        }
    }
    DropArea {
        id: drop
        anchors.fill: parent
        keys: ["text/uri-list"]
        onDropped: (event) => root.chosen(event.urls[0])
        Accessible.ignored: true
    }
    FileDialog {
        id: dialog
        nameFilters: root.filters
        onAccepted: root.chosen(dialog.selectedFile)
    }
}
