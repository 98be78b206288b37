// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

Card {
    id: root

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.large

        Heading {
            //: Title of a part of Settings.
            text: qsTr("Network")

            Label {
                text: App.node.network
                font: Type.small
                color: Theme.colors.soft
            }
        }
        NodeLines { Layout.fillWidth: true }
        Flow {
            spacing: Metrics.small
            Layout.fillWidth: true

            Button {
                objectName: "settingsReconnect"
                glyph: "refresh"
                focus: true
                visible: !App.node.connected
                //: Button: tries to reach the node now.
                text: qsTr("Try now")
                onClicked: App.node.reconnect()
            }
            Button {
                objectName: "settingsOtherNode"
                glyph: "network"
                //: Button: opens a dialog that changes the node.
                text: qsTr("Use another node")
                onClicked: dialog.open()
            }
            Button {
                objectName: "settingsCopyNode"
                glyph: "copy"
                visible: App.node.nodeLink.length > 0
                //: Button: copies the link of the node, for another wallet.
                text: qsTr("Copy its link")
                onClicked: App.node.copyNodeLink()
            }
        }
        TextField {
            inputName: "settingsProxy"
            fixedWidth: true
            //: Label of a field.
            label: qsTr("Proxy (Tor)")
            placeholder: "127.0.0.1:9050"
            //: Explains the field for a proxy.
            hint: qsTr("A SOCKS5 proxy that every connection goes through, or none is made. Empty: no proxy.")
            problem: App.settings.proxyProblem
            text: App.settings.proxy
            onEdited: App.settings.proxy = text
            onAccepted: App.settings.useProxy()
        }
        Button {
            objectName: "settingsUseProxy"
            visible: App.settings.proxyNew
            //: Button: every connection goes through the proxy that was typed from now on, or through none.
            text: App.settings.proxy.length > 0 ? qsTr("Use this proxy") : qsTr("Use no proxy")
            onClicked: App.settings.useProxy()
        }
    }
    NodeDialog { id: dialog }
}
