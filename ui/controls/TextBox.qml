// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Tacit.Ui

// Several lines of text with a label above and a problem, or a hint, below. Tab leaves it.
FocusScope {
    id: root

    required property string label
    property string inputName
    property string problem
    property string hint
    property string placeholder
    property string counter
    property bool fixedWidth: false
    property int lines: 3
    property alias text: input.text
    property alias input: input
    property alias readOnly: input.readOnly
    property alias wrapMode: input.wrapMode
    property alias inputMethodHints: input.inputMethodHints

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
            implicitHeight: Math.max(input.implicitHeight, metrics.lineSpacing * root.lines + Metrics.medium * 2)
            Layout.fillWidth: true

            FontMetrics {
                id: metrics
                font: input.font
            }
            T.TextArea {
                id: input
                objectName: root.inputName
                focus: true
                anchors.fill: parent
                implicitHeight: contentHeight + topPadding + bottomPadding
                padding: Metrics.medium
                leftPadding: Metrics.medium + 2
                rightPadding: Metrics.medium + 2
                wrapMode: TextEdit.Wrap
                textFormat: TextEdit.PlainText
                font: root.fixedWidth ? Type.mono : Type.body
                color: Theme.colors.ink
                selectionColor: Theme.colors.accent
                selectedTextColor: Theme.colors.accentInk
                renderType: Text.NativeRendering
                selectByMouse: true
                Accessible.name: root.label
                Accessible.description: root.problem.length > 0 ? root.problem : root.hint
                Keys.onTabPressed: input.nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason)
                Keys.onBacktabPressed: input.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)

                Label {
                    anchors.fill: parent
                    anchors.margins: Metrics.medium
                    anchors.leftMargin: Metrics.medium + 2
                    text: root.placeholder
                    font: input.font
                    color: Theme.colors.soft
                    visible: input.text.length === 0 && input.preeditText.length === 0
                    Accessible.ignored: true
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
