// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Tacit.Models
import Tacit.Ui

// Under a field that takes a name: those who begin to match. `step` moves the mark, `take` chooses what is marked.
Rectangle {
    id: root

    required property string typed
    property int current: -1
    readonly property bool open: App.suggestions.count > 0
    signal chosen(string contactId)

    function step(by: int) { root.current = Math.max(-1, Math.min(root.current + by, App.suggestions.count - 1)); }
    function take(): bool { return rows.itemAt(root.current)?.choose() ?? false; }

    visible: root.open
    implicitHeight: column.implicitHeight + Metrics.tiny * 2
    radius: Metrics.radius
    color: Theme.colors.raised
    border.width: Metrics.hair
    border.color: Theme.colors.line
    Layout.fillWidth: true
    Accessible.role: Accessible.List
    //: What a screen reader calls the people that match what was typed.
    Accessible.name: qsTr("Contacts that match")

    Binding {
        target: App.suggestions
        property: "search"
        value: root.typed
    }
    Connections {
        target: App.suggestions
        function onCountChanged() { root.current = -1; }
    }
    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: Metrics.tiny
        spacing: 0

        Repeater {
            id: rows
            model: App.suggestions

            T.AbstractButton {
                id: row
                required property int index
                required property string contactId
                required property string name
                required property string detail
                required property string spoken

                function choose(): bool { row.clicked(); return true; }

                objectName: "suggestion" + row.index
                implicitHeight: Metrics.control + Metrics.small
                leftPadding: Metrics.small
                rightPadding: Metrics.small
                hoverEnabled: true
                Layout.fillWidth: true
                Accessible.role: Accessible.ListItem
                Accessible.name: row.spoken
                Accessible.selected: root.current === row.index
                Keys.onReturnPressed: (event) => { if (!event.isAutoRepeat) row.clicked(); }
                Keys.onEnterPressed: (event) => { if (!event.isAutoRepeat) row.clicked(); }
                onClicked: root.chosen(row.contactId)

                contentItem: RowLayout {
                    spacing: Metrics.medium
                    PersonMark { contactId: row.contactId }
                    Label {
                        text: row.name
                        wrapMode: Text.NoWrap
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                    Label {
                        text: row.detail
                        font: Type.small
                        color: Theme.colors.soft
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }
                }
                background: Rectangle {
                    radius: Metrics.small
                    color: root.current === row.index ? Theme.colors.tint : row.hovered ? Theme.colors.hover : "transparent"

                    FocusRing {
                        shown: row.visualFocus
                        corner: Metrics.small
                        gap: -Metrics.focusWidth
                    }
                }
            }
        }
    }
}
