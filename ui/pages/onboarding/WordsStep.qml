// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// objectName: onboardingHold
FocusScope {
    id: root

    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column
        width: parent.width
        spacing: Metrics.large

        StepText {
            //: Title of a step.
            title: qsTr("Write down these 24 words")
            //: Explains what the words are.
            text: qsTr("On paper, in this order. They are your money: with them the wallet can be made again, and whoever has them can spend. Nobody will ever ask you for them.")
            Layout.fillWidth: true
        }
        Card {
            Layout.fillWidth: true

            ColumnLayout {
                anchors.fill: parent
                spacing: Metrics.large

                WordGrid {
                    words: App.onboarding.words
                    Layout.fillWidth: true
                }
                Button {
                    id: hold
                    objectName: "onboardingHold"
                    glyph: "eye"
                    focus: true
                    //: Button: the words can be read while it is held down.
                    text: qsTr("Hold to show")
                    Layout.alignment: Qt.AlignHCenter
                }
            }
        }
        Binding {
            target: App.onboarding.words
            property: "revealed"
            value: true
            when: hold.down
        }
    }
}
