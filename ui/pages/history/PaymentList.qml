// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Models
import Tacit.Ui

// Virtual: only the rows that are seen exist. Up and Down move, Enter opens.
ListView {
    id: root
    objectName: "historyList"

    readonly property DayHeadings headings: DayHeadings {}

    model: App.history
    clip: true
    activeFocusOnTab: true
    keyNavigationEnabled: true
    boundsBehavior: Flickable.StopAtBounds
    reuseItems: true
    cacheBuffer: Metrics.row * 8
    highlightMoveDuration: Motion.quick
    topMargin: Metrics.small
    bottomMargin: Metrics.small
    Accessible.role: Accessible.List
    //: What a screen reader calls the list of all payments.
    Accessible.name: qsTr("Payments")
    Keys.onReturnPressed: (event) => { if (!event.isAutoRepeat) root.currentItem?.clicked(); }
    Keys.onEnterPressed: (event) => { if (!event.isAutoRepeat) root.currentItem?.clicked(); }

    // Not attached to the view: a leap by pixels ends where a long list shows nothing, because its heights are estimates, and
    // from there the view makes every row on the way back. So the bar leaps by rows.
    ScrollBar {
        id: bar
        parent: root
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        orientation: Qt.Vertical
        visible: bar.size < 1
        size: root.visibleArea.heightRatio
        onPositionChanged: if (bar.pressed) root.positionViewAtIndex(Math.round(bar.position / (1 - bar.size) * (root.count - 1)), ListView.Center)
    }
    Binding {
        target: bar
        property: "position"
        value: root.visibleArea.yPosition
        when: !bar.pressed
        restoreMode: Binding.RestoreNone
    }
    Connections {
        target: App.history
        function onNarrowed() { root.positionViewAtBeginning(); }
    }

    section.property: "day"
    section.delegate: headings.heading
    delegate: PaymentRow {
        required property string day

        width: ListView.view ? ListView.view.width : implicitWidth
        chosen: App.detail.open && App.detail.paymentId === paymentId
        lineAbove: ListView.previousSection === day
        keyed: ListView.isCurrentItem && root.activeFocus
        focusPolicy: Qt.ClickFocus
    }
}
