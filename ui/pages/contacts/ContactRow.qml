// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Tacit.Ui

// One person in a list.
T.ItemDelegate {
    id: root

    required property int index
    required property string contactId
    required property string name
    required property string detail
    required property string spoken
    property bool chosen: false
    property bool keyed: false

    objectName: "contact" + root.index
    implicitHeight: Metrics.row
    leftPadding: Metrics.large + Metrics.tiny
    rightPadding: Metrics.large + Metrics.tiny
    hoverEnabled: true
    Accessible.role: Accessible.ListItem
    Accessible.name: root.spoken
    Accessible.selected: root.chosen
    Keys.onReturnPressed: (event) => { if (!event.isAutoRepeat) root.clicked(); }
    Keys.onEnterPressed: (event) => { if (!event.isAutoRepeat) root.clicked(); }

    contentItem: RowLayout {
        spacing: Metrics.medium

        PersonMark { contactId: root.contactId }
        ColumnLayout {
            spacing: 1
            Label {
                text: root.name
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Label {
                text: root.detail
                font: Type.small
                color: Theme.colors.soft
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }
    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.margins: Metrics.tiny
            radius: Metrics.radius
            color: root.chosen ? Theme.colors.tint : root.down ? Theme.colors.press : root.hovered ? Theme.colors.hover : "transparent"

            FocusRing {
                shown: root.visualFocus || root.keyed
                gap: -Metrics.focusWidth
            }
        }
        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: root.leftPadding
            anchors.rightMargin: root.rightPadding
            height: Metrics.hair
            color: Theme.colors.line
            visible: root.index > 0
        }
    }
}
