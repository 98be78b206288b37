// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// objectNames: unlockPassword unlockButton walletSwitcher
FocusScope {
    id: root
    objectName: "unlockPage"

    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(Metrics.toast, parent.width - Metrics.huge * 2)
        spacing: Metrics.large

        Wordmark {
            Layout.alignment: Qt.AlignHCenter
            Layout.bottomMargin: Metrics.small
        }
        Label {
            //: Title of the page that asks for the password.
            text: App.walletName.length > 0 ? App.walletName : qsTr("Your wallet is locked")
            font: Type.title
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
            Layout.bottomMargin: Metrics.small
            Accessible.role: Accessible.Heading
        }
        Notice {
            title: App.links.title
            text: App.links.text
            visible: App.links.count > 0
        }
        PasswordField {
            id: password
            inputName: "unlockPassword"
            focus: true
            //: Label of a field.
            label: qsTr("Password")
            problem: App.unlockProblem
            readOnly: App.unlocking
            onAccepted: if (open.enabled) open.clicked()
        }
        Button {
            id: open
            objectName: "unlockButton"
            kind: Button.Primary
            //: Button: opens the wallet with the password typed.
            text: qsTr("Unlock")
            busy: App.unlocking
            enabled: password.text.length > 0 && !App.unlocking
            Layout.fillWidth: true
            onClicked: App.unlock(password.text)
        }
        WalletSwitcher {
            //: Button on the page that asks for the password: lists the other wallets.
            text: qsTr("Other wallets")
            bold: false
            Layout.fillWidth: false
            Layout.alignment: Qt.AlignHCenter
        }
    }
    Connections {
        target: App
        function onUnlockChanged() { if (!App.unlocking) password.input.clear(); }
    }
    Component.onDestruction: password.input.clear()
}
