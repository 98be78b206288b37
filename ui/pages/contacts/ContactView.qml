// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// One person. objectNames: contactClose contactPay contactRequest contactEdit contactRemove contactCopy contactAll
FocusScope {
    id: root
    objectName: "contactView"

    Keys.onEscapePressed: App.contact.close()

    ScrollArea {
        anchors.fill: parent
        focus: true
        margin: Metrics.huge
        columnWidth: Metrics.formWidth

        ColumnLayout {
            width: parent.width
            spacing: Metrics.large

            RowLayout {
                spacing: Metrics.large

                PersonMark {
                    contactId: App.contact.contactId
                    implicitWidth: Metrics.vast
                    implicitHeight: Metrics.vast
                }
                ColumnLayout {
                    spacing: Metrics.tiny
                    Label {
                        text: App.contact.name
                        font: Type.title
                        Layout.fillWidth: true
                        Accessible.role: Accessible.Heading
                    }
                    Label {
                        text: App.contact.dealings
                        font: Type.small
                        color: Theme.colors.soft
                        Layout.fillWidth: true
                    }
                }
                IconButton {
                    objectName: "contactClose"
                    glyph: "close"
                    //: Button: closes what is shown of a person.
                    name: qsTr("Close")
                    Layout.alignment: Qt.AlignTop
                    onClicked: App.contact.close()
                }
            }
            RowLayout {
                spacing: Metrics.medium

                Button {
                    objectName: "contactPay"
                    kind: Button.Primary
                    glyph: "send"
                    focus: true
                    //: Button: begins a payment to this person.
                    text: qsTr("Pay")
                    Layout.fillWidth: true
                    onClicked: App.contact.pay()
                }
                Button {
                    objectName: "contactRequest"
                    glyph: "receive"
                    //: Button: begins a request for money from this person.
                    text: qsTr("Request")
                    Layout.fillWidth: true
                    onClicked: App.contact.request()
                }
            }
            Card {
                Layout.fillWidth: true

                ColumnLayout {
                    anchors.fill: parent
                    spacing: Metrics.medium

                    Heading {
                        //: Above the address of a person.
                        text: qsTr("Address")

                        IconButton {
                            objectName: "contactCopy"
                            glyph: "copy"
                            //: Button: copies the address of a person.
                            name: qsTr("Copy the address")
                            onClicked: App.contact.copyAddress()
                        }
                    }
                    AddressText {
                        groups: App.contact.addressGroups
                        address: App.contact.address
                        Layout.fillWidth: true
                    }
                    Label {
                        text: App.contact.addressNews
                        font: Type.small
                        color: Theme.colors.soft
                        visible: text.length > 0
                        Layout.fillWidth: true
                    }
                }
            }
            DetailText {
                //: Above a note about a person.
                name: qsTr("Note to yourself")
                value: App.contact.note
            }
            Card {
                visible: App.contact.payments.count > 0
                padding: 0
                topPadding: Metrics.medium
                bottomPadding: Metrics.small
                Layout.fillWidth: true

                ColumnLayout {
                    anchors.fill: parent
                    spacing: 0

                    Heading {
                        //: Title of the list of payments with a person.
                        text: qsTr("Payments")
                        Layout.leftMargin: Metrics.large + Metrics.tiny
                        Layout.rightMargin: Metrics.small

                        Button {
                            objectName: "contactAll"
                            kind: Button.Quiet
                            //: Button: shows all payments with this person in the history.
                            text: qsTr("Show all")
                            visible: App.contact.morePayments
                            onClicked: App.contact.showPayments()
                        }
                    }
                    ColumnLayout {
                        spacing: Metrics.small
                        Layout.margins: Metrics.large + Metrics.tiny
                        Layout.topMargin: Metrics.small
                        Layout.bottomMargin: Metrics.medium
                        Fact {
                            //: Sum of what a person paid.
                            name: qsTr("Received in all")
                            value: App.contact.sumIn
                        }
                        Fact {
                            //: Sum of what was paid to a person, with the fees.
                            name: qsTr("Paid in all")
                            value: App.contact.sumOut
                        }
                    }
                    Repeater {
                        model: App.contact.payments

                        PaymentRow {
                            lineAbove: true
                            focusPolicy: Qt.StrongFocus
                            Layout.fillWidth: true
                        }
                    }
                }
            }
            RowLayout {
                spacing: Metrics.medium

                Button {
                    objectName: "contactEdit"
                    //: Button: changes what is kept about a person.
                    text: qsTr("Edit")
                    onClicked: App.contact.edit()
                }
                Button {
                    objectName: "contactRemove"
                    kind: Button.Quiet
                    //: Button: takes a person out of the contacts.
                    text: qsTr("Remove")
                    onClicked: App.contact.remove()
                }
            }
        }
    }
}
