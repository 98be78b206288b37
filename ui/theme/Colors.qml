// SPDX-License-Identifier: MIT
import QtQuick

// Every colour of the window. All are required, so that a palette that lacks one does not load.
QtObject {
    id: root

    // Surfaces, from the window's ground up.
    required property color ground
    required property color surface
    required property color raised
    required property color sunken
    // Text: on any of the surfaces.
    required property color ink
    required property color soft
    // Lines: between things, and around what can be typed in or pressed.
    required property color line
    required property color border
    required property color hover
    required property color press
    required property color scrim
    // The one accent.
    required property color accent
    required property color accentHover
    required property color accentPress
    required property color accentInk
    required property color tint
    required property color tintInk
    required property color focus
    // What happened: text and marks on a surface or on the tint beside them.
    required property color good
    required property color goodTint
    required property color goodInk
    required property color warn
    required property color warnTint
    required property color bad
    required property color badTint
    required property color badInk
    // Behind the initials of a person, with ink on them.
    required property color person0
    required property color person1
    required property color person2
    required property color person3
    required property color person4
    required property color person5
    required property color person6
    required property color person7
    readonly property list<color> people: [root.person0, root.person1, root.person2, root.person3, root.person4, root.person5, root.person6, root.person7]
    required property real shadow
}
