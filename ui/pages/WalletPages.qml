// SPDX-License-Identifier: MIT
// Not bound: Qt 6.4's Loader makes components in a context of its own.
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// The open wallet: navigation, the banner and the page. Ctrl+1 to Ctrl+6 go to the pages, Ctrl+L locks, Ctrl+H
// hides amounts.
FocusScope {
    id: root
    objectName: "walletPages"

    Shortcut {
        sequences: ["Ctrl+1"]
        onActivated: App.page = App.HomePage
    }
    Shortcut {
        sequences: ["Ctrl+2"]
        onActivated: App.page = App.SendPage
    }
    Shortcut {
        sequences: ["Ctrl+3"]
        onActivated: App.page = App.ReceivePage
    }
    Shortcut {
        sequences: ["Ctrl+4", "Ctrl+F"]
        onActivated: App.page = App.HistoryPage
    }
    Shortcut {
        sequences: ["Ctrl+5"]
        onActivated: App.page = App.ContactsPage
    }
    Shortcut {
        sequences: ["Ctrl+6", "Ctrl+,"]
        onActivated: App.page = App.SettingsPage
    }
    Shortcut {
        sequences: ["Ctrl+H"]
        onActivated: App.security.toggleAmounts()
    }
    Shortcut {
        sequences: ["Ctrl+L"]
        enabled: App.settings.hasPassword
        onActivated: App.lock()
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0

        Navigation {
            narrow: root.width < Metrics.railBelow
            Layout.fillHeight: true
        }
        ColumnLayout {
            spacing: 0

            BannerSlot {
                Layout.fillWidth: true
                Layout.maximumWidth: Metrics.pageWidth + Metrics.wide * 2
                Layout.leftMargin: Metrics.page
                Layout.rightMargin: Metrics.page
                Layout.alignment: Qt.AlignHCenter
            }
            WaitingLinks {
                Layout.fillWidth: true
                Layout.maximumWidth: Metrics.pageWidth + Metrics.wide * 2
                Layout.leftMargin: Metrics.page
                Layout.rightMargin: Metrics.page
                Layout.alignment: Qt.AlignHCenter
            }
            FocusScope {
                focus: true
                Layout.fillWidth: true
                Layout.fillHeight: true

                PageSlot {
                    current: App.page === App.HomePage
                    sourceComponent: HomePage {}
                }
                PageSlot {
                    current: App.page === App.SendPage
                    sourceComponent: SendPage {}
                }
                PageSlot {
                    current: App.page === App.ReceivePage
                    sourceComponent: ReceivePage {}
                }
                PageSlot {
                    current: App.page === App.HistoryPage
                    sourceComponent: HistoryPage {}
                }
                PageSlot {
                    current: App.page === App.ContactsPage
                    sourceComponent: ContactsPage {}
                }
                PageSlot {
                    current: App.page === App.SettingsPage
                    sourceComponent: SettingsPage {}
                }
            }
        }
    }
    ToastStack {
        anchors.top: parent.top
        anchors.right: parent.right
        anchors.margins: Metrics.huge
    }
}
