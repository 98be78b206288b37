// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Tacit.Ui

// One wallet or account to switch to, or an action, in the switcher's list.
T.AbstractButton {
    id: root

    property string glyph
    property string value
    property bool current: false

    implicitHeight: Math.max(Metrics.control, contentItem.implicitHeight + Metrics.small)
    leftPadding: Metrics.small
    rightPadding: Metrics.small
    hoverEnabled: true
    Accessible.role: root.glyph.length > 0 ? Accessible.Button : Accessible.RadioButton
    Accessible.name: root.value.length > 0 ? root.text + ", " + root.value : root.text
    Accessible.checkable: root.glyph.length === 0
    Accessible.checked: root.current
    Keys.onReturnPressed: (event) => { if (!event.isAutoRepeat) root.clicked(); }
    Keys.onEnterPressed: (event) => { if (!event.isAutoRepeat) root.clicked(); }
    Keys.onUpPressed: root.nextItemInFocusChain(false).forceActiveFocus(Qt.TabFocusReason)
    Keys.onDownPressed: root.nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason)
    Layout.fillWidth: true

    contentItem: RowLayout {
        spacing: Metrics.small

        Icon {
            icon: root.glyph.length > 0 ? root.glyph : "check"
            size: Metrics.icon
            color: root.current ? Theme.colors.accent : Theme.colors.soft
            opacity: root.glyph.length > 0 || root.current ? 1 : 0
        }
        Label {
            text: root.text
            font: root.current ? Type.strong : Type.body
            maximumLineCount: 3
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Label {
            text: root.value
            font: Type.smallFigures
            color: Theme.colors.soft
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: Metrics.small
        color: root.down ? Theme.colors.press : root.hovered ? Theme.colors.hover : "transparent"

        FocusRing {
            shown: root.visualFocus
            corner: Metrics.small
            gap: -Metrics.focusWidth
        }
    }
}
