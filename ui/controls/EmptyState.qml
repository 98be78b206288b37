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

    spacing: Metrics.small

    Avatar {
        glyph: root.glyph
        implicitWidth: Metrics.vast
        implicitHeight: Metrics.vast
        Layout.alignment: Qt.AlignHCenter
        Layout.bottomMargin: Metrics.small
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
        Layout.maximumWidth: Metrics.formWidth
        Layout.alignment: Qt.AlignHCenter
    }
    Row {
        id: line
        spacing: Metrics.small
        visible: children.length > 0
        Layout.alignment: Qt.AlignHCenter
        Layout.topMargin: Metrics.small
    }
}
