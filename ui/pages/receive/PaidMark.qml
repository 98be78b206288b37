// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// Takes the code's place when the request is paid.
ColumnLayout {
    id: root

    spacing: Grid.medium

    Item { Layout.fillHeight: true }
    OutcomeMark {
        glyph: "check"
        visible: root.visible
        Layout.alignment: Qt.AlignHCenter
    }
    Label {
        text: App.receive.received
        font: Type.display
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Type.unit.pixelSize
        wrapMode: Text.NoWrap
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    Label {
        text: App.receive.ticker
        color: Theme.colors.soft
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    Item { Layout.fillHeight: true }
}
