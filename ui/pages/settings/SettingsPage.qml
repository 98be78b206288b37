// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Ui

// objectNames: settingsReconnect settingsOtherNode settingsCopyNode settingsLanguage settingsTheme0..2 settingsMotion
// settingsLock settingsWords settingsKeys settingsNotifications settingsSound settingsTray
// settingsHide settingsLock settingsPassword settingsLimit settingsKeys settingsWords settingsSaveBackup
// settingsTestBackup settingsLog
ScrollArea {
    id: root
    objectName: "settingsPage"

    readonly property bool stacked: root.innerWidth < Metrics.stackBelow + Metrics.vast

    ColumnLayout {
        width: parent.width
        spacing: Metrics.huge

        Heading {
            //: Title of a page.
            text: qsTr("Settings")
            font: Type.title
        }
        GridLayout {
            columns: root.stacked ? 1 : 2
            columnSpacing: Metrics.huge
            rowSpacing: Metrics.huge
            Layout.fillWidth: true

            ColumnLayout {
                spacing: Metrics.huge
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: Metrics.formWidth

                NetworkSection { Layout.fillWidth: true }
                BackupSection { Layout.fillWidth: true }
                VerifyProofSection { Layout.fillWidth: true }
                AboutSection { Layout.fillWidth: true }
            }
            ColumnLayout {
                spacing: Metrics.huge
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: Metrics.formWidth - Metrics.vast

                DisplaySection { Layout.fillWidth: true }
                DesktopSection { Layout.fillWidth: true }
                SecuritySection { Layout.fillWidth: true }
            }
        }
    }
}
