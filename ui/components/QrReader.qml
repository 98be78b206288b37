// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// What the camera sees, until a code is found. It is there while the camera is on or could not be switched on, and
// the camera is off when it closes or the window is away. objectName: qrCameraChoice
Dialog {
    id: root

    required property QrScanner scanner
    readonly property QrCamera camera: root.scanner.camera
    readonly property bool failed: root.camera.state === QrCamera.NoCamera || root.camera.state === QrCamera.Failed

    visible: root.camera.state !== QrCamera.Off
    //: Title of the dialog with the camera's picture.
    title: qsTr("Hold the code before the camera")
    onClosed: root.camera.stop()

    Rectangle {
        id: paper
        readonly property int seen: Window.visibility
        visible: !root.failed
        implicitHeight: Metrics.qr
        radius: Metrics.radius
        color: Theme.colors.sunken
        Layout.fillWidth: true
        onSeenChanged: if (root.visible && (paper.seen === Window.Hidden || paper.seen === Window.Minimized)) root.close()

        Busy {
            anchors.centerIn: parent
            visible: root.camera.state === QrCamera.Starting
        }
        QrPreview {
            anchors.fill: parent
            anchors.margins: Metrics.tiny
            camera: root.camera
            Accessible.role: Accessible.Graphic
            //: What a screen reader says of the picture of the camera.
            Accessible.name: qsTr("What the camera sees")
        }
    }
    Notice {
        kind: Notice.Warning
        text: root.camera.problem
        visible: text.length > 0
    }
    Notice {
        kind: Notice.Warning
        text: root.scanner.problem
        visible: text.length > 0
    }
    QrChoices { scanner: root.scanner }
    Choice {
        boxName: "qrCameraChoice"
        //: Label of a choice among cameras.
        label: qsTr("Camera")
        choices: root.camera.devices
        current: root.camera.current
        visible: root.camera.devices.length > 1
        Layout.fillWidth: true
        onChosen: (index) => root.camera.current = index
    }
    actions: [
        Button {
            focus: true
            //: Button: closes the dialog of the camera.
            text: qsTr("Close")
            onClicked: root.close()
        }
    ]
}
