// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// Under a field with an address: whose it is, and what is to be known about that before paying.
ColumnLayout {
    id: root

    required property string address

    visible: card.known
    spacing: Metrics.small

    PersonCard {
        id: card
        people: App.people
        address: root.address
    }
    RowLayout {
        spacing: Metrics.medium
        Accessible.role: Accessible.StaticText
        Accessible.name: whose.text

        PersonMark { address: root.address }
        Label {
            id: whose
            //: Under the field with an address to pay. %1 is a person in the contacts.
            text: qsTr("This is %1, from your contacts").arg(card.name)
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
    Notice {
        kind: Notice.Warning
        text: card.news
        visible: card.news.length > 0
    }
}
