// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Models
import Tacit.Ui

// The round mark of a person: picture, or initials on their colour. Without a person `letters`, or `glyph`.
Item {
    id: root

    property alias contactId: card.contact
    property alias address: card.address
    property string letters
    property string glyph
    property color color: Theme.colors.tint
    property color ink: Theme.colors.tintInk
    readonly property bool known: card.known
    readonly property string news: card.news

    implicitWidth: Metrics.mark
    implicitHeight: Metrics.mark
    Accessible.ignored: true

    PersonCard {
        id: card
        people: App.people
    }
    Avatar {
        anchors.fill: parent
        visible: !card.hasPicture
        letters: card.known ? card.initials : root.letters
        glyph: card.known && card.initials.length > 0 ? "" : card.known ? "contacts" : root.glyph
        color: card.known ? Theme.colors.people[card.colour] : root.color
        ink: card.known ? Theme.colors.ink : root.ink
    }
    PersonPicture {
        anchors.fill: parent
        visible: card.hasPicture
        picture: card.picture
    }
}
