// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Tacit.Ui

// The balance over time as a line. The points are between 0 and 1, upwards.
Item {
    id: root

    required property var points
    required property string change
    readonly property var line: root.points.map(p => Qt.point(p.x * width, Metrics.tiny + (1 - p.y) * (height - Metrics.small)))

    implicitHeight: Metrics.chart
    Accessible.role: Accessible.Chart
    //: What a screen reader says of the chart on Home. %1 is a signed amount.
    Accessible.name: qsTr("The balance over the last 30 days: %1").arg(root.change)

    Shape {
        anchors.fill: parent
        // The software renderer smooths lines by itself, and has no layers.
        layer.enabled: root.GraphicsInfo.api !== GraphicsInfo.Software
        layer.samples: 4

        ShapePath {
            strokeWidth: -1
            fillColor: Theme.colors.tint
            PathPolyline { path: root.line.concat([Qt.point(root.width, root.height), Qt.point(0, root.height)]) }
        }
        ShapePath {
            strokeWidth: 2
            strokeColor: Theme.colors.accent
            fillColor: "transparent"
            joinStyle: ShapePath.RoundJoin
            capStyle: ShapePath.RoundCap
            PathPolyline { path: root.line }
        }
    }
}
