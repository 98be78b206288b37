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
        spacing: Metrics.medium

        RowLayout {
            spacing: Metrics.medium

            PersonMark {
                id: mark
                address: App.send.several ? "" : App.send.address
                glyph: App.send.firstPayment ? "info" : "check"
                Layout.alignment: Qt.AlignTop
            }
            ColumnLayout {
                spacing: 0
                Label {
                    text: App.send.recipient
                    font: Type.strong
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
                Label {
                    text: App.send.askedByText
                    font: Type.small
                    color: Theme.colors.soft
                    visible: text.length > 0
                    Layout.fillWidth: true
                }
                Label {
                    text: App.send.recipientHistory
                    font: Type.small
                    color: App.send.firstPayment ? Theme.colors.warn : Theme.colors.soft
                    visible: text.length > 0
                    Layout.fillWidth: true
                }
            }
            IconButton {
                objectName: "sendCopyAddress"
                glyph: "copy"
                visible: !App.send.several
                //: Button: copies the address alone, without amount and purpose.
                name: qsTr("Copy the address")
                Layout.alignment: Qt.AlignTop
                onClicked: App.send.copyAddress()
            }
        }
        Notice {
            objectName: "sendNameWarning"
            kind: Notice.Warning
            text: App.send.askedByWarning
            visible: text.length > 0
        }
        Notice {
            objectName: "sendRepeatWarning"
            kind: Notice.Warning
            text: App.send.repeatWarning
            visible: text.length > 0
        }
        Notice {
            kind: Notice.Warning
            text: App.send.pasteWarning
            visible: text.length > 0
        }
        Notice {
            kind: Notice.Warning
            text: mark.news
            visible: text.length > 0
        }
        Repeater {
            model: App.send.recipients

            RecipientRow { Layout.fillWidth: true }
        }
        AddressText {
            visible: !App.send.several
            groups: App.send.addressGroups
            address: App.send.address
            Layout.fillWidth: true
        }
    }
}
