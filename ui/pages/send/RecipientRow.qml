// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// One of several people who are paid together: the amount and the whole address.
ColumnLayout {
    id: root

    required property int number
    required property string address
    required property var groups
    required property string amount
    required property string spoken

    spacing: Metrics.tiny
    Accessible.role: Accessible.ListItem
    Accessible.name: root.spoken

    Divider {
        visible: root.number > 1
        Layout.topMargin: Metrics.small
        Layout.bottomMargin: Metrics.small
    }
    Fact {
        //: One of several recipients. %1 is its number in the list.
        name: qsTr("Recipient %1").arg(root.number)
        value: root.amount + " " + App.send.ticker
        font: Type.amount
    }
    AddressText {
        groups: root.groups
        address: root.address
        Layout.fillWidth: true
    }
}
