// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// The people; one opens beside the list, or over it in a narrow window.
// objectNames: contactsSearch contactsAdd contactsFirst contactsList contact0 … contactsUndo
FocusScope {
    id: root
    objectName: "contactsPage"

    readonly property int margin: width < Metrics.stackBelow ? Metrics.huge : Metrics.wide
    readonly property bool beside: width >= Metrics.railBelow
    readonly property bool opened: App.contact.mode !== ContactModel.Closed

    RowLayout {
        anchors.fill: parent
        spacing: 0

        ColumnLayout {
            visible: root.beside || !root.opened
            spacing: Metrics.large
            Layout.maximumWidth: Metrics.pageWidth
            Layout.topMargin: Metrics.page
            Layout.leftMargin: root.margin
            Layout.rightMargin: root.beside && root.opened ? Metrics.huge : root.margin
            Layout.alignment: Qt.AlignHCenter

            Heading {
                //: Title of the page with the people one pays.
                text: qsTr("Contacts")
                font: Type.title

                Button {
                    objectName: "contactsAdd"
                    kind: Button.Primary
                    glyph: "plus"
                    //: Button: adds a person to the contacts.
                    text: qsTr("Add")
                    visible: App.people.count > 0
                    onClicked: App.contact.add()
                }
            }
            SearchField {
                inputName: "contactsSearch"
                //: What a screen reader calls the field that searches the contacts.
                label: qsTr("Search the contacts")
                //: Inside the empty search field.
                placeholder: qsTr("Name or note")
                text: App.contacts.search
                focus: true
                visible: App.people.count > 0
                onTextChanged: App.contacts.search = text
                Layout.fillWidth: true
            }
            Card {
                padding: 0
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.bottomMargin: Metrics.huge

                ContactList {
                    anchors.fill: parent
                    visible: App.contacts.count > 0
                }
                EmptyState {
                    anchors.centerIn: parent
                    width: Math.min(Metrics.panel, parent.width - Metrics.huge * 2)
                    visible: App.contacts.count === 0
                    glyph: App.contacts.nothingFound ? "search" : "contacts"
                    //: The contacts when the search finds nobody.
                    title: App.contacts.nothingFound ? qsTr("Nobody found")
                           //: The contacts before the first person.
                           : qsTr("Pay people, not addresses")
                    //: The contacts when the search finds nobody.
                    text: App.contacts.nothingFound ? qsTr("No name and no note matches this search.")
                          //: The contacts before the first person.
                          : qsTr("Keep an address under a name once, and type the name from then on. Names stay in this wallet: nobody else sees them.")

                    Button {
                        objectName: "contactsFirst"
                        kind: Button.Primary
                        glyph: "plus"
                        //: Button: adds the first person to the contacts.
                        text: qsTr("Add a contact")
                        visible: App.people.count === 0 && !root.opened
                        onClicked: App.contact.add()
                    }
                }
            }
        }
        Rectangle {
            implicitWidth: Metrics.hair
            color: Theme.colors.line
            visible: root.beside && root.opened
            Layout.fillHeight: true
        }
        ContactView {
            visible: App.contact.mode === ContactModel.Shown
            Layout.preferredWidth: root.beside ? Metrics.panel : root.width
            Layout.fillWidth: !root.beside
            Layout.fillHeight: true
        }
        ContactEditor {
            visible: App.contact.mode === ContactModel.Editing
            Layout.preferredWidth: root.beside ? Metrics.panel : root.width
            Layout.fillWidth: !root.beside
            Layout.fillHeight: true
        }
    }
    // Over the list, so that nothing moves under the pointer.
    Notice {
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottomMargin: Metrics.page
        width: Math.min(Metrics.formWidth, parent.width - Metrics.huge * 2)
        visible: App.contact.removedText.length > 0
        text: App.contact.removedText

        Button {
            objectName: "contactsUndo"
            kind: Button.Quiet
            //: Button: puts back the person that was removed.
            text: qsTr("Undo")
            onClicked: App.contact.undoRemove()
        }
        IconButton {
            glyph: "close"
            //: Button: closes the notice about the person that was removed.
            name: qsTr("Dismiss")
            onClicked: App.contact.forgetRemoved()
        }
    }
}
