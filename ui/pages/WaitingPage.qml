// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// While the wallet is looked for and opened.
FocusScope {
    id: root
    objectName: "waitingPage"

    ColumnLayout {
        anchors.centerIn: parent
        spacing: Metrics.huge

        Wordmark { Layout.alignment: Qt.AlignHCenter }
        Busy { Layout.alignment: Qt.AlignHCenter }
        Label {
            //: While a wallet's file is being opened.
            text: App.stage === App.Opening ? qsTr("Opening your wallet") : " "
            color: Theme.colors.soft
            horizontalAlignment: Text.AlignHCenter
            Layout.alignment: Qt.AlignHCenter
        }
    }
}
