// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// Whose a payment is, in its details: the person, or a way to say who. objectNames: detailPerson detailSaveContact
// detailWhose
RowLayout {
    id: root

    required property string paymentId
    required property string contactId
    required property string address
    required property bool incoming

    spacing: Metrics.medium

    PersonMark {
        contactId: root.contactId
        glyph: "contacts"
    }
    Label {
        visible: root.contactId.length > 0
        text: card.name
        font: Type.strong
        Layout.fillWidth: true
    }
    Label {
        visible: root.contactId.length === 0
        //: In the details of a payment that arrived: the protocol does not tell the sender.
        text: root.incoming ? qsTr("Nobody can see who paid. You may say who it was.")
              //: In the details of a payment to an address that no contact has.
              : qsTr("Not in your contacts")
        color: Theme.colors.soft
        Layout.fillWidth: true
    }
    PersonCard {
        id: card
        people: App.people
        contact: root.contactId
    }
    Button {
        objectName: "detailPerson"
        kind: Button.Quiet
        visible: root.contactId.length > 0
        //: Button in the details of a payment: goes to the person in the contacts.
        text: qsTr("Show")
        onClicked: App.contact.show(root.contactId)
    }
    Button {
        objectName: "detailSaveContact"
        visible: root.contactId.length === 0 && !root.incoming
        //: Button: keeps an address that was paid under a name.
        text: qsTr("Save as contact")
        onClicked: App.contact.addWith(root.address, "")
    }
    Button {
        objectName: "detailWhose"
        kind: root.contactId.length > 0 ? Button.Quiet : Button.Secondary
        visible: root.incoming && App.people.count > 0
        //: Button in the details of a payment that arrived: chooses the person who paid.
        text: root.contactId.length > 0 ? qsTr("Change") : qsTr("Say who")
        onClicked: picker.open()
    }
    PersonPicker {
        id: picker
        current: root.contactId
        onChosen: (contactId) => App.contact.assign(root.paymentId, contactId)
    }
}
