// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Models

// Speaks to screen readers: its name is what is to be said, and the program tells them each time. Locked, nothing is left of it. It can not be seen.
Item {
    id: root
    objectName: "announcer"

    property string said

    width: 1
    height: 1
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.said
    Accessible.ignored: root.said.length === 0

    Connections {
        target: App
        function onAnnounced(text) { root.said = text; }
        function onStageChanged() { root.said = ""; }
    }
}
