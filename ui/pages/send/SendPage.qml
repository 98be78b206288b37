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
        sourceComponent: App.watching ? watching : App.send.stage === SendModel.Form ? form : App.send.stage === SendModel.Review ? review
                         : App.send.stage === SendModel.Sending ? sending : outcome
        onLoaded: if (root.visible) (item as Item)?.forceActiveFocus()
    }
    Component {
        id: watching
        FocusScope {
            EmptyState {
                anchors.centerIn: parent
                width: Math.min(Metrics.formWidth, parent.width - Metrics.huge * 2)
                glyph: "eye"
                //: Title of the Send page of a wallet that holds a view key alone.
                title: qsTr("This wallet only watches")
                //: Says why nothing can be paid from a wallet with a view key alone, and what to do.
                text: qsTr("It holds a view key, which sees payments and can not make any. Pay from the wallet that the key came from.")
            }
        }
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
