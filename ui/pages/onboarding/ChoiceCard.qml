// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Tacit.Ui

// A large choice with its explanation.
T.AbstractButton {
    id: root

    required property string glyph
    required property string detail
    property bool main: false

    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    padding: Metrics.large + Metrics.tiny
    hoverEnabled: true
    Accessible.role: root.checkable ? Accessible.RadioButton : Accessible.Button
    Accessible.name: root.text
    Accessible.description: root.detail
    Accessible.checkable: root.checkable
    Accessible.checked: root.checked
    Keys.onReturnPressed: (event) => { if (!event.isAutoRepeat) root.clicked(); }
    Keys.onEnterPressed: (event) => { if (!event.isAutoRepeat) root.clicked(); }

    contentItem: RowLayout {
        spacing: Metrics.large

        Avatar {
            glyph: root.glyph
            implicitWidth: Metrics.control
            implicitHeight: Metrics.control
            color: root.main ? Theme.colors.accent : Theme.colors.tint
            ink: root.main ? Theme.colors.accentInk : Theme.colors.tintInk
        }
        ColumnLayout {
            spacing: 2
            Label {
                text: root.text
                font: Type.strong
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Label {
                text: root.detail
                font: Type.small
                color: Theme.colors.soft
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
        Icon {
            icon: root.checkable ? "check" : "chevron-right"
            size: Metrics.icon
            color: root.checkable ? Theme.colors.accent : Theme.colors.soft
            opacity: root.checkable && !root.checked ? 0 : 1
        }
    }
    background: Rectangle {
        id: ground
        radius: Metrics.cardRadius
        color: Theme.colors.surface
        border.width: root.checked ? Metrics.focusWidth : Metrics.hair
        border.color: root.checked ? Theme.colors.accent : root.hovered ? Theme.colors.border : Theme.colors.line

        Rectangle {
            anchors.fill: parent
            radius: ground.radius
            color: root.down ? Theme.colors.press : Theme.colors.hover
            visible: root.hovered || root.down
        }
        FocusRing {
            shown: root.visualFocus
            corner: ground.radius
        }
    }
}
