// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

Card {
    id: root

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.small

        Label {
            //: Above the amount, on the page that shows a payment before it is sent.
            text: qsTr("You pay")
            font: Type.small
            color: Theme.colors.soft
            Layout.fillWidth: true
        }
        BigAmount {
            amount: App.send.amount
            ticker: App.send.ticker
            Layout.topMargin: -Metrics.small
        }
        Divider { Layout.topMargin: Metrics.tiny }
        Fact {
            //: The fee of a payment.
            name: qsTr("Fee")
            value: App.send.fee
        }
        Fact {
            //: Amount and fee together.
            name: qsTr("Total")
            value: App.send.total
            font: Type.amount
        }
        Label {
            text: App.send.change
            font: Type.small
            color: Theme.colors.soft
            visible: text.length > 0
            Layout.fillWidth: true
        }
    }
}
