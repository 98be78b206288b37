// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Tacit.Ui

// One page in the navigation; an icon alone when `narrow`.
T.AbstractButton {
    id: root

    required property string glyph
    property bool narrow: false

    implicitHeight: Metrics.control
    implicitWidth: Metrics.control
    leftPadding: Metrics.medium
    rightPadding: Metrics.medium
    hoverEnabled: true
    Accessible.role: Accessible.PageTab
    Accessible.name: root.text
    Accessible.selected: root.checked
    Keys.onReturnPressed: (event) => { if (!event.isAutoRepeat) root.clicked(); }
    Keys.onEnterPressed: (event) => { if (!event.isAutoRepeat) root.clicked(); }
    Keys.onUpPressed: root.nextItemInFocusChain(false).forceActiveFocus(Qt.TabFocusReason)
    Keys.onDownPressed: root.nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason)
    Layout.fillWidth: true

    contentItem: RowLayout {
        spacing: Metrics.medium

        Icon {
            icon: root.glyph
            color: root.checked ? Theme.colors.tintInk : root.hovered ? Theme.colors.ink : Theme.colors.soft
            Layout.alignment: root.narrow ? Qt.AlignCenter : Qt.AlignVCenter
        }
        Label {
            text: root.text
            visible: !root.narrow
            font: root.checked ? Type.strong : Type.body
            color: root.checked ? Theme.colors.tintInk : root.hovered ? Theme.colors.ink : Theme.colors.soft
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: Metrics.radius
        color: root.checked ? Theme.colors.tint : root.hovered ? Theme.colors.hover : "transparent"

        FocusRing {
            shown: root.visualFocus
            gap: -Metrics.focusWidth
        }
    }

    Tip {
        text: root.text
        shown: root.narrow && (root.hovered || root.visualFocus)
    }
}
