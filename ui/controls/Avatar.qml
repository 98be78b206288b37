// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Ui

// The round mark before a row: letters, or an icon.
Rectangle {
    id: root

    property string letters
    property string glyph
    property color ink: Theme.colors.tintInk

    implicitWidth: Metrics.mark
    implicitHeight: Metrics.mark
    radius: height / 2
    color: Theme.colors.tint
    Accessible.ignored: true

    Label {
        anchors.centerIn: parent
        text: root.letters
        visible: root.glyph.length === 0
        font: root.height > Metrics.control ? Type.title : Type.smallStrong
        color: root.ink
        Accessible.ignored: true
    }
    Icon {
        anchors.centerIn: parent
        icon: root.glyph
        visible: root.glyph.length > 0
        size: root.height / 2
        color: root.ink
    }
}
