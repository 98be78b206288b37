// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Tacit.Models
import Tacit.Ui

// Virtual. Up and Down move, Enter opens.
ListView {
    id: root
    objectName: "contactsList"

    model: App.contacts
    clip: true
    activeFocusOnTab: true
    keyNavigationEnabled: true
    boundsBehavior: Flickable.StopAtBounds
    reuseItems: true
    highlightMoveDuration: Motion.quick
    topMargin: Metrics.small
    bottomMargin: Metrics.small
    T.ScrollBar.vertical: ScrollBar {}
    Accessible.role: Accessible.List
    //: What a screen reader calls the list of people.
    Accessible.name: qsTr("Contacts")
    Keys.onReturnPressed: (event) => { if (!event.isAutoRepeat) root.currentItem?.clicked(); }
    Keys.onEnterPressed: (event) => { if (!event.isAutoRepeat) root.currentItem?.clicked(); }

    delegate: ContactRow {
        width: ListView.view ? ListView.view.width : implicitWidth
        chosen: App.contact.mode !== ContactModel.Closed && App.contact.contactId === contactId
        keyed: ListView.isCurrentItem && root.activeFocus
        focusPolicy: Qt.ClickFocus
        onClicked: App.contact.show(contactId)
    }
}
