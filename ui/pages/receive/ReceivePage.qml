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

    readonly property bool stacked: root.innerWidth < Grid.stackBelow
    Component.onCompleted: App.receive.prepare()

    ColumnLayout {
        width: parent.width
        spacing: Grid.huge

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
            columnSpacing: Grid.page
            rowSpacing: Grid.huge
            Layout.fillWidth: true

            RequestCard {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: root.stacked
                Layout.preferredWidth: root.stacked ? -1 : Grid.qr + Grid.vast + Grid.huge
            }
            RequestForm {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
            }
        }
        Card {
            visible: App.receive.requests.count > 0
            padding: 0
            topPadding: Grid.large
            bottomPadding: Grid.small
            Layout.fillWidth: true

            ColumnLayout {
                anchors.fill: parent
                spacing: Grid.small

                Heading {
                    //: Title of the list of requests made before.
                    text: qsTr("Your requests")
                    Layout.leftMargin: Grid.large + Grid.tiny
                }
                ListView {
                    interactive: false
                    implicitHeight: Math.min(count, 12) * Grid.row
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
