// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Tacit.Models
import Tacit.Ui

// An earlier request. A press shows it again.
T.ItemDelegate {
    id: root

    required property int index
    required property string requestId
    required property string title
    required property string amount
    required property string stateText
    required property string time
    required property string spoken
    required property int requestState

    readonly property bool paid: root.requestState === ReceiveModel.Paid || root.requestState === ReceiveModel.Overpaid

    objectName: "request" + root.index
    implicitHeight: Metrics.row
    leftPadding: Metrics.large + Metrics.tiny
    rightPadding: Metrics.large + Metrics.tiny
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: root.spoken
    Keys.onReturnPressed: (event) => { if (!event.isAutoRepeat) root.clicked(); }
    Keys.onEnterPressed: (event) => { if (!event.isAutoRepeat) root.clicked(); }
    onClicked: App.receive.open(root.requestId)

    contentItem: RowLayout {
        spacing: Metrics.medium

        Avatar {
            glyph: root.paid ? "check" : root.requestState === ReceiveModel.Expired ? "close" : "history"
            color: root.paid ? Theme.colors.goodTint : root.requestState === ReceiveModel.Expired ? Theme.colors.sunken : Theme.colors.tint
            ink: root.paid ? Theme.colors.good : root.requestState === ReceiveModel.Expired ? Theme.colors.soft : Theme.colors.tintInk
        }
        ColumnLayout {
            spacing: 1
            Label {
                text: root.title
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Label {
                text: root.stateText + " · " + root.time
                font: Type.small
                color: Theme.colors.soft
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
        Label {
            text: root.amount
            font: Type.amount
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        IconButton {
            objectName: "requestAgain" + root.index
            glyph: "refresh"
            //: Button on an earlier request: a fresh one that asks for the same.
            name: qsTr("Ask for the same again")
            onClicked: App.receive.useAsTemplate(root.requestId)
        }
    }
    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.margins: Metrics.tiny
            radius: Metrics.radius
            color: root.down ? Theme.colors.press : root.hovered ? Theme.colors.hover : "transparent"

            FocusRing {
                shown: root.visualFocus
                gap: -Metrics.focusWidth
            }
        }
        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: root.leftPadding
            anchors.rightMargin: root.rightPadding
            height: Metrics.hair
            color: Theme.colors.line
            visible: root.index > 0
        }
    }
}
