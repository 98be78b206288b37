// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Models
import Tacit.Ui

// After a payment to an address of nobody's: keeps it under a name.
Button {
    id: root

    required property string address
    required property string name

    //: Button: keeps an address that was paid under a name.
    text: qsTr("Save as contact")
    glyph: "contacts"
    visible: root.address.length > 0 && !card.known
    onClicked: App.contact.addWith(root.address, root.name)

    PersonCard {
        id: card
        people: App.people
        address: root.address
    }
}
