// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tacit.Ui

// What a control without words is called; shown under it after a moment.
T.ToolTip {
    id: root

    property bool shown: false

    visible: root.shown && root.text.length > 0
    delay: 500
    x: parent ? (parent.width - implicitWidth) / 2 : 0
    y: parent ? parent.height + Grid.tiny : 0
    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    margins: Grid.small
    leftPadding: Grid.medium
    rightPadding: Grid.medium
    topPadding: Grid.tiny
    bottomPadding: Grid.tiny
    closePolicy: T.Popup.NoAutoClose

    contentItem: Label {
        text: root.text
        font: Type.small
        color: Theme.colors.ground
        wrapMode: Text.NoWrap
    }
    background: Rectangle {
        radius: Grid.small
        color: Theme.colors.ink
    }
}
