// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import QtQuick.Templates as T
import Tacit.Models
import Tacit.Ui

// Which wallet and account this window shows. A press lists the others: an account opens in place, another wallet in a
// window of its own. objectNames: walletSwitcher account0 … wallet0 … accountAdd walletNames walletAnother walletFolder
T.AbstractButton {
    id: root
    objectName: "walletSwitcher"

    property bool narrow: false
    property bool bold: true
    readonly property bool open: App.stage === App.Home
    readonly property string account: App.accounts.openName

    //: The wallet's name when it was given none.
    text: App.walletName.length > 0 ? App.walletName : qsTr("This wallet")
    implicitHeight: Math.max(Metrics.control + Metrics.small, contentItem.implicitHeight + topPadding + bottomPadding)
    implicitWidth: root.narrow ? Metrics.control : contentItem.implicitWidth + leftPadding + rightPadding
    leftPadding: Metrics.medium
    rightPadding: Metrics.small
    hoverEnabled: true
    Accessible.role: Accessible.ButtonMenu
    Accessible.name: root.account.length > 0 ? root.text + ", " + root.account : root.text
    //: Description of the button with the wallet's name.
    Accessible.description: qsTr("Shows the other wallets and accounts")
    Keys.onReturnPressed: (event) => { if (!event.isAutoRepeat) root.clicked(); }
    Keys.onEnterPressed: (event) => { if (!event.isAutoRepeat) root.clicked(); }
    Layout.fillWidth: true
    onClicked: { App.wallets.refresh(); list.open(); }

    contentItem: RowLayout {
        spacing: Metrics.small

        Icon {
            icon: "wallet"
            visible: root.narrow
            color: root.hovered ? Theme.colors.ink : Theme.colors.soft
            Layout.alignment: Qt.AlignCenter
        }
        ColumnLayout {
            visible: !root.narrow
            spacing: 0
            Label {
                text: root.text
                font: root.bold ? Type.strong : Type.body
                color: root.bold ? Theme.colors.ink : Theme.colors.soft
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Label {
                text: root.account
                font: Type.small
                color: Theme.colors.soft
                visible: text.length > 0
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Label {
                visible: App.watching
                //: Badge under the name of a wallet that can not pay.
                text: qsTr("Watching")
                font: Type.small
                color: Theme.colors.warn
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
        Icon {
            visible: !root.narrow
            icon: "chevron-down"
            size: Metrics.smallIcon
            color: Theme.colors.soft
        }
    }
    background: Rectangle {
        radius: Metrics.radius
        color: root.down ? Theme.colors.press : root.hovered || list.visible ? Theme.colors.hover : "transparent"

        FocusRing {
            shown: root.visualFocus
            gap: -Metrics.focusWidth
        }
    }

    T.Popup {
        id: list
        objectName: "walletList"
        y: root.height + Metrics.tiny
        width: Metrics.toast - Metrics.vast
        height: Math.min(implicitHeight, (root.Window.window?.height ?? implicitHeight) - Metrics.vast * 2)
        implicitHeight: area.contentHeight + padding * 2
        padding: Metrics.small
        margins: Metrics.small
        modal: false
        focus: true
        closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

        contentItem: Flickable {
            id: area
            readonly property var focused: area.Window.activeFocusItem
            readonly property bool tabbed: [Qt.TabFocusReason, Qt.BacktabFocusReason].includes(area.focused?.focusReason)
            function reveal(top: real, size: real) {
                contentY = Math.max(0, Math.min(contentHeight - height, top, Math.max(contentY, top + size - height)));
            }
            onFocusedChanged: if (list.opened && area.tabbed) area.reveal(area.focused.mapToItem(column, 0, 0).y, area.focused.height)

            contentWidth: width
            contentHeight: column.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: contentHeight > height
            T.ScrollBar.vertical: ScrollBar {}

            ColumnLayout {
                id: column
                width: area.width
                spacing: 0

                SwitcherHeading {
                    visible: root.open
                    //: Heading over the accounts of the open wallet.
                    text: qsTr("Accounts of this wallet")
                }
                Repeater {
                    model: root.open ? App.accounts : null

                    SwitchRow {
                        id: accountRow
                        required property int index
                        required property int number
                        required property string name
                        required property string balance
                        required property bool open

                        objectName: "account" + accountRow.index
                        text: accountRow.name
                        value: accountRow.balance
                        current: accountRow.open
                        focus: accountRow.open
                        onClicked: { list.close(); App.accounts.use(accountRow.number); }
                    }
                }
                SwitchRow {
                    objectName: "accountAdd"
                    visible: root.open && !App.watching
                    glyph: "plus"
                    //: Entry: opens a dialog that adds an account to the wallet.
                    text: qsTr("Add an account")
                    onClicked: { list.close(); add.open(); }
                }
                SwitchRow {
                    objectName: "walletNames"
                    visible: root.open
                    glyph: "note"
                    //: Entry: opens a dialog that changes the names of wallet and account.
                    text: qsTr("Change the names")
                    onClicked: { list.close(); names.open(); }
                }
                Divider {
                    visible: root.open
                    Layout.fillWidth: true
                    Layout.topMargin: Metrics.small
                }
                SwitcherHeading {
                    //: Heading over the wallets of this person.
                    text: qsTr("Wallets")
                }
                Repeater {
                    model: App.wallets

                    SwitchRow {
                        id: walletRow
                        required property int index
                        required property string name
                        required property bool own
                        required property bool practice

                        objectName: "wallet" + walletRow.index
                        text: walletRow.name
                        current: walletRow.own
                        //: Beside a wallet on the practice network.
                        value: walletRow.practice ? qsTr("practice") : ""
                        onClicked: { list.close(); App.wallets.open(walletRow.index); }
                    }
                }
                SwitchRow {
                    objectName: "walletAnother"
                    glyph: "plus"
                    //: Entry: opens a window in which another wallet is created, restored or watched.
                    text: qsTr("Another wallet")
                    onClicked: { list.close(); App.wallets.another(); }
                }
                SwitchRow {
                    objectName: "walletFolder"
                    glyph: "wallet"
                    //: Entry: opens a dialog that chooses the folder of a wallet.
                    text: qsTr("Open a wallet's folder")
                    onClicked: { list.close(); folder.open(); }
                }
            }
        }
        background: Rectangle {
            radius: Metrics.radius
            color: Theme.colors.raised
            border.width: Metrics.hair
            border.color: Theme.colors.line

            Shadow {}
        }
    }
    Connections {
        target: App
        function onSwitcherWanted() { root.clicked(); }
    }
    AccountDialog { id: add }
    NamesDialog { id: names }
    FolderDialog {
        id: folder
        onAccepted: App.wallets.openFolder(folder.selectedFolder)
    }
    Tip {
        text: root.text
        shown: root.narrow && (root.hovered || root.visualFocus) && !list.visible
    }
}
