// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Tacit.Models
import Tacit.Ui

// What happened, to be copied for somebody who helps. objectNames: logLines logCopy
Dialog {
    id: root

    //: Title of a dialog.
    title: qsTr("Log to copy")
    width: parent ? Math.min(Metrics.formWidth + Metrics.vast * 2, parent.width - Metrics.huge * 2) : Metrics.formWidth

    Label {
        //: Explains what the log holds.
        text: qsTr("For somebody who helps you. It holds times, versions and states of the link; no amounts, addresses, notes, names or secrets. It is kept in memory alone.")
        color: Theme.colors.soft
        Layout.fillWidth: true
    }
    Rectangle {
        radius: Metrics.radius
        color: Theme.colors.sunken
        implicitHeight: Metrics.qr
        Layout.fillWidth: true

        ListView {
            id: lines
            objectName: "logLines"
            anchors.fill: parent
            anchors.margins: Metrics.medium
            model: App.log
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            Accessible.role: Accessible.List
            Accessible.name: root.title
            T.ScrollBar.vertical: ScrollBar {}
            onCountChanged: lines.positionViewAtEnd()

            delegate: Label {
                required property string line

                width: ListView.view.width
                text: line
                font: Type.mono
                wrapMode: Text.WrapAnywhere
                Accessible.role: Accessible.ListItem
                bottomPadding: Metrics.tiny
            }
        }
    }
    actions: [
        Button {
            objectName: "logCopy"
            kind: Button.Primary
            glyph: "copy"
            focus: true
            //: Button: copies the log.
            text: qsTr("Copy")
            onClicked: App.log.copy()
        }
    ]
}
