// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// The code of the request that is shown, watching until it is paid; then a tick.
Card {
    id: root

    readonly property bool paid: App.receive.state === ReceiveModel.Paid || App.receive.state === ReceiveModel.Overpaid
    readonly property bool expired: App.receive.state === ReceiveModel.Expired

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.large

        Item {
            implicitHeight: Metrics.qr
            implicitWidth: Metrics.qr
            Layout.alignment: Qt.AlignHCenter

            QrView {
                anchors.fill: parent
                text: App.receive.code
                // Faint until it says what the fields say, and not there at all while they say nothing that it could.
                opacity: root.expired || !App.receive.settled ? 0.1 : 1
                visible: !root.paid && App.receive.copyable
                //: What a screen reader says of the QR code of a payment request.
                name: qsTr("QR code of this request")

                Behavior on opacity { NumberAnimation { duration: Motion.quick } }
            }
            Busy {
                anchors.centerIn: parent
                visible: !App.receive.ready
            }
            PaidMark {
                anchors.fill: parent
                visible: root.paid
            }
        }
        RowLayout {
            visible: !root.paid
            spacing: Metrics.small
            Layout.alignment: Qt.AlignHCenter

            Button {
                objectName: "receiveLink"
                glyph: "copy"
                //: Button: copies the link of a payment request.
                text: qsTr("Copy link")
                enabled: App.receive.copyable && !root.expired
                onClicked: App.receive.copyLink()
            }
            IconButton {
                objectName: "receiveSave"
                glyph: "save"
                implicitWidth: Metrics.control
                implicitHeight: Metrics.control
                //: Button: writes the QR code into a file.
                name: qsTr("Save the code as a picture")
                enabled: App.receive.settled && !root.expired
                onClicked: file.open()
            }
            IconButton {
                objectName: "receivePrint"
                glyph: "print"
                implicitWidth: Metrics.control
                implicitHeight: Metrics.control
                //: Button: opens a payment request as a page to print.
                name: qsTr("Print, or save as PDF")
                enabled: App.receive.settled && !root.expired && !App.documents.working
                onClicked: App.documents.printRequest(App.receive.requestId)
            }
            IconButton {
                objectName: "receiveFullScreen"
                glyph: "fullscreen"
                implicitWidth: Metrics.control
                implicitHeight: Metrics.control
                //: Button: shows the QR code as large as the screen.
                name: qsTr("Full screen, for a counter")
                enabled: App.receive.settled && !root.expired
                onClicked: counter.open()
            }
        }
        ProgressBar {
            //: What a screen reader calls the bar of a request that is paid in part.
            name: qsTr("Paid so far")
            value: App.receive.part
            visible: App.receive.state === ReceiveModel.Partly
            Layout.fillWidth: true
        }
        Label {
            text: App.receive.codeNote
            font: Type.small
            color: Theme.colors.soft
            horizontalAlignment: Text.AlignHCenter
            visible: text.length > 0 && !root.paid
            Layout.fillWidth: true
        }
        RequestState { Layout.fillWidth: true }
        Button {
            visible: root.expired || root.paid
            //: Button: a fresh address and empty fields.
            text: qsTr("New request")
            glyph: "plus"
            kind: Button.Primary
            Layout.alignment: Qt.AlignHCenter
            onClicked: App.receive.newRequest()
        }
    }
    FileDialog {
        id: file
        fileMode: FileDialog.SaveFile
        defaultSuffix: "png"
        //: Kinds of file in a file dialog.
        nameFilters: [qsTr("Pictures (*.png)"), qsTr("Drawings (*.svg)")]
        onAccepted: App.receive.saveQr(file.selectedFile)
    }
    CounterScreen { id: counter }
}
