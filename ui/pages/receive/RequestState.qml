// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Models
import Tacit.Ui

// What the request waits for. objectName: receiveState
Item {
    id: root

    property bool large: false
    readonly property bool paid: App.receive.state === ReceiveModel.Paid || App.receive.state === ReceiveModel.Overpaid

    implicitHeight: words.implicitHeight
    implicitWidth: Metrics.qr

    Label {
        id: words
        objectName: "receiveState"
        x: (root.width - width + dot.width + Metrics.small) / 2
        width: Math.min(implicitWidth, root.width - dot.width - Metrics.small)
        text: App.receive.stateText
        font: root.large ? Type.unit : Type.small
        color: root.paid ? Theme.colors.good : Theme.colors.soft
        Accessible.role: Accessible.AlertMessage
    }
    StatusDot {
        id: dot
        x: words.x - width - Metrics.small
        y: root.large ? Metrics.small : Metrics.tiny
        level: root.paid ? NodeModel.Good : App.receive.state === ReceiveModel.Expired ? NodeModel.NotKnown : NodeModel.Working
    }
}
