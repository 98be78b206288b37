// SPDX-License-Identifier: MIT
// Not bound: Qt 6.4's Loader makes components in a context of its own.
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// From nothing to an open wallet. The step is App.onboarding.step.
// objectNames: onboardingBack onboardingNext onboardingLater onboardingUnknown onboardingLanguage
FocusScope {
    id: root
    objectName: "onboardingPage"

    readonly property OnboardingModel model: App.onboarding
    readonly property bool choosing: root.model.step === OnboardingModel.Choose
    readonly property bool working: root.model.step === OnboardingModel.Working

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            spacing: Metrics.large
            Layout.margins: Metrics.huge
            Layout.leftMargin: Metrics.page
            Layout.rightMargin: Metrics.page

            Wordmark { Layout.fillWidth: true }
            LanguageMenu {}
        }
        ScrollArea {
            id: area
            columnWidth: root.choosing ? Metrics.stackBelow : Metrics.formWidth
            centred: true
            topMargin: Metrics.small
            focus: true
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                width: parent.width
                spacing: Metrics.huge

                StepMarks {
                    visible: !root.choosing && !root.working
                    number: root.model.stepNumber
                    count: root.model.stepCount
                    Layout.alignment: Qt.AlignHCenter
                }
                Notice {
                    kind: Notice.Bad
                    text: root.model.problem
                    visible: text.length > 0
                }
                Loader {
                    focus: true
                    Layout.fillWidth: true
                    sourceComponent: [choose, password, words, check, from, type, backup, viewKey, date, ownPassword, network, work][root.model.step]
                    onLoaded: (item as Item)?.forceActiveFocus()
                }
            }
        }
        RowLayout {
            visible: !root.choosing && !root.working
            spacing: Metrics.medium
            Layout.fillWidth: true
            Layout.maximumWidth: Metrics.formWidth
            Layout.alignment: Qt.AlignHCenter
            Layout.margins: Metrics.huge

            Button {
                objectName: "onboardingBack"
                //: Button: to the step before.
                text: qsTr("Back")
                visible: root.model.canGoBack
                onClicked: root.model.back()
            }
            Item { Layout.fillWidth: true }
            Button {
                objectName: "onboardingLater"
                kind: Button.Quiet
                visible: root.model.step === OnboardingModel.CheckWords
                //: Button: puts off typing three of the words.
                text: qsTr("Check later")
                onClicked: root.model.checkLater()
            }
            Button {
                objectName: "onboardingUnknown"
                kind: Button.Quiet
                visible: root.model.step === OnboardingModel.StartDate
                //: Button: somebody does not know when the wallet was made.
                text: qsTr("I do not know")
                onClicked: root.model.startedUnknown()
            }
            Button {
                objectName: "onboardingNext"
                readonly property bool wanted: root.model.step !== OnboardingModel.RestoreFrom
                kind: Button.Primary
                // Kept in its place: one that appears again is not always laid out (Qt 6.4).
                opacity: wanted ? 1 : 0
                Accessible.ignored: !wanted
                //: Button: to the next step.
                text: root.model.step === OnboardingModel.ShowWords ? qsTr("I have written them down") : qsTr("Continue")
                enabled: wanted && root.model.canGoOn
                onClicked: root.model.next()
            }
        }
    }
    Component {
        id: choose
        ChooseStep {}
    }
    Component {
        id: password
        PasswordStep {}
    }
    Component {
        id: words
        WordsStep {}
    }
    Component {
        id: check
        CheckStep {}
    }
    Component {
        id: from
        RestoreFromStep {}
    }
    Component {
        id: backup
        BackupFileStep {}
    }
    Component {
        id: viewKey
        ViewKeyStep {}
    }
    Component {
        id: type
        TypeWordsStep {}
    }
    Component {
        id: date
        DateStep {}
    }
    Component {
        id: ownPassword
        OwnPasswordStep {}
    }
    Component {
        id: network
        NetworkStep {}
    }
    Component {
        id: work
        WorkingStep {}
    }
}
