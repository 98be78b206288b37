// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Tacit.Models
import Tacit.Ui

// In and out by person; a press opens the person. objectNames: flow0 …
ColumnLayout {
    id: root

    spacing: 0
    Accessible.role: Accessible.Grouping
    //: What a screen reader calls the chart of people.
    Accessible.name: qsTr("In and out by contact")

    FlowKey {
        visible: App.insights.people.count > 0
        Layout.bottomMargin: Metrics.small
    }
    Label {
        visible: App.insights.people.count === 0
        //: In place of the chart of people, while there are none.
        text: qsTr("Once the people you pay are in your contacts, their shares show here.")
        color: Theme.colors.soft
        Layout.fillWidth: true
    }
    Repeater {
        model: App.insights.people

        T.AbstractButton {
            id: person
            required property int index
            required property string label
            required property string contactId
            required property string spoken
            required property string inText
            required property string outText
            required property real inPart
            required property real outPart

            objectName: "flow" + person.index
            implicitHeight: Metrics.control + Metrics.small
            hoverEnabled: true
            enabled: person.contactId.length > 0
            Layout.fillWidth: true
            Accessible.role: person.enabled ? Accessible.Button : Accessible.StaticText
            Accessible.name: person.spoken
            Keys.onReturnPressed: (event) => { if (!event.isAutoRepeat) person.clicked(); }
            Keys.onEnterPressed: (event) => { if (!event.isAutoRepeat) person.clicked(); }
            Keys.onUpPressed: person.nextItemInFocusChain(false).forceActiveFocus(Qt.TabFocusReason)
            Keys.onDownPressed: person.nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason)
            onClicked: App.insights.showPerson(person.index)

            contentItem: RowLayout {
                spacing: Metrics.medium

                PersonMark {
                    contactId: person.contactId
                    glyph: "contacts"
                }
                Label {
                    text: person.label
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                    Layout.preferredWidth: Metrics.vast * 2
                    Accessible.ignored: true
                }
                Item {
                    id: bars
                    Layout.fillWidth: true
                    Layout.fillHeight: true

                    FlowBar {
                        anchors.left: parent.left
                        anchors.bottom: parent.verticalCenter
                        anchors.bottomMargin: 1
                        width: Math.max(Metrics.focusWidth, person.inPart * bars.width)
                        height: Metrics.medium
                    }
                    FlowBar {
                        anchors.left: parent.left
                        anchors.top: parent.verticalCenter
                        anchors.topMargin: 1
                        out: true
                        width: Math.max(Metrics.focusWidth, person.outPart * bars.width)
                        height: Metrics.medium
                    }
                }
                ColumnLayout {
                    spacing: 0
                    Layout.fillWidth: false
                    Label {
                        text: person.inText
                        font: Type.smallFigures
                        color: Theme.colors.ink
                        wrapMode: Text.NoWrap
                        horizontalAlignment: Text.AlignRight
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                    Label {
                        text: person.outText
                        font: Type.smallFigures
                        color: Theme.colors.soft
                        wrapMode: Text.NoWrap
                        horizontalAlignment: Text.AlignRight
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                }
            }
            background: Rectangle {
                radius: Metrics.small
                color: person.down ? Theme.colors.press : person.hovered && person.enabled ? Theme.colors.hover : "transparent"

                FocusRing {
                    shown: person.visualFocus
                    corner: Metrics.small
                    gap: -Metrics.focusWidth
                }
            }
        }
    }
}
