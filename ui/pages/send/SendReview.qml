// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// Everything once more, and who sees it. objectNames: sendConfirm sendBack sendCopyAddress
ScrollArea {
    id: root

    readonly property bool stacked: root.innerWidth < Metrics.stackBelow + Metrics.vast

    ColumnLayout {
        width: parent.width
        spacing: Metrics.huge

        Heading {
            //: Title of the page that shows a payment before it is sent.
            text: qsTr("Check and send")
            font: Type.title
        }
        GridLayout {
            columns: root.stacked ? 1 : 2
            columnSpacing: Metrics.page
            rowSpacing: Metrics.large
            Layout.fillWidth: true

            ColumnLayout {
                spacing: Metrics.large
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: Metrics.formWidth

                ReviewAmount { Layout.fillWidth: true }
                ReviewRecipient { Layout.fillWidth: true }
                Card {
                    visible: App.send.sentNote.length > 0
                    Layout.fillWidth: true

                    ColumnLayout {
                        anchors.fill: parent
                        spacing: Metrics.tiny
                        Label {
                            //: Above the note, on the page that shows a payment before it is sent.
                            text: qsTr("Note to the recipient (sent, encrypted)")
                            font: Type.small
                            color: Theme.colors.soft
                            Layout.fillWidth: true
                        }
                        Label {
                            text: App.send.sentNote
                            Layout.fillWidth: true
                        }
                    }
                }
            }
            ColumnLayout {
                spacing: Metrics.large
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: Metrics.formWidth - Metrics.vast

                Card {
                    bottomPadding: Metrics.medium
                    Layout.fillWidth: true

                    ColumnLayout {
                        anchors.fill: parent
                        spacing: Metrics.small
                        Heading {
                            //: Title of the table that says what each party sees of a payment.
                            text: qsTr("Who sees what")
                        }
                        WhoSeesTable { Layout.fillWidth: true }
                    }
                }
                Notice {
                    kind: App.send.hidingPoor ? Notice.Warning : Notice.Plain
                    text: App.send.hiding
                    visible: text.length > 0
                }
                PasswordGate {
                    id: gate
                    visible: App.security.asked
                    Layout.fillWidth: true
                    onAccepted: if (confirm.enabled) confirm.clicked()
                }
                RowLayout {
                    spacing: Metrics.medium
                    Layout.topMargin: Metrics.small

                    Button {
                        objectName: "sendBack"
                        focus: true
                        //: Button: from the review back to the form.
                        text: qsTr("Back")
                        onClicked: App.send.back()
                    }
                    Button {
                        id: confirm
                        objectName: "sendConfirm"
                        kind: Button.Primary
                        glyph: "send"
                        text: App.send.confirmText
                        busy: App.security.checking
                        enabled: App.send.armed && !App.security.checking && (gate.filled || !App.security.asked)
                        Layout.fillWidth: true
                        onClicked: if (App.security.asked) gate.confirm(); else App.send.confirm()
                    }
                }
            }
        }
    }
}
