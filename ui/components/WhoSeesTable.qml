// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// What you, the recipient and everybody else see of a payment. A tick or a dash for the eye, words for a screen reader.
ColumnLayout {
    id: root

    spacing: 0
    Accessible.role: Accessible.Table
    //: Title of the table that says what each party sees of a payment.
    Accessible.name: qsTr("Who sees what")

    RowLayout {
        spacing: 0
        Accessible.ignored: true
        Item { Layout.fillWidth: true }
        Repeater {
            model: [
                //: Column of the table "Who sees what": the person who pays.
                qsTr("You"),
                //: Column of the table "Who sees what": who is paid.
                qsTr("Recipient"),
                //: Column of the table "Who sees what": everybody else.
                qsTr("Others")]

            Label {
                required property string modelData

                text: modelData
                font: Type.small
                color: Theme.colors.soft
                horizontalAlignment: Text.AlignHCenter
                Layout.alignment: Qt.AlignBottom
                Layout.preferredWidth: Metrics.vast + Metrics.small
            }
        }
        Layout.bottomMargin: Metrics.small
    }
    Repeater {
        model: App.send.whoSees

        ColumnLayout {
            id: row
            required property string what
            required property bool you
            required property bool recipient
            required property bool others
            required property string detail

            spacing: 0
            Accessible.role: Accessible.Row
            //: Said of a party that sees something of a payment.
            readonly property string sees: qsTr("sees it")
            //: Said of a party that does not see something of a payment.
            readonly property string blind: qsTr("does not see it")
            //: A row of "Who sees what" for a screen reader. %1 is what is seen, %2 to %4 are "sees it" or "does not see it".
            Accessible.name: qsTr("%1: you: %2, recipient: %3, others: %4").arg(row.what).arg(row.you ? row.sees : row.blind)
                             .arg(row.recipient ? row.sees : row.blind).arg(row.others ? row.sees : row.blind)
            Accessible.description: row.detail

            Divider {}
            RowLayout {
                spacing: 0
                Layout.topMargin: Metrics.small
                Layout.bottomMargin: Metrics.small

                ColumnLayout {
                    spacing: 0
                    Label {
                        text: row.what
                        font: Type.small
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                    Label {
                        text: row.detail
                        font: Type.small
                        color: Theme.colors.soft
                        visible: text.length > 0
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                }
                Repeater {
                    model: [row.you, row.recipient, row.others]

                    Item {
                        id: cell
                        required property bool modelData

                        implicitHeight: Metrics.smallIcon
                        Layout.preferredWidth: Metrics.vast + Metrics.small

                        Icon {
                            anchors.centerIn: parent
                            icon: "check"
                            size: Metrics.smallIcon
                            color: Theme.colors.ink
                            visible: cell.modelData
                        }
                        Rectangle {
                            anchors.centerIn: parent
                            width: Metrics.small + 2
                            height: 2
                            radius: 1
                            color: Theme.colors.border
                            visible: !cell.modelData
                        }
                    }
                }
            }
        }
    }
}
