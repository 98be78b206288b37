// SPDX-License-Identifier: MIT
pragma Singleton
import QtQuick

// How long things move, in milliseconds. With reduced motion nothing does.
QtObject {
    id: root

    property bool reduced: false
    readonly property int quick: root.reduced ? 0 : 120
    readonly property int normal: root.reduced ? 0 : 200
    readonly property int slow: root.reduced ? 0 : 360
    readonly property int turn: 1100
    readonly property int breath: 1600
    readonly property int slide: root.reduced ? 0 : 8
    readonly property int infoToast: 5000
}
