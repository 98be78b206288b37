// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

Card {
    id: root
    objectName: "homeLatest"

    readonly property bool none: App.latest.count === 0

    padding: 0
    topPadding: Metrics.medium
    bottomPadding: root.none ? Metrics.wide : Metrics.small

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Heading {
            //: Title of the list on Home.
            text: qsTr("Latest payments")
            visible: !root.none
            Layout.leftMargin: Metrics.large + Metrics.tiny
            Layout.rightMargin: Metrics.small

            Button {
                objectName: "homeAll"
                kind: Button.Quiet
                //: Button beside the latest payments: goes to the history.
                text: qsTr("Show all")
                onClicked: App.page = App.HistoryPage
            }
        }
        Repeater {
            model: App.latest

            PaymentRow {
                focusPolicy: Qt.StrongFocus
                Layout.fillWidth: true
            }
        }
        EmptyState {
            visible: root.none
            glyph: "history"
            //: Home before the first payment.
            title: qsTr("No payments yet")
            //: Home before the first payment, on a network that gives test money.
            text: App.balance.canFetch ? qsTr("Get some test money to begin, then send it to a second window.")
                  //: Home before the first payment.
                  : qsTr("Ask somebody for money: what arrives is yours at once, and shows here.")
            Layout.fillWidth: true
            Layout.topMargin: Metrics.page
            Layout.leftMargin: Metrics.huge
            Layout.rightMargin: Metrics.huge
        }
    }
}
