// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// Notifications, sound and the tray.
Card {
    id: root

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.medium

        Heading {
            //: Title of a part of Settings: notifications, sound, tray.
            text: qsTr("When money arrives")
        }
        Switch {
            objectName: "settingsNotifications"
            //: A switch.
            text: qsTr("Tell it in a notification")
            checked: App.desktop.notifications
            Layout.fillWidth: true
            onToggled: App.desktop.notifications = checked
        }
        Switch {
            objectName: "settingsSound"
            //: A switch.
            text: qsTr("Play a sound")
            checked: App.desktop.sound
            Layout.fillWidth: true
            onToggled: App.desktop.sound = checked
        }
        Switch {
            objectName: "settingsTray"
            visible: App.desktop.trayThere
            //: A switch: the program goes on in the tray.
            text: qsTr("Keep running when the window is closed")
            checked: App.desktop.keepRunning
            Layout.fillWidth: true
            onToggled: App.desktop.keepRunning = checked
        }
        Label {
            //: Under the switches of notifications. Ctrl+Q is a key.
            text: App.desktop.trayThere ? qsTr("The icon in the tray opens the window again. Ctrl+Q ends the program.")
                                        : qsTr("Notifications come while the program runs. This desktop shows no tray, so closing the window ends it.")
            font: Type.small
            color: Theme.colors.soft
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
}
