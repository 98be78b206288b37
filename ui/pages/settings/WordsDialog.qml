// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// The words after the password; then three of them asked back. objectNames: wordsHold wordsCheck wordsDone
Dialog {
    id: root

    readonly property bool checking: App.settings.asked.length > 0 && !App.settings.wordsConfirmed

    //: Title of a dialog.
    title: qsTr("The words of this wallet")
    width: parent ? Math.min(Metrics.formWidth + Metrics.vast, parent.width - Metrics.huge * 2) : Metrics.formWidth
    onAboutToHide: App.settings.hideSecrets()

    Label {
        //: Warns before the words are shown.
        text: qsTr("Whoever has these words has your money. Write them on paper, in this order. Nobody will ever ask you for them.")
        color: Theme.colors.soft
        visible: !root.checking
        Layout.fillWidth: true
    }
    SecretGate {
        visible: !App.settings.wordsShown
        focus: true
        Layout.fillWidth: true
        onOpened: (password) => App.settings.showWords(password)
    }
    WordGrid {
        visible: App.settings.wordsShown && !root.checking
        words: App.settings.words
        Layout.fillWidth: true
    }
    Label {
        //: Above three fields that ask words back.
        text: qsTr("Type these three words from your paper.")
        color: Theme.colors.soft
        visible: root.checking && App.settings.wordsShown
        Layout.fillWidth: true
    }
    WordsAsked {
        visible: root.checking && App.settings.wordsShown
        asked: App.settings.asked
        problems: App.settings.answerProblems
        Layout.fillWidth: true
        onAnswered: (index, word) => App.settings.setAnswer(index, word)
    }
    Notice {
        visible: App.settings.wordsConfirmed && App.settings.wordsShown
        kind: Notice.Good
        //: After the three words were right.
        text: qsTr("You have proved that you have these words.")
    }
    Binding {
        target: App.settings.words
        property: "revealed"
        value: true
        when: hold.down
    }
    actions: [
        Button {
            id: hold
            objectName: "wordsHold"
            glyph: "eye"
            visible: App.settings.wordsShown && !root.checking
            //: Button: the words can be read while it is held down.
            text: qsTr("Hold to show")
        },
        Button {
            objectName: "wordsCheck"
            kind: Button.Primary
            visible: App.settings.wordsShown && !root.checking && !App.settings.wordsConfirmed
            //: Button: asks three of the words back.
            text: qsTr("I have written them down")
            onClicked: App.settings.beginCheck()
        },
        Button {
            objectName: "wordsDone"
            kind: Button.Primary
            visible: App.settings.wordsShown && App.settings.wordsConfirmed
            //: Button: closes a dialog.
            text: qsTr("Done")
            onClicked: root.close()
        }
    ]
}
