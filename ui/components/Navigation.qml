// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// The pages, and at its foot the state of the network.
// objectNames: walletSwitcher navHome navSend navReceive navHistory navContacts navSettings navState navLock
FocusScope {
    id: root

    property bool narrow: false

    implicitWidth: root.narrow ? Metrics.rail : Metrics.navigation
    Accessible.role: Accessible.PageTabList
    //: What a screen reader calls the list of pages.
    Accessible.name: qsTr("Pages")

    Rectangle {
        anchors.right: parent.right
        width: Metrics.hair
        height: parent.height
        color: Theme.colors.line
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Metrics.large
        anchors.topMargin: Metrics.huge
        spacing: Metrics.tiny

        Wordmark {
            visible: !root.narrow
            Layout.leftMargin: Metrics.medium
            Layout.bottomMargin: Metrics.small
        }
        Icon {
            visible: root.narrow
            source: "qrc:/icons/tacit.svg"
            color: "transparent"
            size: Metrics.page
            Layout.alignment: Qt.AlignHCenter
            Layout.bottomMargin: Metrics.small
        }
        WalletSwitcher {
            narrow: root.narrow
            Layout.bottomMargin: Metrics.small
        }
        NavItem {
            objectName: "navHome"
            glyph: "home"
            //: A page: the balance and the latest payments.
            text: qsTr("Home")
            narrow: root.narrow
            checked: App.page === App.HomePage
            onClicked: App.page = App.HomePage
        }
        NavItem {
            objectName: "navSend"
            glyph: "send"
            //: A page: pays somebody.
            text: qsTr("Send")
            narrow: root.narrow
            checked: App.page === App.SendPage
            onClicked: App.page = App.SendPage
        }
        NavItem {
            objectName: "navReceive"
            glyph: "receive"
            //: A page: asks for money.
            text: qsTr("Receive")
            narrow: root.narrow
            checked: App.page === App.ReceivePage
            onClicked: App.page = App.ReceivePage
        }
        NavItem {
            objectName: "navHistory"
            glyph: "history"
            //: A page: all payments.
            text: qsTr("History")
            narrow: root.narrow
            checked: App.page === App.HistoryPage
            onClicked: App.page = App.HistoryPage
        }
        NavItem {
            objectName: "navContacts"
            glyph: "contacts"
            //: A page: the people one pays.
            text: qsTr("Contacts")
            narrow: root.narrow
            checked: App.page === App.ContactsPage
            onClicked: App.page = App.ContactsPage
        }
        NavItem {
            objectName: "navSettings"
            glyph: "settings"
            //: A page: network, display, security.
            text: qsTr("Settings")
            narrow: root.narrow
            checked: App.page === App.SettingsPage
            onClicked: App.page = App.SettingsPage
        }
        Item { Layout.fillHeight: true }
        NavItem {
            objectName: "navLock"
            glyph: "lock"
            //: Button: closes the wallet until the password is typed.
            text: qsTr("Lock")
            narrow: root.narrow
            visible: App.settings.hasPassword
            Accessible.role: Accessible.Button
            onClicked: App.lock()
        }
        NetworkState {
            objectName: "navState"
            narrow: root.narrow
            Layout.fillWidth: true
        }
    }
}
