// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// objectNames: keysIncoming keysFull keysCopyIncoming keysCopyFull
Dialog {
    id: root

    readonly property bool shown: App.settings.incomingViewKey.length > 0

    //: Title of a dialog.
    title: qsTr("View keys")
    onAboutToHide: App.settings.hideSecrets()

    Label {
        //: Explains the two view keys.
        text: qsTr("With a view key somebody can watch this wallet, for instance a bookkeeper. Nobody can spend with it. What was shown can not be taken back.")
        color: Theme.colors.soft
        Layout.fillWidth: true
    }
    SecretGate {
        visible: !root.shown
        focus: true
        Layout.fillWidth: true
        onOpened: (password) => App.settings.showViewKeys(password)
    }
    TextBox {
        visible: root.shown
        inputName: "keysIncoming"
        readOnly: true
        fixedWidth: true
        lines: 2
        wrapMode: TextEdit.WrapAnywhere
        //: Label of a key.
        label: qsTr("Incoming view key: sees what arrives")
        text: App.settings.incomingViewKey
    }
    Button {
        visible: root.shown
        objectName: "keysCopyIncoming"
        glyph: "copy"
        //: Button: copies a key.
        text: qsTr("Copy the incoming view key")
        onClicked: App.settings.copyViewKey(false)
    }
    TextBox {
        visible: root.shown
        inputName: "keysFull"
        readOnly: true
        fixedWidth: true
        wrapMode: TextEdit.WrapAnywhere
        //: Label of a key.
        label: qsTr("Full view key: also sees what leaves, and to whom")
        text: App.settings.fullViewKey
    }
    Button {
        visible: root.shown
        objectName: "keysCopyFull"
        glyph: "copy"
        //: Button: copies a key.
        text: qsTr("Copy the full view key")
        onClicked: App.settings.copyViewKey(true)
    }
}
