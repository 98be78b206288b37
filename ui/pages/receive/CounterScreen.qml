// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Tacit.Models
import Tacit.Ui

// The code as large as the screen, for a shop's counter. Escape leaves it.
T.Popup {
    id: root

    readonly property bool paid: App.receive.state === ReceiveModel.Paid || App.receive.state === ReceiveModel.Overpaid
    property int before: Window.Windowed

    parent: T.Overlay.overlay
    width: parent ? parent.width : 0
    height: parent ? parent.height : 0
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape
    onAboutToShow: { root.before = root.parent.Window.window.visibility; root.parent.Window.window.visibility = Window.FullScreen; }
    onAboutToHide: root.parent.Window.window.visibility = root.before

    background: Rectangle { color: Theme.colors.ground }
    contentItem: ColumnLayout {
        spacing: Metrics.huge

        IconButton {
            glyph: "close"
            implicitWidth: Metrics.control
            implicitHeight: Metrics.control
            //: Button: leaves the full screen.
            name: qsTr("Leave the full screen")
            Layout.alignment: Qt.AlignRight
            Layout.margins: Metrics.large
            onClicked: root.close()
        }
        Label {
            text: App.receive.message
            font: Type.headline
            horizontalAlignment: Text.AlignHCenter
            visible: text.length > 0
            maximumLineCount: 2
            elide: Text.ElideRight
            Layout.fillWidth: true
        }
        Item {
            id: place
            readonly property real side: Math.min(width, height)
            Layout.fillWidth: true
            Layout.fillHeight: true

            QrView {
                anchors.centerIn: parent
                width: place.side
                height: place.side
                visible: !root.paid
                text: App.receive.code
                //: What a screen reader says of the QR code of a payment request.
                name: qsTr("QR code of this request")
            }
            PaidMark {
                anchors.fill: parent
                visible: root.paid
            }
        }
        RequestState {
            large: true
            Layout.fillWidth: true
            Layout.bottomMargin: Metrics.wide
        }
    }
}
