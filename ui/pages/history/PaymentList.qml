// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
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
    T.ScrollBar.vertical: ScrollBar {}
    Accessible.role: Accessible.List
    //: What a screen reader calls the list of all payments.
    Accessible.name: qsTr("Payments")
    Keys.onReturnPressed: root.currentItem?.clicked()
    Keys.onEnterPressed: root.currentItem?.clicked()

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
