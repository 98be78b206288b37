// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Ui

// objectNames: sendTarget sendPaste qrPicture qrScreen qrCamera sendAmount sendMax sendNote sendOwnNote sendReview
ScrollArea {
    id: root

    readonly property bool stacked: root.innerWidth < Metrics.stackBelow

    ColumnLayout {
        width: parent.width
        spacing: Metrics.huge

        Heading {
            //: Title of the page that pays.
            text: qsTr("Send")
            font: Type.title
        }
        GridLayout {
            columns: root.stacked ? 1 : 2
            columnSpacing: Metrics.page
            rowSpacing: Metrics.huge
            Layout.fillWidth: true

            SendFields {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.maximumWidth: Metrics.formWidth + Metrics.vast
            }
            PictureDrop {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: root.stacked
                Layout.preferredWidth: root.stacked ? -1 : Metrics.qr + Metrics.wide
                Layout.topMargin: root.stacked ? 0 : Metrics.huge
            }
        }
    }
}
