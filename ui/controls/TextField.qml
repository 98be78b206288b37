// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Tacit.Ui

// A line of text with its label above and its problem, or a hint, below. What is put inside stands at its end.
// The field itself has the objectName `inputName`.
FocusScope {
    id: root

    required property string label
    property string inputName
    property string problem
    property string hint
    property string placeholder
    property string suffix
    property string counter
    property bool large: false
    property bool fixedWidth: false
    property alias text: input.text
    property alias input: input
    property alias echoMode: input.echoMode
    property alias readOnly: input.readOnly
    property alias maximumLength: input.maximumLength
    property alias inputMethodHints: input.inputMethodHints
    default property alias trailing: extras.data
    signal edited
    // The keys for paste; accepting the event keeps the field from pasting.
    signal pasting(var event)
    signal accepted

    implicitWidth: column.implicitWidth
    implicitHeight: column.implicitHeight
    Layout.fillWidth: true

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Metrics.small - 2

        RowLayout {
            spacing: Metrics.small
            Label {
                text: root.label
                font: Type.small
                color: Theme.colors.soft
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Label {
                text: root.counter
                font: Type.smallFigures
                color: Theme.colors.soft
                visible: root.counter.length > 0
            }
        }
        FieldFrame {
            focused: input.activeFocus
            wrong: root.problem.length > 0
            fixed: input.readOnly
            implicitHeight: Math.max(root.large ? Metrics.control + Metrics.small : Metrics.control, input.implicitHeight)
            Layout.fillWidth: true

            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: Metrics.medium + 2
                anchors.rightMargin: extras.children.length > 0 ? Metrics.tiny : Metrics.medium + 2
                spacing: Metrics.small

                T.TextField {
                    id: input
                    objectName: root.inputName
                    focus: true
                    implicitHeight: contentHeight + topPadding + bottomPadding
                    horizontalAlignment: TextInput.AlignLeft
                    verticalAlignment: TextInput.AlignVCenter
                    font: root.large ? Type.amountField : root.fixedWidth ? Type.mono : Type.body
                    color: Theme.colors.ink
                    selectionColor: Theme.colors.accent
                    selectedTextColor: Theme.colors.accentInk
                    renderType: Text.NativeRendering
                    selectByMouse: true
                    clip: true
                    Accessible.name: root.label
                    // Qt keeps the name of a password field to itself, so that the label is said by its description.
                    readonly property bool secret: root.echoMode === TextInput.Password
                    readonly property string remark: root.problem.length > 0 ? root.problem : root.hint
                    Accessible.description: input.secret ? root.label + (input.remark ? ". " + input.remark : "") : input.remark
                    Accessible.passwordEdit: input.secret
                    onTextChanged: if (!input.activeFocus) input.cursorPosition = 0
                    onTextEdited: root.edited()
                    Keys.onPressed: (event) => { if (event.matches(StandardKey.Paste)) root.pasting(event); }
                    onAccepted: root.accepted()
                    Layout.fillWidth: true
                    Layout.fillHeight: true

                    Label {
                        anchors.fill: parent
                        verticalAlignment: Text.AlignVCenter
                        text: root.placeholder
                        font: input.font
                        color: Theme.colors.soft
                        wrapMode: Text.NoWrap
                        elide: Text.ElideRight
                        visible: input.text.length === 0 && input.preeditText.length === 0
                        Accessible.ignored: true
                    }
                }
                Label {
                    text: root.suffix
                    font: Type.small
                    color: Theme.colors.soft
                    wrapMode: Text.NoWrap
                    visible: root.suffix.length > 0
                    Accessible.ignored: true
                }
                Row {
                    id: extras
                    spacing: Metrics.tiny
                    visible: children.length > 0
                }
            }
        }
        Problem {
            problem: root.problem
            hint: root.hint
            Layout.fillWidth: true
        }
    }
}
