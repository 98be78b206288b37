// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Ui

// Holds one page: made when it is first shown, kept afterwards, faded in.
Loader {
    id: root

    required property bool current

    anchors.fill: parent
    active: false
    visible: root.current
    focus: root.current
    onCurrentChanged: if (root.current) root.active = true
    Component.onCompleted: if (root.current) root.active = true

    NumberAnimation on opacity {
        from: 0
        to: 1
        duration: Motion.normal
        running: root.current
    }
}
