// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// A person being added or changed. objectNames: contactName contactAddress contactNote contactColour0 … contactPicture
// contactNoPicture contactSave contactJoin contactCancel
FocusScope {
    id: root
    objectName: "contactEditor"

    Keys.onEscapePressed: App.contact.cancel()

    ScrollArea {
        anchors.fill: parent
        focus: true
        margin: Metrics.huge
        columnWidth: Metrics.formWidth

        ColumnLayout {
            width: parent.width
            spacing: Metrics.large

            Heading {
                //: Title over the fields of a new person.
                text: App.contact.isNew ? qsTr("New contact")
                      //: Title over the fields of a person that is changed.
                      : qsTr("Edit contact")
                font: Type.title
            }
            TextField {
                inputName: "contactName"
                focus: true
                //: Label of a field: the name of a person.
                label: qsTr("Name")
                text: App.contact.editName
                problem: App.contact.nameProblem
                maximumLength: 200
                onTextChanged: App.contact.editName = text
                onAccepted: App.contact.save()
            }
            Button {
                objectName: "contactJoin"
                text: App.contact.joinText
                visible: text.length > 0
                onClicked: App.contact.join()
            }
            TextBox {
                inputName: "contactAddress"
                //: Label of a field: the address of a person.
                label: qsTr("Address")
                //: Inside the empty field.
                placeholder: qsTr("Paste an address, or a link that starts with tacit:")
                text: App.contact.editAddress
                problem: App.contact.addressProblem
                fixedWidth: text.length > 0
                wrapMode: TextEdit.WrapAnywhere
                onTextChanged: App.contact.editAddress = text
            }
            ColumnLayout {
                spacing: Metrics.small

                Label {
                    //: Above the choice of a person's picture or colour.
                    text: qsTr("Picture or colour")
                    font: Type.small
                    color: Theme.colors.soft
                    Layout.fillWidth: true
                }
                RowLayout {
                    spacing: Metrics.medium

                    Item {
                        implicitWidth: Metrics.vast
                        implicitHeight: Metrics.vast

                        Avatar {
                            anchors.fill: parent
                            visible: !App.contact.hasEditPicture
                            letters: App.contact.editInitials
                            glyph: App.contact.editInitials.length > 0 ? "" : "contacts"
                            color: Theme.colors.people[App.contact.editColour]
                            ink: Theme.colors.ink
                        }
                        PersonPicture {
                            anchors.fill: parent
                            visible: App.contact.hasEditPicture
                            picture: App.contact.editPicture
                        }
                    }
                    Button {
                        objectName: "contactPicture"
                        glyph: "picture"
                        //: Button: chooses a picture of a person.
                        text: qsTr("Choose a picture")
                        onClicked: files.open()
                    }
                    Button {
                        objectName: "contactNoPicture"
                        kind: Button.Quiet
                        //: Button: a person's initials instead of a picture.
                        text: qsTr("No picture")
                        visible: App.contact.hasEditPicture
                        onClicked: App.contact.removePicture()
                    }
                }
                Problem {
                    problem: App.contact.pictureProblem
                    Layout.fillWidth: true
                }
                ColourChoice {
                    visible: !App.contact.hasEditPicture
                    Layout.fillWidth: true
                }
            }
            TextField {
                inputName: "contactNote"
                //: Label of a field: a note about a person.
                label: qsTr("Note to yourself (stays here)")
                text: App.contact.editNote
                problem: App.contact.noteProblem
                onTextChanged: App.contact.editNote = text
                onAccepted: App.contact.save()
            }
            RowLayout {
                spacing: Metrics.medium

                Button {
                    objectName: "contactCancel"
                    //: Button: leaves a person as they were.
                    text: qsTr("Cancel")
                    onClicked: App.contact.cancel()
                }
                Button {
                    objectName: "contactSave"
                    kind: Button.Primary
                    //: Button: keeps a person.
                    text: qsTr("Save")
                    enabled: App.contact.canSave
                    onClicked: App.contact.save()
                }
            }
        }
    }
    FileDialog {
        id: files
        //: Title of the dialog that chooses a picture of a person.
        title: qsTr("Choose a picture")
        //: Kind of files in a dialog.
        nameFilters: [qsTr("Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp)")]
        onAccepted: App.contact.choosePicture(selectedFile)
    }
}
