// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// Takes the code's place when the request is paid.
ColumnLayout {
    id: root

    spacing: Metrics.medium

    Item { Layout.fillHeight: true }
    OutcomeMark {
        glyph: "check"
        visible: root.visible
        Layout.alignment: Qt.AlignHCenter
    }
    BigAmount {
        amount: App.receive.received
        ticker: App.receive.ticker
        Layout.alignment: Qt.AlignHCenter
    }
    Item { Layout.fillHeight: true }
}
