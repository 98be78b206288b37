// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Tacit.Models
import Tacit.Ui

// In and out by month; a press shows the month in the history. objectNames: month0 … month11
ColumnLayout {
    id: root

    property string told

    spacing: Metrics.small
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.Grouping
    //: What a screen reader calls the chart of months.
    Accessible.name: qsTr("In and out by month")

    RowLayout {
        spacing: Metrics.small

        FlowKey {}
        Label {
            //: Above the chart of months. %1 is the amount of its largest bar.
            text: root.told.length > 0 ? root.told : qsTr("highest: %1").arg(App.insights.monthsTop)
            font: Type.smallFigures
            color: root.told.length > 0 ? Theme.colors.ink : Theme.colors.soft
            horizontalAlignment: Text.AlignRight
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
    RowLayout {
        spacing: 0

        Repeater {
            model: App.insights.months

            T.AbstractButton {
                id: month
                required property int index
                required property string label
                required property string spoken
                required property real inPart
                required property real outPart
                required property bool empty
                readonly property bool looked: month.hovered || month.visualFocus

                objectName: "month" + month.index
                implicitHeight: Metrics.chart + name.implicitHeight + Metrics.small
                hoverEnabled: true
                Layout.fillWidth: true
                Layout.preferredWidth: Metrics.small
                Accessible.role: Accessible.Button
                Accessible.name: month.spoken
                //: What pressing a bar of the chart of months does.
                Accessible.description: qsTr("Shows this month in the history")
                Keys.onReturnPressed: (event) => { if (!event.isAutoRepeat) month.clicked(); }
                Keys.onEnterPressed: (event) => { if (!event.isAutoRepeat) month.clicked(); }
                Keys.onLeftPressed: month.nextItemInFocusChain(false).forceActiveFocus(Qt.TabFocusReason)
                Keys.onRightPressed: month.nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason)
                onLookedChanged: root.told = month.looked ? month.spoken : root.told === month.spoken ? "" : root.told
                onClicked: App.insights.showMonth(month.index)

                contentItem: Item {
                    FlowBar {
                        anchors.right: parent.horizontalCenter
                        anchors.rightMargin: 1
                        anchors.bottom: name.top
                        anchors.bottomMargin: Metrics.tiny
                        width: Math.min(Metrics.large, month.width / 2 - Metrics.tiny)
                        height: Math.max(month.inPart > 0 ? Metrics.tiny : Metrics.hair, month.inPart * Metrics.chart)
                    }
                    FlowBar {
                        anchors.left: parent.horizontalCenter
                        anchors.leftMargin: 1
                        anchors.bottom: name.top
                        anchors.bottomMargin: Metrics.tiny
                        out: month.outPart > 0
                        color: month.outPart > 0 ? Theme.colors.tint : Theme.colors.accent
                        width: Math.min(Metrics.large, month.width / 2 - Metrics.tiny)
                        height: Math.max(month.outPart > 0 ? Metrics.tiny : Metrics.hair, month.outPart * Metrics.chart)
                    }
                    Label {
                        id: name
                        anchors.left: parent.left
                        anchors.right: parent.right
                        anchors.bottom: parent.bottom
                        text: month.label
                        font: month.looked ? Type.smallStrong : Type.small
                        color: month.looked ? Theme.colors.ink : Theme.colors.soft
                        horizontalAlignment: Text.AlignHCenter
                        wrapMode: Text.NoWrap
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                }
                background: Rectangle {
                    radius: Metrics.small
                    color: month.down ? Theme.colors.press : month.hovered ? Theme.colors.hover : "transparent"

                    FocusRing {
                        shown: month.visualFocus
                        corner: Metrics.small
                        gap: -Metrics.focusWidth
                    }
                }
            }
        }
    }
}
