// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

Card {
    id: root

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.large

        Heading {
            //: Title of a part of Settings.
            text: qsTr("Display")
        }
        Choice {
            boxName: "settingsLanguage"
            //: Label of a choice.
            label: qsTr("Language")
            choices: App.settings.languages
            current: App.settings.language
            Layout.fillWidth: true
            onChosen: (index) => App.settings.language = index
        }
        ColumnLayout {
            spacing: Metrics.small - 2
            Label {
                //: Label of a choice between light and dark.
                text: qsTr("Theme")
                font: Type.small
                color: Theme.colors.soft
                Layout.fillWidth: true
            }
            Segmented {
                namePrefix: "settingsTheme"
                //: Label of a choice between light and dark.
                name: qsTr("Theme")
                choices: App.settings.themes
                current: App.settings.theme
                onChosen: (index) => App.settings.theme = index
            }
        }
        Choice {
            boxName: "settingsMotion"
            //: Label of a choice: how much things move.
            label: qsTr("Motion")
            choices: App.settings.motions
            current: App.settings.motion
            Layout.fillWidth: true
            onChosen: (index) => App.settings.motion = index
        }
    }
}
