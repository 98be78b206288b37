// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// What wallet and account are called here. objectNames: namesWallet namesAccount namesSave
Dialog {
    id: root

    //: Title of a dialog.
    title: qsTr("Change the names")
    onOpened: { wallet.text = App.walletName; account.text = App.accounts.openName; }

    Label {
        //: Explains that names are private.
        text: qsTr("Names are only for you; nobody else sees them.")
        color: Theme.colors.soft
        Layout.fillWidth: true
    }
    TextField {
        id: wallet
        inputName: "namesWallet"
        focus: true
        //: Label of a field.
        label: qsTr("Name of the wallet")
        maximumLength: 60
        onAccepted: if (save.enabled) save.clicked()
    }
    TextField {
        id: account
        visible: App.accounts.count > 1
        inputName: "namesAccount"
        //: Label of a field.
        label: qsTr("Name of the open account")
        maximumLength: 60
        onAccepted: if (save.enabled) save.clicked()
    }
    actions: [
        Button {
            //: Button: closes a dialog without changing anything.
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        Button {
            id: save
            objectName: "namesSave"
            kind: Button.Primary
            //: Button: keeps what was typed.
            text: qsTr("Save")
            enabled: wallet.text.trim().length > 0
            onClicked: {
                App.renameWallet(wallet.text);
                if (App.accounts.count > 1) App.accounts.rename(App.accounts.openNumber, account.text);
                root.close();
            }
        }
    ]
}
