// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Ui

// Full for what came in, hollow for what went out, so that the two differ without their colour.
Rectangle {
    id: root

    property bool out: false

    radius: Math.min(Metrics.tiny, width / 2, height / 2)
    color: root.out ? Theme.colors.tint : Theme.colors.accent
    border.width: root.out ? Metrics.focusWidth : 0
    border.color: Theme.colors.accent
    Accessible.ignored: true
}
