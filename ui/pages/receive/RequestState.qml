// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// What the request waits for. objectName: receiveState
RowLayout {
    id: root

    property bool large: false

    spacing: Metrics.small

    Item { Layout.fillWidth: true }
    StatusDot {
        level: App.receive.state === ReceiveModel.Paid || App.receive.state === ReceiveModel.Overpaid ? NodeModel.Good
               : App.receive.state === ReceiveModel.Expired ? NodeModel.NotKnown : NodeModel.Working
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: root.large ? Metrics.small : Metrics.tiny + 1
    }
    Label {
        objectName: "receiveState"
        text: App.receive.stateText
        font: root.large ? Type.unit : Type.small
        color: App.receive.state === ReceiveModel.Paid || App.receive.state === ReceiveModel.Overpaid ? Theme.colors.good : Theme.colors.soft
        Layout.maximumWidth: root.width - Metrics.huge
        Accessible.role: Accessible.AlertMessage
    }
    Item { Layout.fillWidth: true }
}
