// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// The charts, one at a time. objectNames: insightsView0 … 2 insightsRange0 … 3
Card {
    id: root
    objectName: "insights"

    readonly property bool balance: App.insights.view === InsightsModel.BalanceView
    readonly property bool narrow: width < Metrics.stackBelow

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.medium

        GridLayout {
            columns: root.narrow ? 1 : 3
            columnSpacing: Metrics.medium
            rowSpacing: Metrics.small
            Layout.fillWidth: true

            Segmented {
                namePrefix: "insightsView"
                //: What a screen reader calls the choice between the charts on Home.
                name: qsTr("Chart")
                choices: App.insights.views
                current: App.insights.view
                onChosen: (index) => App.insights.view = index
            }
            Item {
                visible: !root.narrow
                Layout.fillWidth: true
            }
            Segmented {
                namePrefix: "insightsRange"
                //: What a screen reader calls the choice how far back a chart goes.
                name: qsTr("Time")
                choices: App.insights.ranges
                current: App.insights.range
                visible: root.balance
                Layout.fillWidth: false
                Layout.alignment: root.narrow ? Qt.AlignLeft : Qt.AlignRight
                onChosen: (index) => App.insights.range = index
            }
        }
        Label {
            visible: root.balance
            text: App.insights.reading >= 0 ? App.insights.readingText : App.insights.change
            font: Type.figures
            color: App.insights.reading >= 0 ? Theme.colors.ink : Theme.colors.soft
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        BalanceChart {
            visible: root.balance
            Layout.fillWidth: true
        }
        MonthBars {
            visible: App.insights.view === InsightsModel.MonthView
            Layout.fillWidth: true
        }
        PeopleBars {
            visible: App.insights.view === InsightsModel.PeopleView
            Layout.fillWidth: true
        }
    }
}
