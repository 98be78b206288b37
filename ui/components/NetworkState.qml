// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Tacit.Models
import Tacit.Ui

// Two short lines: whether the network answers, and which it is. A press shows all four layers in Settings.
T.AbstractButton {
    id: root

    property bool narrow: false

    implicitHeight: Math.max(Metrics.control, contentItem.implicitHeight + topPadding + bottomPadding)
    padding: Metrics.small
    leftPadding: Metrics.medium
    rightPadding: Metrics.small
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: App.node.summary + ", " + App.node.network
    //: Description of the button that shows the state of the network.
    Accessible.description: qsTr("Shows the state of the network")
    Keys.onReturnPressed: (event) => { if (!event.isAutoRepeat) root.clicked(); }
    Keys.onEnterPressed: (event) => { if (!event.isAutoRepeat) root.clicked(); }
    onClicked: App.page = App.SettingsPage

    contentItem: RowLayout {
        spacing: Metrics.small

        StatusDot {
            level: App.node.level
            Layout.alignment: root.narrow ? Qt.AlignCenter : Qt.AlignTop
            Layout.topMargin: root.narrow ? 0 : Metrics.tiny + 1
        }
        ColumnLayout {
            visible: !root.narrow
            spacing: 0
            Label {
                text: App.node.summary
                font: Type.small
                color: Theme.colors.soft
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Label {
                text: App.node.network
                font: Type.small
                color: Theme.colors.soft
                maximumLineCount: 2
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Metrics.radius
        color: root.down ? Theme.colors.press : root.hovered ? Theme.colors.hover : "transparent"

        FocusRing {
            shown: root.visualFocus
            gap: -Metrics.focusWidth
        }
    }

    Tip {
        text: App.node.summary
        shown: root.narrow && (root.hovered || root.visualFocus)
    }
}
