// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tacit.Models
import Tacit.Ui

// The colours of a person without a picture.
Flow {
    id: root

    spacing: Metrics.small
    Accessible.role: Accessible.Grouping
    //: What a screen reader calls the choice of a colour.
    Accessible.name: qsTr("Colour")

    Repeater {
        model: App.contact.colourNames

        T.AbstractButton {
            id: choice
            required property int index
            required property string modelData

            objectName: "contactColour" + choice.index
            implicitWidth: Metrics.smallControl
            implicitHeight: Metrics.smallControl
            checked: App.contact.editColour === choice.index
            Accessible.role: Accessible.RadioButton
            Accessible.name: choice.modelData
            Accessible.checkable: true
            Accessible.checked: choice.checked
            Keys.onReturnPressed: (event) => { if (!event.isAutoRepeat) choice.clicked(); }
            Keys.onEnterPressed: (event) => { if (!event.isAutoRepeat) choice.clicked(); }
            Keys.onLeftPressed: choice.nextItemInFocusChain(false).forceActiveFocus(Qt.TabFocusReason)
            Keys.onRightPressed: choice.nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason)
            onClicked: App.contact.editColour = choice.index

            contentItem: Icon {
                icon: "check"
                visible: choice.checked
                fillMode: Image.Pad
                size: Metrics.smallIcon
            }
            background: Rectangle {
                radius: height / 2
                color: Theme.colors.people[choice.index]
                border.width: choice.checked ? Metrics.focusWidth : Metrics.hair
                border.color: choice.checked ? Theme.colors.ink : Theme.colors.border

                FocusRing {
                    shown: choice.visualFocus
                    corner: Metrics.smallControl / 2
                }
            }

            Tip {
                text: choice.modelData
                shown: choice.hovered || choice.visualFocus
            }
        }
    }
}
