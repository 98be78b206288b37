// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Ui

// A nine-patch under what floats. Put it first into a background.
BorderImage {
    id: root

    source: "qrc:/icons/shadow.png"
    anchors.fill: parent
    anchors.margins: -Grid.shadowSpread
    anchors.topMargin: -Grid.shadowSpread + Grid.shadowDrop
    anchors.bottomMargin: -Grid.shadowSpread - Grid.shadowDrop
    border { left: Grid.shadowEdge; top: Grid.shadowEdge; right: Grid.shadowEdge; bottom: Grid.shadowEdge }
    opacity: Theme.colors.shadow
    z: -1
    Accessible.ignored: true
}
