// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

FocusScope {
    id: root

    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column
        width: parent.width
        spacing: Metrics.huge

        StepText {
            //: Title of a step.
            title: qsTr("Three words, please")
            //: Explains why words are asked back.
            text: qsTr("Type them from your paper. A word that was misread is found now, not on the day you need it.")
            Layout.fillWidth: true
        }
        WordsAsked {
            focus: true
            asked: App.onboarding.asked
            problems: App.onboarding.answerProblems
            Layout.fillWidth: true
            onAnswered: (index, word) => App.onboarding.setAnswer(index, word)
            onAccepted: App.onboarding.next()
        }
    }
}
