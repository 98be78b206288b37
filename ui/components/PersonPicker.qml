// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Tacit.Models
import Tacit.Ui

// Chooses one of the contacts, or nobody.
Dialog {
    id: root

    property string current
    signal chosen(string contactId)

    //: Title of a dialog that chooses the person whose payment it is.
    title: qsTr("Who paid this?")
    onOpened: App.contacts.search = ""
    onClosed: App.contacts.search = ""

    SearchField {
        inputName: "pickerSearch"
        //: What a screen reader calls the field that searches the contacts.
        label: qsTr("Search the contacts")
        //: Inside the empty search field.
        placeholder: qsTr("Name or note")
        text: App.contacts.search
        focus: true
        onTextChanged: App.contacts.search = text
        Layout.fillWidth: true
    }
    ListView {
        id: list
        model: App.contacts
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        implicitHeight: Math.min(contentHeight, Metrics.row * 5)
        activeFocusOnTab: true
        keyNavigationEnabled: true
        T.ScrollBar.vertical: ScrollBar {}
        Layout.fillWidth: true
        Accessible.role: Accessible.List
        //: What a screen reader calls the list of people.
        Accessible.name: qsTr("Contacts")
        Keys.onReturnPressed: (event) => { if (!event.isAutoRepeat) list.currentItem?.clicked(); }
        Keys.onEnterPressed: (event) => { if (!event.isAutoRepeat) list.currentItem?.clicked(); }

        delegate: ContactRow {
            width: ListView.view ? ListView.view.width : implicitWidth
            chosen: root.current === contactId
            keyed: ListView.isCurrentItem && list.activeFocus
            focusPolicy: Qt.ClickFocus
            onClicked: {
                root.chosen(contactId);
                root.close();
            }
        }
    }
    actions: [
        Button {
            objectName: "pickerNobody"
            kind: Button.Quiet
            visible: root.current.length > 0
            //: Button: the payment belongs to nobody in the contacts.
            text: qsTr("Nobody")
            onClicked: {
                root.chosen("");
                root.close();
            }
        },
        Button {
            //: Button that closes a dialog without a change.
            text: qsTr("Cancel")
            onClicked: root.close()
        }
    ]
}
