// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Ui

// The large round mark of something that ended.
Rectangle {
    id: root

    required property string glyph
    property color ink: Theme.colors.goodInk

    implicitWidth: Metrics.largeMark
    implicitHeight: Metrics.largeMark
    radius: height / 2
    color: Theme.colors.good
    Accessible.ignored: true

    Icon {
        anchors.centerIn: parent
        icon: root.glyph
        size: Metrics.page
        color: root.ink
    }
    NumberAnimation on scale {
        from: 0.6
        to: 1
        duration: Motion.slow
        easing.type: Easing.OutBack
        running: root.visible
    }
}
