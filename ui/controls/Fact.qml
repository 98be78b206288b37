// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Ui

// A name and its value on one line.
RowLayout {
    id: root

    required property string name
    required property string value
    property font font: Type.figures
    property color color: Theme.colors.ink

    spacing: Metrics.large
    visible: root.value.length > 0
    Layout.fillWidth: true
    Accessible.role: Accessible.StaticText
    Accessible.name: root.name + ": " + root.value

    Label {
        text: root.name
        color: Theme.colors.soft
        wrapMode: Text.NoWrap
        Layout.alignment: Qt.AlignTop
        Accessible.ignored: true
    }
    Label {
        text: root.value
        font: root.font
        color: root.color
        horizontalAlignment: Text.AlignRight
        Layout.fillWidth: true
        Accessible.ignored: true
    }
}
