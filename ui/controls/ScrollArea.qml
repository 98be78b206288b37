// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tacit.Ui

// A page's column: centred, at most `columnWidth` wide, scrolled when it is too high, and always so that what has the
// keyboard can be seen after Tab.
FocusScope {
    id: root

    default property alias content: column.data
    property int columnWidth: Metrics.pageWidth
    property int margin: width < Metrics.stackBelow ? Metrics.huge : Metrics.wide
    property int topMargin: Metrics.page
    property bool centred: false
    readonly property real innerWidth: column.width
    readonly property var focused: root.Window.activeFocusItem
    readonly property bool tabbed: [Qt.TabFocusReason, Qt.BacktabFocusReason].includes(root.focused?.focusReason)
    // Once more when what was left has changed the page's height.
    function follow() { if (root.activeFocus && root.tabbed) area.reveal(root.focused.mapToItem(column, 0, 0).y, root.focused.height); }
    onFocusedChanged: { root.follow(); again.restart(); }

    Timer {
        id: again
        interval: 0
        onTriggered: root.follow()
    }

    Flickable {
        id: area
        function reveal(top: real, size: real) { contentY = Math.max(0, Math.min(top, Math.max(contentY, top + size + Metrics.vast * 2 - height))); }

        anchors.fill: parent
        contentWidth: width
        contentHeight: Math.max(height, column.height + root.topMargin * 2)
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.vertical: ScrollBar {}

        Item {
            id: column
            x: Math.max(root.margin, (area.width - width) / 2)
            y: root.centred ? Math.max(root.topMargin, (area.height - height) / 2) : root.topMargin
            width: Math.min(root.columnWidth, area.width - root.margin * 2)
            height: childrenRect.height
        }
    }
}
