// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Ui

// A nine-patch under what floats. Put it first into a background.
BorderImage {
    id: root

    source: "qrc:/icons/shadow.png"
    anchors.fill: parent
    anchors.margins: -Metrics.shadowSpread
    anchors.topMargin: -Metrics.shadowSpread + Metrics.shadowDrop
    anchors.bottomMargin: -Metrics.shadowSpread - Metrics.shadowDrop
    border { left: Metrics.shadowEdge; top: Metrics.shadowEdge; right: Metrics.shadowEdge; bottom: Metrics.shadowEdge }
    opacity: Theme.colors.shadow
    z: -1
    Accessible.ignored: true
}
