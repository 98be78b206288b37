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
    y: parent ? parent.height + Metrics.tiny : 0
    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    margins: Metrics.small
    leftPadding: Metrics.medium
    rightPadding: Metrics.medium
    topPadding: Metrics.tiny
    bottomPadding: Metrics.tiny
    closePolicy: T.Popup.NoAutoClose

    contentItem: Label {
        text: root.text
        font: Type.small
        color: Theme.colors.ground
        wrapMode: Text.NoWrap
    }
    background: Rectangle {
        radius: Metrics.small
        color: Theme.colors.ink
    }
}
