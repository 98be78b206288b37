// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Ui

// Holds one page: made when it is first shown, kept afterwards, faded in.
Loader {
    id: root

    required property bool current
    property bool made: false

    anchors.fill: parent
    active: false
    visible: root.current
    focus: root.current
    onCurrentChanged: if (root.made && root.current) root.active = true
    Component.onCompleted: { root.made = true; root.active = root.current; }

    NumberAnimation on opacity {
        from: 0
        to: 1
        duration: Motion.normal
        running: root.current
    }
}
