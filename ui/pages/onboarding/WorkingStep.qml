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

        Busy { Layout.alignment: Qt.AlignHCenter }
        Label {
            text: App.onboarding.workText
            font: Type.unit
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
            Accessible.role: Accessible.AlertMessage
        }
    }
}
