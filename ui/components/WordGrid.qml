// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// The 24 words in columns, read downwards; masked until the model reveals them.
GridLayout {
    id: root

    required property WordListModel words

    columns: width < Metrics.panel ? 2 : width < Metrics.formWidth - Metrics.vast ? 3 : 4
    rows: Math.ceil(root.words.count / columns)
    flow: GridLayout.TopToBottom
    columnSpacing: Metrics.small
    rowSpacing: Metrics.tiny
    Accessible.role: Accessible.List
    //: What a screen reader calls the list of the wallet's 24 words.
    Accessible.name: qsTr("The words of this wallet")

    Repeater {
        model: root.words

        Rectangle {
            id: cell
            required property int number
            required property string word
            required property bool masked

            implicitHeight: Metrics.smallControl
            implicitWidth: Metrics.vast
            radius: Metrics.small
            color: Theme.colors.sunken
            Layout.fillWidth: true
            Accessible.role: Accessible.ListItem
            //: A masked word for a screen reader. %1 is its number.
            Accessible.name: cell.masked ? qsTr("Word %1, hidden").arg(cell.number) : cell.number + ", " + cell.word

            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: Metrics.small
                anchors.rightMargin: Metrics.small
                spacing: Metrics.small

                Label {
                    text: cell.number
                    font: Type.smallFigures
                    color: Theme.colors.soft
                    horizontalAlignment: Text.AlignRight
                    Layout.preferredWidth: Metrics.large + Metrics.tiny
                    Accessible.ignored: true
                }
                Label {
                    text: cell.word
                    font: Type.monoStrong
                    color: cell.masked ? Theme.colors.soft : Theme.colors.ink
                    wrapMode: Text.NoWrap
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
            }
        }
    }
}
