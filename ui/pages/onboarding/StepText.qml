// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Ui

// A step's title and what it is for.
ColumnLayout {
    id: root

    required property string title
    property string text

    spacing: Metrics.small

    Label {
        text: root.title
        font: Type.headline
        Layout.fillWidth: true
        Accessible.role: Accessible.Heading
    }
    Label {
        text: root.text
        color: Theme.colors.soft
        visible: text.length > 0
        lineHeight: 1.15
        Layout.fillWidth: true
    }
}
