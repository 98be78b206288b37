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

    implicitWidth: Grid.qr
    implicitHeight: Grid.qr
    radius: Grid.radius
    color: "white"

    QrCode {
        anchors.fill: parent
        anchors.margins: Grid.tiny
        text: root.text
        Accessible.role: Accessible.Graphic
        Accessible.name: root.name
    }
}
