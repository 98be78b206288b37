// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Models
import Tacit.Ui

// A code on its own white paper, in every theme.
Rectangle {
    id: root

    required property string text
    required property string name

    implicitWidth: Metrics.qr
    implicitHeight: Metrics.qr
    radius: Metrics.radius
    color: "white"

    QrCode {
        anchors.fill: parent
        anchors.margins: Metrics.tiny
        text: root.text
        Accessible.role: Accessible.Graphic
        Accessible.name: root.name
    }
}
