// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// objectNames: homeBalance homeSend homeReceive homeFetch homeAll homeLatest
ScrollArea {
    id: root
    objectName: "homePage"

    ColumnLayout {
        width: parent.width
        spacing: Metrics.huge

        BalanceHead { Layout.fillWidth: true }
        RowLayout {
            spacing: Metrics.medium

            Button {
                objectName: "homeSend"
                kind: Button.Primary
                glyph: "send"
                //: Button on Home: goes to the page that pays.
                text: qsTr("Send")
                focus: true
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
        Card {
            visible: App.balance.chart.length > 1
            bottomPadding: Metrics.small
            Layout.fillWidth: true

            ColumnLayout {
                anchors.fill: parent
                spacing: Metrics.small

                Heading {
                    //: Title of the chart of the balance.
                    text: qsTr("Last 30 days")

                    Label {
                        text: App.balance.chartChange
                        font: Type.smallFigures
                        color: Theme.colors.soft
                        wrapMode: Text.NoWrap
                    }
                }
                BalanceChart {
                    points: App.balance.chart
                    change: App.balance.chartChange
                    Layout.fillWidth: true
                }
            }
        }
        LatestPayments { Layout.fillWidth: true }
    }
}
