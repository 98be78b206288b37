// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// objectNames: homeBalance homeSend homeReceive homeFetch homeAll homeLatest insights
ScrollArea {
    id: root
    objectName: "homePage"

    ColumnLayout {
        width: parent.width
        spacing: Metrics.huge

        BalanceHead { Layout.fillWidth: true }
        Flow {
            spacing: Metrics.medium
            Layout.fillWidth: true

            Button {
                objectName: "homeSend"
                kind: Button.Primary
                glyph: "send"
                //: Button on Home: goes to the page that pays.
                text: qsTr("Send")
                focus: true
                visible: !App.watching
                onClicked: App.page = App.SendPage
            }
            Button {
                objectName: "homeReceive"
                glyph: "receive"
                //: Button on Home: goes to the page that asks for money.
                text: qsTr("Receive")
                onClicked: App.page = App.ReceivePage
            }
            Button {
                objectName: "homeFetch"
                glyph: "coins"
                //: Button: asks the practice network for money that has no value.
                text: qsTr("Get test money")
                visible: App.balance.canFetch || App.balance.fetching
                busy: App.balance.fetching
                enabled: !App.balance.fetching
                onClicked: App.balance.fetchTestMoney()
            }
        }
        InsightsCard {
            visible: App.insights.any
            Layout.fillWidth: true
        }
        LatestPayments { Layout.fillWidth: true }
    }
}
