// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Ui

// A tinted box that says something about what is below or above it.
Rectangle {
    id: root

    enum Kind { Plain, Good, Warning, Bad }

    property int kind: Notice.Plain
    property string title
    property string text
    default property alias actions: line.data
    readonly property color ink: root.kind === Notice.Bad ? Theme.colors.bad : root.kind === Notice.Warning ? Theme.colors.warn
                                 : root.kind === Notice.Good ? Theme.colors.good : Theme.colors.tintInk

    implicitWidth: row.implicitWidth + Metrics.large * 2
    implicitHeight: row.implicitHeight + Metrics.medium * 2
    radius: Metrics.radius
    color: root.kind === Notice.Bad ? Theme.colors.badTint : root.kind === Notice.Warning ? Theme.colors.warnTint
           : root.kind === Notice.Good ? Theme.colors.goodTint : Theme.colors.tint
    Layout.fillWidth: true
    Accessible.role: root.kind === Notice.Bad || root.kind === Notice.Warning ? Accessible.AlertMessage : Accessible.StaticText
    Accessible.name: root.title.length > 0 && root.text.length > 0 ? root.title + ". " + root.text : root.title + root.text

    RowLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Metrics.large
        anchors.rightMargin: Metrics.large
        spacing: Metrics.medium

        Icon {
            icon: root.kind === Notice.Bad ? "cross-circle" : root.kind === Notice.Warning ? "warning" : root.kind === Notice.Good ? "check" : "info"
            color: root.ink
            Layout.alignment: Qt.AlignTop
        }
        ColumnLayout {
            spacing: 2
            Label {
                text: root.title
                font: Type.strong
                color: root.ink
                visible: root.title.length > 0
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Label {
                text: root.text
                font: root.title.length > 0 ? Type.small : Type.body
                visible: root.text.length > 0
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
        RowLayout {
            id: line
            spacing: Metrics.small
            visible: children.length > 0
        }
    }
}
