// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

Card {
    id: root

    RowLayout {
        anchors.fill: parent
        spacing: Metrics.large

        Image {
            source: "qrc:/icons/tacit.svg"
            sourceSize.width: Metrics.control
            sourceSize.height: Metrics.control
            Accessible.ignored: true
        }
        ColumnLayout {
            spacing: 0
            Label {
                //: Version of the program. %1 is a number like 0.1.0.
                text: qsTr("Tacit %1").arg(App.version)
                font: Type.strong
                Layout.fillWidth: true
            }
            Label {
                //: In Settings, under the program's name.
                text: qsTr("Private payments, final in under a second. MIT licence.")
                font: Type.small
                color: Theme.colors.soft
                Layout.fillWidth: true
            }
        }
        Button {
            objectName: "settingsLog"
            //: Button: opens a dialog with what happened, to be copied for somebody who helps.
            text: qsTr("Log to copy")
            onClicked: log.open()
        }
    }
    LogDialog { id: log }
    Connections {
        target: App.settings
        function onDialogWanted(dialog) { if (dialog === SettingsModel.LogDialog) log.open(); }
    }
}
