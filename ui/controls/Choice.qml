// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Tacit.Ui

// One of several choices behind a label.
ColumnLayout {
    id: root

    required property string label
    required property var choices
    property string boxName
    property int current: 0
    signal chosen(int index)

    spacing: Metrics.small - 2

    Label {
        text: root.label
        font: Type.small
        color: Theme.colors.soft
        Layout.fillWidth: true
        Accessible.ignored: true
    }
    T.ComboBox {
        id: box
        objectName: root.boxName
        model: root.choices
        currentIndex: root.current
        implicitWidth: Metrics.vast * 3
        implicitHeight: Metrics.control
        leftPadding: Metrics.medium + 2
        rightPadding: Metrics.medium + 2
        hoverEnabled: true
        Layout.fillWidth: true
        Accessible.name: root.label
        Accessible.description: box.displayText
        Keys.onReturnPressed: (event) => { if (!event.isAutoRepeat) box.popup.open(); }
        Keys.onEnterPressed: (event) => { if (!event.isAutoRepeat) box.popup.open(); }
        onActivated: (index) => root.chosen(index)

        contentItem: Label {
            text: box.displayText
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            leftPadding: box.mirrored ? Metrics.huge : 0
            rightPadding: box.mirrored ? 0 : Metrics.huge
            Accessible.ignored: true
        }
        indicator: Icon {
            icon: "chevron-down"
            size: Metrics.smallIcon
            color: Theme.colors.soft
            x: box.mirrored ? Metrics.medium : box.width - width - Metrics.medium
            y: (box.height - height) / 2
        }
        background: FieldFrame {
            focused: box.visualFocus || box.popup.visible

            Rectangle {
                anchors.fill: parent
                radius: Metrics.radius
                color: Theme.colors.hover
                visible: box.hovered
            }
        }
        delegate: T.ItemDelegate {
            id: row
            required property int index
            required property string modelData

            width: ListView.view ? ListView.view.width : implicitWidth
            implicitHeight: Metrics.smallControl + Metrics.tiny
            leftPadding: Metrics.medium
            rightPadding: Metrics.medium
            text: row.modelData
            highlighted: box.highlightedIndex === row.index
            Accessible.role: Accessible.ListItem
            Accessible.name: row.text

            contentItem: RowLayout {
                Label {
                    text: row.text
                    font: box.currentIndex === row.index ? Type.strong : Type.body
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
                Icon {
                    icon: "check"
                    size: Metrics.smallIcon
                    color: Theme.colors.accent
                    visible: box.currentIndex === row.index
                }
            }
            background: Rectangle {
                radius: Metrics.small
                color: row.highlighted ? Theme.colors.hover : "transparent"
            }
        }
        popup: T.Popup {
            y: box.height + Metrics.tiny
            width: box.width
            implicitHeight: contentItem.implicitHeight + padding * 2
            padding: Metrics.tiny
            margins: Metrics.small

            contentItem: ListView {
                clip: true
                implicitHeight: contentHeight
                model: box.delegateModel
                currentIndex: box.highlightedIndex
                boundsBehavior: Flickable.StopAtBounds
                Accessible.role: Accessible.List
                Accessible.name: root.label
            }
            background: Rectangle {
                radius: Metrics.radius
                color: Theme.colors.raised
                border.width: Metrics.hair
                border.color: Theme.colors.line

                Shadow {}
            }
        }
    }
}
