// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// Several codes were seen: one line and a button for each.
ColumnLayout {
    id: root

    required property QrScanner scanner

    spacing: Metrics.small
    visible: root.scanner.choices.length > 0
    Layout.fillWidth: true

    Label {
        //: Above a list of codes found in one picture.
        text: qsTr("Several codes were seen. Which one do you mean?")
        font: Type.strong
        Layout.fillWidth: true
        Accessible.role: Accessible.AlertMessage
    }
    Repeater {
        model: root.scanner.choices

        RowLayout {
            id: row
            required property int index
            required property string modelData

            spacing: Metrics.small
            Label {
                text: row.modelData
                font: Type.small
                color: Theme.colors.soft
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Button {
                objectName: "qrChoice" + row.index
                //: Button: takes one of several codes.
                text: qsTr("Take it")
                //: What a screen reader says of the button that takes one of several codes. %1 is the code.
                Accessible.name: qsTr("Take %1").arg(row.modelData)
                onClicked: root.scanner.choose(row.index)
            }
        }
    }
}
