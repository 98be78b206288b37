// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Models
import Tacit.Ui

// The colour of a state that words beside it name. `level` is one of NodeModel's.
Rectangle {
    id: root

    required property int level

    implicitWidth: Metrics.dot
    implicitHeight: Metrics.dot
    radius: Metrics.dot / 2
    color: root.level === NodeModel.Good ? Theme.colors.good : root.level === NodeModel.Bad ? Theme.colors.bad
           : root.level === NodeModel.Working ? Theme.colors.warn : "transparent"
    border.width: root.level === NodeModel.NotKnown ? Metrics.hair : 0
    border.color: Theme.colors.soft
    Accessible.ignored: true

    SequentialAnimation on opacity {
        running: root.level === NodeModel.Working && root.visible && !Motion.reduced
        alwaysRunToEnd: true
        loops: Animation.Infinite
        NumberAnimation { from: 1; to: 0.35; duration: Motion.breath / 2 }
        NumberAnimation { from: 0.35; to: 1; duration: Motion.breath / 2 }
    }
}
