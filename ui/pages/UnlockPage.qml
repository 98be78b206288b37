// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// objectNames: unlockPassword unlockButton unlockDamage unlockRestore unlockRestoreOver walletSwitcher
FocusScope {
    id: root
    objectName: "unlockPage"

    readonly property bool damaged: App.damage.length > 0

    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(root.damaged ? Metrics.formWidth : Metrics.toast, parent.width - Metrics.huge * 2)
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
        Notice {
            objectName: "unlockDamage"
            kind: Notice.Bad
            //: Title above the password field when a wallet's files can not be read.
            title: root.damaged ? qsTr("This wallet's files are damaged") : ""
            text: root.damaged ? App.damage : App.unlockProblem
            visible: root.damaged || (!App.settings.hasPassword && text.length > 0)
        }
        Button {
            objectName: "unlockRestore"
            kind: Button.Primary
            //: Button: begins to restore a wallet whose files are damaged.
            text: qsTr("Restore this wallet")
            visible: root.damaged
            Layout.fillWidth: true
            onClicked: App.restoreOver()
        }
        PasswordField {
            id: password
            inputName: "unlockPassword"
            focus: true
            visible: App.settings.hasPassword
            //: Label of a field.
            label: qsTr("Password")
            problem: App.unlockProblem
            readOnly: App.unlocking
            onAccepted: if (open.enabled) open.clicked()
        }
        Button {
            id: open
            objectName: "unlockButton"
            kind: root.damaged ? Button.Secondary : Button.Primary
            //: Button: opens the wallet with the password typed; and the same where it has none or is damaged.
            text: root.damaged || !App.settings.hasPassword ? qsTr("Try again") : qsTr("Unlock")
            busy: App.unlocking
            enabled: (password.text.length > 0 || !App.settings.hasPassword) && !App.unlocking
            Layout.fillWidth: true
            onClicked: App.unlock(password.text)
        }
        Button {
            objectName: "unlockRestoreOver"
            kind: Button.Quiet
            //: Button: for somebody who has lost the password of a wallet.
            text: qsTr("Restore from words or a backup")
            visible: !root.damaged
            enabled: !App.unlocking
            Layout.alignment: Qt.AlignHCenter
            onClicked: App.restoreOver()
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
