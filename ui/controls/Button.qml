// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Tacit.Ui

// One action. A page has at most one Primary button.
T.Button {
    id: root

    enum Kind { Secondary, Primary, Quiet, Danger }

    property int kind: Button.Secondary
    property string glyph
    property bool busy: false
    readonly property bool filled: root.kind === Button.Primary || root.kind === Button.Danger
    readonly property color rest: root.kind === Button.Primary ? Theme.colors.accent : root.kind === Button.Danger ? Theme.colors.bad
                                  : root.kind === Button.Quiet ? "transparent" : Theme.colors.surface
    readonly property color inkColor: root.kind === Button.Primary ? Theme.colors.accentInk : root.kind === Button.Danger ? Theme.colors.badInk
                                   : root.kind === Button.Quiet ? Theme.colors.accent : Theme.colors.ink

    implicitWidth: Math.max(Metrics.control, contentItem.implicitWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Metrics.control, contentItem.implicitHeight + topPadding + bottomPadding)
    leftPadding: root.kind === Button.Quiet ? Metrics.medium : Metrics.large + Metrics.tiny
    rightPadding: leftPadding
    topPadding: Metrics.small
    bottomPadding: Metrics.small
    font: Type.strong
    opacity: enabled ? 1 : 0.45
    Accessible.name: root.text
    Keys.onReturnPressed: (event) => { if (!event.isAutoRepeat) root.clicked(); }
    Keys.onEnterPressed: (event) => { if (!event.isAutoRepeat) root.clicked(); }

    contentItem: Item {
        implicitWidth: line.implicitWidth
        implicitHeight: line.implicitHeight

        RowLayout {
            id: line
            anchors.centerIn: parent
            width: Math.min(parent.width, implicitWidth)
            spacing: Metrics.small

            Busy {
                visible: root.busy
                color: root.inkColor
            }
            Icon {
                icon: root.glyph
                visible: root.glyph.length > 0 && !root.busy
                color: root.inkColor
                size: Metrics.icon
            }
            Label {
                text: root.text
                font: root.font
                color: root.inkColor
                horizontalAlignment: root.glyph.length > 0 ? Text.AlignLeft : Text.AlignHCenter
                visible: root.text.length > 0
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        id: ground
        radius: Metrics.radius
        color: root.kind === Button.Primary && root.down ? Theme.colors.accentPress
               : root.kind === Button.Primary && root.hovered ? Theme.colors.accentHover : root.rest
        border.width: root.kind === Button.Secondary ? Metrics.hair : 0
        border.color: Theme.colors.border

        Rectangle {
            anchors.fill: parent
            radius: ground.radius
            visible: root.kind !== Button.Primary && (root.hovered || root.down)
            color: root.down ? Theme.colors.press : Theme.colors.hover
        }
        FocusRing {
            shown: root.visualFocus
            corner: ground.radius
        }
    }
}
