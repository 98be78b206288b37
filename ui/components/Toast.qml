// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// One message that floats: something arrived, was copied, or went wrong.
FocusScope {
    id: root

    required property int index
    required property int kind
    required property string title
    required property string text
    required property bool lasting
    required property string paymentId

    implicitHeight: Math.max(Metrics.row, row.implicitHeight + Metrics.medium * 2)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text.length > 0 ? root.title + ". " + root.text : root.title

    Rectangle {
        anchors.fill: parent
        radius: Metrics.cardRadius
        color: Theme.colors.raised
        border.width: Metrics.hair
        border.color: Theme.colors.line

        Shadow {}
    }
    RowLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Metrics.large
        anchors.rightMargin: Metrics.small
        spacing: Metrics.medium

        Avatar {
            glyph: root.kind === NoticeModel.Arrived ? "check" : root.kind === NoticeModel.Problem ? "warning" : "info"
            color: root.kind === NoticeModel.Arrived ? Theme.colors.good : root.kind === NoticeModel.Problem ? Theme.colors.badTint : Theme.colors.tint
            ink: root.kind === NoticeModel.Arrived ? Theme.colors.goodInk : root.kind === NoticeModel.Problem ? Theme.colors.bad : Theme.colors.tintInk
        }
        ColumnLayout {
            spacing: 0
            Label {
                text: root.title
                font: Type.strong
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Label {
                text: root.text
                font: Type.small
                color: Theme.colors.soft
                visible: text.length > 0
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
        IconButton {
            glyph: "chevron-right"
            //: Button of a message about a payment: shows that payment.
            name: qsTr("Show this payment")
            visible: root.paymentId.length > 0
            onClicked: App.showPayment(root.paymentId)
        }
        IconButton {
            glyph: "close"
            //: Button that takes a message away.
            name: qsTr("Dismiss")
            onClicked: App.notices.dismiss(root.index)
        }
    }
    NumberAnimation on opacity {
        from: 0
        to: 1
        duration: Motion.normal
    }
    Timer {
        running: !root.lasting
        interval: Motion.infoToast
        onTriggered: App.notices.dismiss(root.index)
    }
}
