// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Ui

// One line under a field: what is wrong with it, or else what is good to know.
RowLayout {
    id: root

    property string problem
    property string hint
    readonly property bool wrong: root.problem.length > 0

    spacing: Metrics.small - 2
    visible: root.wrong || root.hint.length > 0
    Accessible.ignored: true

    Icon {
        visible: root.wrong
        icon: "warning"
        size: Metrics.smallIcon
        color: Theme.colors.bad
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: 1
    }
    Label {
        text: root.wrong ? root.problem : root.hint
        font: Type.small
        color: root.wrong ? Theme.colors.bad : Theme.colors.soft
        Layout.fillWidth: true
        Accessible.role: root.wrong ? Accessible.AlertMessage : Accessible.StaticText
    }
}
