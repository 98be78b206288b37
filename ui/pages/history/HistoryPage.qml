// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// All payments by day; a payment opens beside the list, or over it in a narrow window.
// objectNames: historySearch historyDirection0..2 historyFilter historyExport historyChip0 … historyShowAll historyList payment0 …
FocusScope {
    id: root
    objectName: "historyPage"

    readonly property int margin: width < Metrics.stackBelow ? Metrics.huge : Metrics.wide
    readonly property bool beside: width >= Metrics.railBelow

    RowLayout {
        anchors.fill: parent
        spacing: 0

        ColumnLayout {
            visible: root.beside || !App.detail.open
            spacing: Metrics.large
            Layout.maximumWidth: Metrics.pageWidth
            Layout.topMargin: Metrics.page
            Layout.leftMargin: root.margin
            Layout.rightMargin: root.beside && App.detail.open ? Metrics.huge : root.margin
            Layout.alignment: Qt.AlignHCenter

            Heading {
                //: Title of the page with all payments.
                text: qsTr("History")
                font: Type.title

                IconButton {
                    objectName: "historyExport"
                    glyph: "save"
                    //: Button: opens the dialog that writes the payments into a file.
                    name: qsTr("Save the history to a file")
                    visible: App.history.count > 0 || App.history.nothingFound
                    onClicked: App.exporter.open = true
                }
                Button {
                    objectName: "historyFilter"
                    glyph: "filter"
                    //: Button: opens the dialog that narrows the history.
                    text: qsTr("Filter")
                    onClicked: App.history.choosing = true
                }
            }
            GridLayout {
                columns: width < Metrics.formWidth ? 1 : 2
                columnSpacing: Metrics.medium
                rowSpacing: Metrics.medium
                Layout.fillWidth: true

                SearchField {
                    inputName: "historySearch"
                    //: What a screen reader calls the field that searches the payments.
                    label: qsTr("Search the payments")
                    //: Inside the empty search field.
                    placeholder: qsTr("Name, note, amount, address or transaction")
                    text: App.history.search
                    focus: true
                    onTextChanged: App.history.search = text
                    Layout.fillWidth: true
                }
                Segmented {
                    namePrefix: "historyDirection"
                    //: What a screen reader calls the choice between all, received and sent payments.
                    name: qsTr("Direction")
                    //: Choices in the history.
                    choices: [qsTr("All"), qsTr("Received"), qsTr("Sent")]
                    current: App.history.direction
                    onChosen: (index) => App.history.direction = index
                }
            }
            FilterChips { Layout.fillWidth: true }
            Card {
                padding: 0
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.bottomMargin: Metrics.huge

                PaymentList {
                    anchors.fill: parent
                    visible: App.history.count > 0
                }
                EmptyState {
                    anchors.centerIn: parent
                    width: Math.min(Metrics.panel, parent.width - Metrics.huge * 2)
                    visible: App.history.count === 0
                    glyph: App.history.nothingFound ? "search" : "history"
                    //: The history when the search finds nothing.
                    title: App.history.nothingFound ? qsTr("Nothing found")
                           //: The history before the first payment.
                           : qsTr("No payments yet")
                    //: The history when the search finds nothing.
                    text: App.history.nothingFound ? qsTr("No payment matches this search and these filters.")
                          //: The history before the first payment.
                          : qsTr("Everything you send and receive will be kept here.")

                    Button {
                        objectName: "historyShowAll"
                        visible: App.history.nothingFound
                        //: Button: takes away the search and all filters of the history.
                        text: qsTr("Show all payments")
                        onClicked: App.history.clear()
                    }
                }
            }
        }
        Rectangle {
            implicitWidth: Metrics.hair
            color: Theme.colors.line
            visible: root.beside && App.detail.open
            Layout.fillHeight: true
        }
        PaymentDetail {
            visible: App.detail.open
            Layout.preferredWidth: root.beside ? Metrics.panel : root.width
            Layout.fillWidth: !root.beside
            Layout.fillHeight: true
        }
    }
    FilterDialog {}
    ExportDialog {}
}
