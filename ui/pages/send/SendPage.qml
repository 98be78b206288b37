// SPDX-License-Identifier: MIT
// Not bound: Qt 6.4's Loader makes components in a context of its own.
import QtQuick
import Tacit.Models
import Tacit.Ui

// What it shows follows App.send.stage: form, review, stages, outcome.
FocusScope {
    id: root
    objectName: "sendPage"

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: App.send.stage === SendModel.Form ? form : App.send.stage === SendModel.Review ? review
                         : App.send.stage === SendModel.Sending ? sending : outcome
        onLoaded: if (root.visible) (item as Item)?.forceActiveFocus()
    }
    Component {
        id: form
        SendForm {}
    }
    Component {
        id: review
        SendReview {}
    }
    Component {
        id: sending
        SendStages {}
    }
    Component {
        id: outcome
        SendOutcome {}
    }
}
