// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Models
import Tacit.Ui

// The language, before there is a wallet with settings. objectNames: onboardingLanguage0 …
Segmented {
    id: root

    namePrefix: "onboardingLanguage"
    //: Label of a choice.
    name: qsTr("Language")
    choices: App.settings.languages
    current: App.settings.language
    onChosen: (index) => App.settings.language = index
}
