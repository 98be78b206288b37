// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Ui

// A page's or card's title with what belongs beside it.
RowLayout {
    id: root

    required property string text
    property font font: Type.heading
    default property alias extras: line.data

    spacing: Metrics.medium

    Label {
        text: root.text
        font: root.font
        Layout.fillWidth: true
        Accessible.role: Accessible.Heading
    }
    RowLayout {
        id: line
        spacing: Metrics.small
        visible: children.length > 0
    }
}
