// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Tacit.Ui

// A question or a sheet over everything. `actions` stand at its foot, the safe one first.
T.Dialog {
    id: root

    default property alias body: column.data
    property alias actions: foot.data

    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round((parent.height - height) / 2) : 0
    readonly property int wanted: Math.max(Metrics.dialogWidth, foot.implicitWidth + root.padding * 2)
    width: parent ? Math.min(root.wanted, parent.width - Metrics.huge * 2) : root.wanted
    height: parent ? Math.min(implicitHeight, parent.height - Metrics.huge * 2) : implicitHeight
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    padding: Metrics.huge
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape

    T.Overlay.modal: Rectangle { color: Theme.colors.scrim }
    enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Motion.quick } }
    exit: Transition { NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Motion.quick } }

    background: Rectangle {
        radius: Metrics.cardRadius
        color: Theme.colors.raised
        border.width: Metrics.hair
        border.color: Theme.colors.line

        Shadow {}
    }
    contentItem: ColumnLayout {
        spacing: Metrics.large

        RowLayout {
            spacing: Metrics.small
            Label {
                text: root.title
                font: Type.title
                Layout.fillWidth: true
            }
            IconButton {
                glyph: "close"
                //: Button that closes a dialog.
                name: qsTr("Close")
                onClicked: root.close()
            }
        }
        Flickable {
            id: area
            readonly property var focused: area.Window.activeFocusItem
            readonly property bool tabbed: [Qt.TabFocusReason, Qt.BacktabFocusReason].includes(area.focused?.focusReason)
            function reveal(top: real, size: real) {
                contentY = Math.max(0, Math.min(contentHeight - height, top, Math.max(contentY, top + size + Metrics.huge - height)));
            }
            onFocusedChanged: if (root.opened && area.tabbed) area.reveal(area.focused.mapToItem(column, 0, 0).y, area.focused.height)

            contentWidth: width
            contentHeight: column.implicitHeight
            implicitHeight: column.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: contentHeight > height
            T.ScrollBar.vertical: ScrollBar {}
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                id: column
                width: area.width
                spacing: Metrics.large
            }
        }
        RowLayout {
            id: foot
            spacing: Metrics.small
            visible: children.length > 0
            Layout.alignment: Qt.AlignRight
        }
    }
}
