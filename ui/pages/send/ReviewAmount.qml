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
        spacing: Grid.small

        Label {
            //: Above the amount, on the page that shows a payment before it is sent.
            text: qsTr("You pay")
            font: Type.small
            color: Theme.colors.soft
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Grid.medium
            Layout.topMargin: -Grid.small
            Label {
                text: App.send.amount
                font: Type.display
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Type.title.pixelSize
                wrapMode: Text.NoWrap
                Layout.maximumWidth: root.availableWidth - unit.implicitWidth - Grid.medium
            }
            Label {
                id: unit
                text: App.send.ticker
                font: Type.unit
                color: Theme.colors.soft
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignBaseline
            }
        }
        Divider { Layout.topMargin: Grid.tiny }
        Fact {
            //: The fee of a payment.
            name: qsTr("Fee")
            value: App.send.fee
        }
        Fact {
            //: Amount and fee together.
            name: qsTr("Total")
            value: App.send.total
            font: Type.amount
        }
        Label {
            text: App.send.change
            font: Type.small
            color: Theme.colors.soft
            visible: text.length > 0
            Layout.fillWidth: true
        }
    }
}
