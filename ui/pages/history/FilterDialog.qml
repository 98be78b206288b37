// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// Narrows the history; the list follows at once. objectNames: filterPerson filterDates filterFrom filterUntil filterState
// filterAsset filterClear filterDone
Dialog {
    id: root

    //: Title of a dialog.
    title: qsTr("Filter the payments")
    visible: App.history.choosing
    onClosed: App.history.choosing = false

    Choice {
        boxName: "filterPerson"
        focus: true
        visible: App.history.people.length > 1
        //: Label of a choice in the filter: with whom a payment is.
        label: qsTr("Person")
        choices: App.history.people
        current: App.history.personChoice
        Layout.fillWidth: true
        onChosen: (index) => App.history.personChoice = index
    }
    Choice {
        boxName: "filterDates"
        //: Label of a choice in the filter: when a payment was made.
        label: qsTr("Time")
        choices: App.history.dateChoices
        current: App.history.dates
        Layout.fillWidth: true
        onChosen: (index) => App.history.dates = index
    }
    RowLayout {
        spacing: Metrics.medium
        visible: App.history.dates === PaymentFilterModel.Between

        TextField {
            inputName: "filterFrom"
            //: Label of a field for the first day of a range.
            label: qsTr("From")
            placeholder: "2026-01-31"
            text: App.history.from
            problem: App.history.fromProblem
            inputMethodHints: Qt.ImhDate
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: Metrics.panel
            onEdited: App.history.from = text
        }
        TextField {
            inputName: "filterUntil"
            //: Label of a field for the last day of a range.
            label: qsTr("Until")
            placeholder: "2026-12-31"
            text: App.history.until
            problem: App.history.untilProblem
            inputMethodHints: Qt.ImhDate
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: Metrics.panel
            onEdited: App.history.until = text
        }
    }
    Choice {
        boxName: "filterState"
        //: Label of a choice in the filter: the state of a payment.
        label: qsTr("State")
        choices: App.history.stateChoices
        current: App.history.state
        Layout.fillWidth: true
        onChosen: (index) => App.history.state = index
    }
    Choice {
        boxName: "filterAsset"
        visible: App.history.assets.length > 2
        //: Label of a choice in the filter: what was paid in.
        label: qsTr("Asset")
        choices: App.history.assets
        current: App.history.assetChoice
        Layout.fillWidth: true
        onChosen: (index) => App.history.assetChoice = index
    }
    Label {
        //: How many payments a filter leaves.
        text: qsTr("%n payment(s) match", "", App.history.count)
        font: Type.small
        color: Theme.colors.soft
        Layout.fillWidth: true
    }
    actions: [
        Button {
            objectName: "filterClear"
            enabled: App.history.filtered
            //: Button: takes away all filters of the history.
            text: qsTr("Clear all")
            onClicked: App.history.clear()
        },
        Button {
            objectName: "filterDone"
            kind: Button.Primary
            //: Button: closes a dialog whose choices hold already.
            text: qsTr("Done")
            onClicked: root.close()
        }
    ]
}
