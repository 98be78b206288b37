// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Models
import Tacit.Ui

// Messages in the corner, the newest on top; never more than three at once. objectName: toasts
ListView {
    id: root
    objectName: "toasts"

    width: Metrics.toast
    height: contentHeight
    spacing: Metrics.small
    interactive: false
    visible: count > 0
    model: App.notices
    Accessible.role: Accessible.List
    //: What a screen reader calls the messages in the corner.
    Accessible.name: qsTr("Messages")

    delegate: Toast {
        width: ListView.view.width
        visible: index < 3
    }
    displaced: Transition { NumberAnimation { property: "y"; duration: Motion.normal; easing.type: Easing.OutCubic } }
}
