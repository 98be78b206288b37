// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Ui

// Three of the words asked back. objectNames: word0 word1 word2
ColumnLayout {
    id: root

    required property list<int> asked
    required property var problems
    signal answered(int index, string word)
    signal accepted

    spacing: Metrics.large

    Repeater {
        model: root.asked

        TextField {
            id: field
            required property int index
            required property int modelData

            inputName: "word" + field.index
            focus: field.index === 0
            fixedWidth: true
            //: Label of a field that asks one of the 24 words back. %1 is its number.
            label: qsTr("Word %1").arg(field.modelData)
            problem: root.problems[field.index] ?? ""
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
            onEdited: root.answered(field.index, field.text)
            onAccepted: root.accepted()
        }
    }
}
