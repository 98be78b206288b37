// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tacit.Ui

// An action with an icon alone; `name` is what a screen reader and the tip say.
T.AbstractButton {
    id: root

    required property string name
    required property string glyph
    property color color: Theme.colors.soft

    implicitWidth: Metrics.smallControl
    implicitHeight: Metrics.smallControl
    padding: Metrics.small
    hoverEnabled: true
    opacity: enabled ? 1 : 0.45
    Accessible.role: Accessible.Button
    Accessible.name: root.name
    Keys.onReturnPressed: (event) => { if (!event.isAutoRepeat) root.clicked(); }
    Keys.onEnterPressed: (event) => { if (!event.isAutoRepeat) root.clicked(); }

    contentItem: Icon {
        icon: root.glyph
        color: root.hovered ? Theme.colors.ink : root.color
        fillMode: Image.Pad
    }
    background: Rectangle {
        id: ground
        radius: Metrics.radius
        color: root.down ? Theme.colors.press : root.hovered ? Theme.colors.hover : "transparent"

        FocusRing {
            shown: root.visualFocus
            corner: ground.radius
            gap: 0
        }
    }

    Tip {
        text: root.name
        shown: root.hovered || root.visualFocus
    }
}
