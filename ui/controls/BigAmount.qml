// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Ui

// An amount as the largest thing of its page, smaller when it has many digits.
Item {
    id: root

    required property string amount
    property string ticker
    property color color: Theme.colors.ink

    implicitWidth: row.implicitWidth
    implicitHeight: figures.implicitHeight
    // Read from the left in every language.
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.StaticText
    Accessible.name: root.amount + " " + root.ticker

    Row {
        id: row
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Metrics.medium

        Label {
            id: figures
            text: root.amount
            font: root.amount.length > 13 ? Type.longAmount : Type.display
            color: root.color
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Label {
            anchors.baseline: figures.baseline
            text: root.ticker
            font: Type.unit
            color: Theme.colors.soft
            wrapMode: Text.NoWrap
            visible: text.length > 0
            Accessible.ignored: true
        }
    }
}
