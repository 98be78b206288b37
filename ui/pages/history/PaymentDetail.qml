// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// Everything about one payment, live. objectNames: detailClose detailReceipt detailOwnNote detailCopyAddress detailCopyId
FocusScope {
    id: root
    objectName: "paymentDetail"

    Keys.onEscapePressed: App.detail.close()

    ScrollArea {
        anchors.fill: parent
        focus: true
        margin: Metrics.huge
        columnWidth: Metrics.formWidth

        ColumnLayout {
            width: parent.width
            spacing: Metrics.large

            Heading {
                //: Title over the details of one payment.
                text: App.detail.incoming ? qsTr("Received") : qsTr("Sent")
                font: Type.title

                IconButton {
                    objectName: "detailClose"
                    glyph: "close"
                    focus: true
                    //: Button: closes the details of a payment.
                    name: qsTr("Close the details")
                    onClicked: App.detail.close()
                }
            }
            ColumnLayout {
                spacing: Metrics.tiny
                BigAmount {
                    amount: App.detail.amount
                    ticker: App.detail.ticker
                    color: App.detail.failed ? Theme.colors.soft : App.detail.incoming ? Theme.colors.good : Theme.colors.ink
                }
                Label {
                    text: App.detail.title
                    visible: App.detail.contactId.length === 0
                    Layout.fillWidth: true
                }
            }
            PersonOfPayment {
                paymentId: App.detail.paymentId
                contactId: App.detail.contactId
                address: App.detail.address
                incoming: App.detail.incoming
            }
            Notice {
                kind: App.detail.failed ? Notice.Bad : App.detail.settled ? Notice.Good : Notice.Warning
                title: App.detail.stateText
                text: App.detail.explanation
            }
            Card {
                Layout.fillWidth: true

                ColumnLayout {
                    anchors.fill: parent
                    spacing: Metrics.medium

                    Fact {
                        //: When a payment was made.
                        name: qsTr("Time")
                        value: App.detail.time
                    }
                    Fact {
                        //: When a payment was confirmed on this computer.
                        name: qsTr("Confirmed here")
                        value: App.detail.created
                    }
                    Fact {
                        //: When a payment was given to a node.
                        name: qsTr("Handed over")
                        value: App.detail.handedOver
                    }
                    Fact {
                        //: When a payment whose outcome is open will have been decided.
                        name: qsTr("Decided at the latest")
                        value: App.detail.expires
                    }
                    Fact {
                        //: How long a payment took.
                        name: qsTr("Speed")
                        value: App.detail.speed
                    }
                    Fact {
                        //: The fee of a payment.
                        name: qsTr("Fee")
                        value: App.detail.fee
                    }
                    Fact {
                        //: Amount and fee of a payment.
                        name: qsTr("Total")
                        value: App.detail.total
                    }
                    Fact {
                        //: The block that holds a payment.
                        name: qsTr("Block")
                        value: App.detail.block
                    }
                }
            }
            DetailText {
                //: Above the name that a payment link gave.
                name: qsTr("Asked by")
                value: App.detail.label
            }
            DetailText {
                //: Above a note that came or went with a payment.
                name: qsTr("Note")
                value: App.detail.note
            }
            TextField {
                inputName: "detailOwnNote"
                //: Label of a field: a note that stays in this wallet.
                label: qsTr("Note to yourself (stays here)")
                text: App.detail.ownNote
                input.onEditingFinished: App.detail.ownNote = text
            }
            Label {
                visible: App.detail.restored
                //: Under a payment that a restored wallet found.
                text: qsTr("Found in the ledger when the wallet was restored; what was noted before is not known.")
                font: Type.small
                color: Theme.colors.soft
                Layout.fillWidth: true
            }
            ColumnLayout {
                spacing: Metrics.medium
                visible: App.detail.recipients.count > 1

                Heading {
                    //: Above the addresses that one payment pays.
                    text: qsTr("To %n address(es)", "", App.detail.recipients.count)
                }
                Repeater {
                    model: App.detail.recipients

                    ColumnLayout {
                        id: share
                        required property string address
                        required property var groups
                        required property string amount

                        spacing: Metrics.tiny
                        Layout.fillWidth: true

                        Label {
                            text: share.amount
                            font: Type.strong
                            Layout.fillWidth: true
                        }
                        AddressText {
                            groups: share.groups
                            address: share.address
                            Layout.fillWidth: true
                        }
                    }
                }
            }
            ColumnLayout {
                spacing: Metrics.small
                visible: App.detail.address.length > 0 && App.detail.recipients.count < 2

                Heading {
                    //: Above an address.
                    text: App.detail.incoming ? qsTr("To your address") : qsTr("To the address")

                    IconButton {
                        objectName: "detailCopyAddress"
                        glyph: "copy"
                        //: Button: copies the address of a payment.
                        name: qsTr("Copy the address")
                        onClicked: App.detail.copyAddress()
                    }
                }
                AddressText {
                    groups: App.detail.addressGroups
                    address: App.detail.address
                    Layout.fillWidth: true
                }
            }
            ColumnLayout {
                spacing: Metrics.small
                visible: App.detail.transactionId.length > 0

                Heading {
                    //: Above the id of a transaction.
                    text: qsTr("Transaction")

                    IconButton {
                        objectName: "detailCopyId"
                        glyph: "copy"
                        //: Button: copies the id of a transaction.
                        name: qsTr("Copy the transaction's id")
                        onClicked: App.detail.copyTransactionId()
                    }
                }
                Label {
                    text: App.detail.transactionId
                    font: Type.mono
                    color: Theme.colors.soft
                    wrapMode: Text.WrapAnywhere
                    Layout.fillWidth: true
                }
            }
            Button {
                objectName: "detailReceipt"
                glyph: "receipt"
                visible: App.detail.canProve
                //: Button: makes a receipt that this payment was made.
                text: qsTr("Prove this payment")
                Layout.fillWidth: true
                onClicked: receipt.open()
            }
        }
    }
    ReceiptDialog { id: receipt }
    Connections {
        target: App.detail
        function onReceiptChanged() { if (App.detail.receipt.length > 0) receipt.open(); }
    }
}
