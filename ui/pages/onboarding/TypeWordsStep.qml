// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// objectNames: onboardingWords completion0 …
FocusScope {
    id: root

    property bool leaving: false
    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column
        width: parent.width
        spacing: Metrics.large

        StepText {
            //: Title of a step.
            title: qsTr("Type your 24 words")
            //: Explains how words are typed.
            text: qsTr("With a space between them. The first letters are enough: choose the word below.")
            Layout.fillWidth: true
        }
        TextBox {
            id: words
            inputName: "onboardingWords"
            focus: true
            fixedWidth: true
            lines: 5
            //: Label of a field.
            label: qsTr("Words")
            //: Beside a field. %1 is how many words were typed.
            counter: qsTr("%1 of 24").arg(App.onboarding.typedCount)
            problem: App.onboarding.wordsProblem
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
            onTextChanged: if (!root.leaving) App.onboarding.setTypedWords(text)
        }
        Flow {
            spacing: Metrics.small
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(Metrics.smallControl, implicitHeight)

            Repeater {
                model: App.onboarding.completions

                Button {
                    id: word
                    required property int index
                    required property string modelData

                    objectName: "completion" + word.index
                    implicitHeight: Metrics.smallControl
                    text: word.modelData
                    font: Type.monoStrong
                    onClicked: root.complete(word.modelData)
                }
            }
        }
    }
    function complete(word: string) { words.text = words.text.replace(/\S*$/, word + " "); words.input.cursorPosition = words.text.length; words.input.forceActiveFocus(); }
    Component.onDestruction: { root.leaving = true; App.wipe(words.text); words.input.clear(); }
}
