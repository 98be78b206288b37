// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// Another node of the same network, tested before it is used. objectNames: nodeLink nodeUse
Dialog {
    id: root

    //: Title of a dialog.
    title: qsTr("Use another node")
    onClosed: scanner.stop()

    Label {
        //: Explains what changing the node means.
        text: qsTr("A node can not take your money and does not learn what is yours. It sees your network address, and can only be slow or silent.")
        color: Theme.colors.soft
        Layout.fillWidth: true
    }
    TextBox {
        inputName: "nodeLink"
        focus: true
        fixedWidth: true
        wrapMode: TextEdit.WrapAnywhere
        //: Label of a field.
        label: qsTr("Node link")
        placeholder: "tacit-node:"
        text: App.settings.newNodeLink
        onTextChanged: App.settings.newNodeLink = text
    }
    QrWays {
        scanner: scanner
        Layout.fillWidth: true
    }
    QrScanner {
        id: scanner
        want: QrScanner.NodeLink
        onFound: (text) => App.settings.newNodeLink = text
    }
    Notice {
        visible: text.length > 0
        kind: App.settings.nodeTesting ? Notice.Plain : App.settings.nodeTestGood ? Notice.Good : Notice.Bad
        text: App.settings.nodeTestText

        Busy { visible: App.settings.nodeTesting }
    }
    actions: [
        Button {
            //: Button: closes a dialog without changing anything.
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        Button {
            objectName: "nodeUse"
            kind: Button.Primary
            //: Button: from now on this node is asked.
            text: qsTr("Use this node")
            enabled: App.settings.nodeTestGood
            onClicked: { App.settings.useNewNode(); root.close(); }
        }
    ]
}
