// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// objectNames: receiveAmount receiveMessage receiveValid receiveLink receiveSave receiveFullScreen receiveState receiveNew
// receiveCopyAddress request0 request1 …
ScrollArea {
    id: root
    objectName: "receivePage"

    readonly property bool stacked: root.innerWidth < Metrics.stackBelow
    Component.onCompleted: App.receive.prepare()

    ColumnLayout {
        width: parent.width
        spacing: Metrics.huge

        Heading {
            //: Title of the page that asks for money.
            text: qsTr("Receive")
            font: Type.title

            Button {
                objectName: "receiveNew"
                glyph: "plus"
                //: Button: a fresh address and empty fields.
                text: qsTr("New request")
                onClicked: App.receive.newRequest()
            }
        }
        GridLayout {
            columns: root.stacked ? 1 : 2
            columnSpacing: Metrics.page
            rowSpacing: Metrics.huge
            Layout.fillWidth: true

            RequestCard {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: root.stacked
                Layout.preferredWidth: root.stacked ? -1 : Metrics.qr + Metrics.vast + Metrics.huge
            }
            RequestForm {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
            }
        }
        Card {
            visible: App.receive.requests.count > 0
            padding: 0
            topPadding: Metrics.large
            bottomPadding: Metrics.small
            Layout.fillWidth: true

            ColumnLayout {
                anchors.fill: parent
                spacing: Metrics.small

                Heading {
                    //: Title of the list of requests made before.
                    text: qsTr("Your requests")
                    Layout.leftMargin: Metrics.large + Metrics.tiny
                }
                ListView {
                    interactive: false
                    implicitHeight: Math.min(count, 12) * Metrics.row
                    clip: true
                    model: App.receive.requests
                    delegate: RequestRow { width: ListView.view.width }
                    Layout.fillWidth: true
                    Accessible.role: Accessible.List
                    //: Title of the list of requests made before.
                    Accessible.name: qsTr("Your requests")
                }
            }
        }
    }
}
