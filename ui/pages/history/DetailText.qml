// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Ui

// A text of a payment under its name.
ColumnLayout {
    id: root

    required property string name
    required property string value
    property bool fixedWidth: false

    spacing: Metrics.tiny
    visible: root.value.length > 0

    Label {
        text: root.name
        font: Type.small
        color: Theme.colors.soft
        Layout.fillWidth: true
    }
    Label {
        text: root.value
        font: root.fixedWidth ? Type.mono : Type.body
        wrapMode: root.fixedWidth ? Text.WrapAtWordBoundaryOrAnywhere : Text.Wrap
        Layout.fillWidth: true
    }
}
