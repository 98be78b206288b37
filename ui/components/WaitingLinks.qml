// SPDX-License-Identifier: MIT
// Not bound: Qt 6.4's Loader makes components in a context of its own.
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// Says that a payment link waits, and asks before it takes the place of a payment that is being written.
// objectNames: linkShow linkDrop linkKeep linkReplace
Item {
    id: root

    readonly property bool shown: App.links.count > 0

    implicitHeight: root.shown ? place.implicitHeight + Metrics.large : 0
    visible: root.shown

    Loader {
        id: place
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        active: root.shown
        sourceComponent: Notice {
            title: App.links.title
            text: App.links.text
            Accessible.role: Accessible.AlertMessage

            Button {
                objectName: "linkShow"
                //: Button: opens a payment link that waits.
                text: qsTr("Show it")
                visible: App.links.showable
                onClicked: App.links.show()
            }
            IconButton {
                objectName: "linkDrop"
                glyph: "close"
                //: Button: a payment link that waits is forgotten.
                name: qsTr("Forget this link")
                onClicked: App.links.drop()
            }
        }
    }
    Dialog {
        id: question
        visible: App.links.asking
        onClosed: if (App.links.asking) App.links.keep()
        //: Title of a question.
        title: qsTr("Replace what you are writing?")

        Label {
            //: Asked when a payment link arrives while the form of a payment holds something.
            text: qsTr("A payment link was opened, and the Send page holds a payment that was not sent. If you keep it, the link waits.")
            color: Theme.colors.soft
            Layout.fillWidth: true
        }
        actions: [
            Button {
                objectName: "linkKeep"
                focus: true
                //: Button: the form of a payment stays as it is.
                text: qsTr("Keep mine")
                onClicked: App.links.keep()
            },
            Button {
                objectName: "linkReplace"
                kind: Button.Primary
                //: Button: the form of a payment is filled from a payment link.
                text: qsTr("Show the link's")
                onClicked: App.links.replace()
            }
        ]
    }
}
