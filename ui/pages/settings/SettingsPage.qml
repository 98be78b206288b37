// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Ui

// objectNames: settingsReconnect settingsOtherNode settingsCopyNode settingsLanguage settingsTheme0..2 settingsMotion
// settingsLock settingsWords settingsKeys
ScrollArea {
    id: root
    objectName: "settingsPage"

    readonly property bool stacked: root.innerWidth < Grid.stackBelow + Grid.vast

    ColumnLayout {
        width: parent.width
        spacing: Grid.huge

        Heading {
            //: Title of a page.
            text: qsTr("Settings")
            font: Type.title
        }
        GridLayout {
            columns: root.stacked ? 1 : 2
            columnSpacing: Grid.huge
            rowSpacing: Grid.huge
            Layout.fillWidth: true

            ColumnLayout {
                spacing: Grid.huge
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: Grid.formWidth

                NetworkSection { Layout.fillWidth: true }
                AboutSection { Layout.fillWidth: true }
            }
            ColumnLayout {
                spacing: Grid.huge
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: Grid.formWidth - Grid.vast

                DisplaySection { Layout.fillWidth: true }
                SecuritySection { Layout.fillWidth: true }
            }
        }
    }
}
