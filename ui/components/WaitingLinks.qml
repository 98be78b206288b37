// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// Says that a payment link waits, and asks before it takes the place of a payment that is being written.
// objectNames: linkShow linkDrop linkKeep linkReplace
Item {
    id: root

    readonly property bool shown: App.links.count > 0

    implicitHeight: root.shown ? card.implicitHeight + Metrics.large : 0
    visible: root.shown

    Notice {
        id: card
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        title: App.links.title
        // A hidden item has no width, in which a text would be broken into lines for ever.
        text: root.shown ? App.links.text : ""
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
            visible: root.shown
            onClicked: App.links.drop()
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
