// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// objectNames: settingsHide settingsLock settingsPassword settingsLimit settingsKeys
Card {
    id: root

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.large

        Heading {
            //: Title of a part of Settings.
            text: qsTr("Security")
        }
        Notice {
            visible: !App.settings.hasPassword
            //: In Settings of a practice wallet.
            text: qsTr("This practice wallet has no password: whoever uses this computer can open it.")
        }
        Switch {
            objectName: "settingsHide"
            //: Switch: balances and payments are shown as dots. Ctrl+H is the keyboard's way to do it.
            text: qsTr("Hide amounts (Ctrl+H)")
            checked: App.security.amountsHidden
            onToggled: App.security.amountsHidden = checked
        }
        Choice {
            visible: App.settings.hasPassword
            boxName: "settingsLock"
            //: Label of a choice like "after 5 minutes".
            label: qsTr("Lock by itself")
            choices: App.settings.lockChoices
            current: App.settings.lockChoice
            Layout.fillWidth: true
            onChosen: (index) => App.settings.lockChoice = index
        }
        Fact {
            visible: App.settings.hasPassword && !App.watching
            //: Name of a setting: when a payment asks for the password.
            name: qsTr("Ask for the password")
            //: Value of a setting. %1 is an amount with its currency.
            value: App.security.askAbove ? qsTr("above %1").arg(App.security.askAboveText + " " + App.balance.ticker)
                   //: Value of a setting: a payment never asks for the password.
                   : qsTr("never")
        }
        Flow {
            spacing: Metrics.small
            Layout.fillWidth: true

            Button {
                objectName: "settingsPassword"
                glyph: "lock"
                //: Button: opens the dialog that changes the password.
                text: App.settings.hasPassword ? qsTr("Change the password")
                      //: Button: opens the dialog that gives a practice wallet a password.
                      : qsTr("Set a password")
                onClicked: password.open()
            }
            Button {
                objectName: "settingsLimit"
                glyph: "shield"
                visible: App.settings.hasPassword && !App.watching
                //: Button: opens the dialog that sets the amount above which the password is asked.
                text: qsTr("Ask above an amount")
                onClicked: limit.open()
            }
            Button {
                objectName: "settingsKeys"
                glyph: "eye"
                //: Button: shows the keys with which somebody else can watch the wallet.
                text: qsTr("View keys")
                onClicked: keys.open()
            }
        }
    }
    PasswordDialog { id: password }
    LimitDialog { id: limit }
    ViewKeysDialog { id: keys }
    Connections {
        target: App.settings
        function onSecretsChanged() { if (App.settings.incomingViewKey.length > 0) keys.open(); }
        function onDialogWanted(dialog) { if (dialog === SettingsModel.PasswordDialog) password.open(); else if (dialog === SettingsModel.LimitDialog) limit.open(); }
    }
}
