// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Ui

// One line under a field: what is wrong with it, or else what is good to know.
Item {
    id: root

    property string problem
    property string hint
    readonly property bool wrong: root.problem.length > 0

    implicitWidth: words.anchors.leftMargin + words.implicitWidth
    implicitHeight: words.implicitHeight
    visible: root.wrong || root.hint.length > 0
    Accessible.ignored: true

    Icon {
        id: mark
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.topMargin: 1
        visible: root.wrong
        icon: "warning"
        size: Metrics.smallIcon
        color: Theme.colors.bad
    }
    Label {
        id: words
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: root.wrong ? mark.width + Metrics.small - 2 : 0
        text: root.wrong ? root.problem : root.hint
        font: Type.small
        color: root.wrong ? Theme.colors.bad : Theme.colors.soft
        Accessible.role: root.wrong ? Accessible.AlertMessage : Accessible.StaticText
    }
}
