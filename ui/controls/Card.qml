// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tacit.Ui

// A sheet of paper on the ground.
T.Pane {
    id: root

    implicitWidth: contentWidth + leftPadding + rightPadding
    implicitHeight: contentHeight + topPadding + bottomPadding
    padding: Metrics.large + Metrics.tiny
    Accessible.ignored: true

    background: Rectangle {
        radius: Metrics.cardRadius
        color: Theme.colors.surface
        border.width: Metrics.hair
        border.color: Theme.colors.line
    }
}
