// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tacit.Ui

// One of a few choices, all of them seen.
Rectangle {
    id: root

    required property string name
    required property var choices
    property int current: 0
    property string namePrefix
    signal chosen(int index)

    // Beside each other, or below each other where there is no room.
    readonly property real natural: Array.from({ length: buttons.count }, (_, i) => buttons.itemAt(i)?.implicitWidth ?? 0)
                                    .reduce((sum, width) => sum + width, Metrics.tiny * 2)
    readonly property bool narrow: root.width > 0 && root.natural > root.width + 1
    implicitWidth: root.natural
    implicitHeight: Math.max(Metrics.control, line.implicitHeight + Metrics.tiny * 2)
    radius: Metrics.radius
    color: Theme.colors.sunken
    border.width: Metrics.hair
    border.color: Theme.colors.line
    Accessible.role: Accessible.Grouping
    Accessible.name: root.name

    Grid {
        id: line
        anchors.centerIn: parent
        columns: root.narrow ? 1 : Math.max(1, buttons.count)

        Repeater {
            id: buttons
            model: root.choices

            T.AbstractButton {
                id: choice
                required property int index
                required property string modelData

                objectName: root.namePrefix ? root.namePrefix + choice.index : ""
                text: choice.modelData
                checked: root.current === choice.index
                implicitWidth: Math.max(Metrics.control, words.implicitWidth + Metrics.large * 2)
                implicitHeight: Metrics.smallControl
                hoverEnabled: true
                Accessible.role: Accessible.RadioButton
                Accessible.name: choice.text
                Accessible.checkable: true
                Accessible.checked: choice.checked
                Keys.onReturnPressed: (event) => { if (!event.isAutoRepeat) choice.clicked(); }
                Keys.onEnterPressed: (event) => { if (!event.isAutoRepeat) choice.clicked(); }
                Keys.onLeftPressed: choice.nextItemInFocusChain(choice.mirrored).forceActiveFocus(Qt.TabFocusReason)
                Keys.onRightPressed: choice.nextItemInFocusChain(!choice.mirrored).forceActiveFocus(Qt.TabFocusReason)
                onClicked: root.chosen(choice.index)

                contentItem: Label {
                    id: words
                    text: choice.text
                    font: choice.checked ? Type.smallStrong : Type.small
                    color: choice.checked ? Theme.colors.tintInk : Theme.colors.soft
                    wrapMode: Text.NoWrap
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    Accessible.ignored: true
                }
                background: Rectangle {
                    radius: Metrics.small
                    color: choice.checked ? Theme.colors.tint : choice.hovered ? Theme.colors.hover : "transparent"

                    FocusRing {
                        shown: choice.visualFocus
                        corner: Metrics.small
                        gap: -Metrics.focusWidth
                    }
                }
            }
        }
    }
}
