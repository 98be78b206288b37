// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Ui

// Where there is nothing yet: why, and what would put something there.
ColumnLayout {
    id: root

    required property string glyph
    required property string title
    property string text
    default property alias actions: line.data

    spacing: Grid.small

    Avatar {
        glyph: root.glyph
        implicitWidth: Grid.vast
        implicitHeight: Grid.vast
        Layout.alignment: Qt.AlignHCenter
        Layout.bottomMargin: Grid.small
    }
    Label {
        text: root.title
        font: Type.heading
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    Label {
        text: root.text
        color: Theme.colors.soft
        horizontalAlignment: Text.AlignHCenter
        visible: root.text.length > 0
        Layout.fillWidth: true
        Layout.maximumWidth: Grid.formWidth
        Layout.alignment: Qt.AlignHCenter
    }
    Row {
        id: line
        spacing: Grid.small
        visible: children.length > 0
        Layout.alignment: Qt.AlignHCenter
        Layout.topMargin: Grid.small
    }
}
