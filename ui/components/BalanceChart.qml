// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Shapes
import Tacit.Models
import Tacit.Ui

// The balance over time, a step at each payment. A point is looked at by pointing at it, or with the arrow keys.
Item {
    id: root
    objectName: "balanceChart"

    readonly property var places: App.insights.line
    readonly property var line: root.places.map(p => root.spot(p))
    readonly property point spotted: root.spot(App.insights.readingPoint)
    readonly property bool looking: App.insights.reading >= 0

    function spot(p: point): point { return Qt.point(p.x * plot.width, Metrics.focusWidth + (1 - p.y) * (plot.height - Metrics.focusWidth * 2)); }

    implicitHeight: Metrics.chart + times.implicitHeight + Metrics.tiny
    activeFocusOnTab: true
    // Time runs to the right in every language.
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.Chart
    Accessible.focusable: true
    Accessible.name: root.looking ? App.insights.readingText : App.insights.description
    //: How a chart is used, for a screen reader.
    Accessible.description: qsTr("Left and right read single points")
    Keys.onLeftPressed: App.insights.readNext(-1)
    Keys.onRightPressed: App.insights.readNext(1)
    Keys.onEscapePressed: App.insights.stopReading()
    onActiveFocusChanged: if (!root.activeFocus) App.insights.stopReading()

    FocusRing {
        shown: root.activeFocus
        corner: Metrics.small
        gap: Metrics.tiny
    }
    ColumnLayout {
        id: levels
        anchors.top: plot.top
        anchors.bottom: plot.bottom
        anchors.left: parent.left
        spacing: 0

        Repeater {
            model: [App.insights.topText, App.insights.middleText, "0"]

            Label {
                required property int index
                required property string modelData

                text: modelData
                font: Type.smallFigures
                color: Theme.colors.soft
                wrapMode: Text.NoWrap
                horizontalAlignment: Text.AlignRight
                verticalAlignment: index === 0 ? Text.AlignTop : index === 1 ? Text.AlignVCenter : Text.AlignBottom
                Layout.fillWidth: true
                Layout.fillHeight: true
                Accessible.ignored: true
            }
        }
    }
    Item {
        id: plot
        anchors.left: levels.right
        anchors.leftMargin: Metrics.medium
        anchors.right: parent.right
        anchors.top: parent.top
        height: Metrics.chart

        Repeater {
            model: 3

            Rectangle {
                required property int index

                y: Math.round(index * (plot.height - height) / 2)
                width: plot.width
                height: Metrics.hair
                color: Theme.colors.line
            }
        }
        Shape {
            anchors.fill: parent
            visible: root.line.length > 1
            // The software renderer smooths lines by itself, and has no layers.
            layer.enabled: root.GraphicsInfo.api !== GraphicsInfo.Software
            layer.samples: 4

            ShapePath {
                strokeWidth: -1
                fillColor: Theme.colors.tint
                PathPolyline { path: root.line.concat([Qt.point(plot.width, plot.height), Qt.point(0, plot.height)]) }
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
        Rectangle {
            x: Math.round(root.spotted.x)
            width: Metrics.hair
            height: plot.height
            color: Theme.colors.border
            visible: root.looking
        }
        Rectangle {
            x: root.spotted.x - width / 2
            y: root.spotted.y - height / 2
            width: Metrics.medium
            height: Metrics.medium
            radius: height / 2
            color: Theme.colors.accent
            border.width: Metrics.focusWidth
            border.color: Theme.colors.surface
            visible: root.looking
        }
        HoverHandler {
            onPointChanged: if (hovered) App.insights.readAt(point.position.x / plot.width)
            onHoveredChanged: if (!hovered && !root.activeFocus) App.insights.stopReading()
        }
        TapHandler { onTapped: (point) => App.insights.readAt(point.position.x / plot.width) }
    }
    RowLayout {
        id: times
        anchors.left: plot.left
        anchors.right: plot.right
        anchors.top: plot.bottom
        anchors.topMargin: Metrics.tiny

        Label {
            text: App.insights.beginText
            font: Type.smallFigures
            color: Theme.colors.soft
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Label {
            text: App.insights.endText
            font: Type.smallFigures
            color: Theme.colors.soft
            Accessible.ignored: true
        }
    }
}
