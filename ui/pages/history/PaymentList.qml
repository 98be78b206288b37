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

    section.property: "day"
    section.delegate: Label {
        required property string section

        width: ListView.view ? ListView.view.width : implicitWidth
        leftPadding: Metrics.large + Metrics.tiny
        rightPadding: leftPadding
        topPadding: Metrics.large
        bottomPadding: Metrics.tiny
        text: section
        font: Type.smallStrong
        color: Theme.colors.soft
        Accessible.role: Accessible.Heading
    }
    delegate: PaymentRow {
        required property string day

        width: ListView.view ? ListView.view.width : implicitWidth
        chosen: App.detail.open && App.detail.paymentId === paymentId
        lineAbove: ListView.previousSection === day
        keyed: ListView.isCurrentItem && root.activeFocus
        focusPolicy: Qt.ClickFocus
    }
}
