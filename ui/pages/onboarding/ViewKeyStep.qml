// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// objectName: onboardingViewKey
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
            title: qsTr("Watch a wallet")
            //: Explains what a watching wallet is.
            text: qsTr("With its view key you see a wallet's payments as they happen, for instance to keep the books of a shop. Nobody can spend with it, and it holds no words. In the other wallet it is under Settings, View keys.")
            Layout.fillWidth: true
        }
        TextBox {
            id: key
            inputName: "onboardingViewKey"
            focus: true
            fixedWidth: true
            lines: 4
            wrapMode: TextEdit.WrapAnywhere
            //: Label of a field.
            label: qsTr("View key")
            placeholder: "tacitview…"
            problem: App.onboarding.viewKeyProblem
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
            onTextChanged: if (!root.leaving) App.onboarding.setViewKey(text)
        }
        Notice {
            visible: text.length > 0
            text: App.onboarding.viewKeyText
        }
        QrWays {
            visible: App.onboarding.viewKeyText.length === 0
            scanner: scanner
            Layout.fillWidth: true
        }
    }
    QrScanner {
        id: scanner
        want: QrScanner.ViewKey
        onFound: (text) => key.text = text
    }
    DropArea {
        anchors.fill: parent
        onDropped: (event) => scanner.readDrop(event.urls, event.text)
        Accessible.ignored: true
    }
    Component.onDestruction: { scanner.stop(); root.leaving = true; App.wipe(key.text); key.input.clear(); }
}
