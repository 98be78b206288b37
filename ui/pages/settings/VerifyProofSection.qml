// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// objectNames: settingsVerify
Card {
    id: root

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.large

        Heading {
            //: Title of a part of Settings.
            text: qsTr("Payment proofs")
        }
        Label {
            //: In Settings.
            text: qsTr("Somebody shows you a receipt and says that they paid? Check it here.")
            color: Theme.colors.soft
            Layout.fillWidth: true
        }
        Button {
            objectName: "settingsVerify"
            glyph: "receipt"
            //: Button: opens the dialog that checks somebody's receipt.
            text: qsTr("Verify a payment proof")
            onClicked: dialog.open()
        }
    }
    VerifyProofDialog { id: dialog }
    Connections {
        target: App.verify
        function onChanged() { if (App.verify.text.length > 0 && !dialog.visible) dialog.open(); }
    }
}
