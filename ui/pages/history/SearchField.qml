// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Tacit.Ui

// A field without a label above; Escape empties it.
FocusScope {
    id: root

    required property string label
    property string inputName
    property string placeholder
    property alias text: input.text

    implicitHeight: Metrics.control

    FieldFrame {
        anchors.fill: parent
        focused: input.activeFocus

        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: Metrics.medium
            anchors.rightMargin: Metrics.tiny
            spacing: Metrics.small

            Icon {
                icon: "search"
                color: Theme.colors.soft
            }
            T.TextField {
                id: input
                objectName: root.inputName
                focus: true
                font: Type.body
                color: Theme.colors.ink
                selectionColor: Theme.colors.accent
                selectedTextColor: Theme.colors.accentInk
                renderType: Text.NativeRendering
                verticalAlignment: TextInput.AlignVCenter
                selectByMouse: true
                clip: true
                Accessible.name: root.label
                Accessible.searchEdit: true
                Keys.onEscapePressed: input.clear()
                Layout.fillWidth: true
                Layout.fillHeight: true

                Label {
                    anchors.fill: parent
                    verticalAlignment: Text.AlignVCenter
                    text: root.placeholder
                    color: Theme.colors.soft
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                    visible: input.text.length === 0 && input.preeditText.length === 0
                    Accessible.ignored: true
                }
            }
            IconButton {
                glyph: "close"
                //: Button: empties the search field.
                name: qsTr("Clear the search")
                visible: input.text.length > 0
                onClicked: input.clear()
            }
        }
    }
}
