// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Tacit.Models
import Tacit.Ui

// One payment in a list. A press opens it.
T.ItemDelegate {
    id: root

    required property int index
    required property string paymentId
    required property string title
    required property string detail
    required property string amount
    required property string ticker
    required property bool incoming
    required property bool settled
    required property bool failed
    required property string initials
    required property string spoken
    required property string contactId
    property bool chosen: false
    property bool lineAbove: root.index > 0
    property bool keyed: false

    objectName: "payment" + root.index
    implicitHeight: Metrics.row
    leftPadding: Metrics.large + Metrics.tiny
    rightPadding: Metrics.large + Metrics.tiny
    hoverEnabled: true
    Accessible.role: Accessible.ListItem
    Accessible.name: root.spoken
    Keys.onReturnPressed: (event) => { if (!event.isAutoRepeat) root.clicked(); }
    Keys.onEnterPressed: (event) => { if (!event.isAutoRepeat) root.clicked(); }
    onClicked: App.showPayment(root.paymentId)

    contentItem: RowLayout {
        spacing: Metrics.medium

        PersonMark {
            contactId: root.failed ? "" : root.contactId
            letters: root.initials
            glyph: root.failed ? "close" : root.initials.length > 0 ? "" : root.incoming ? "receive" : "send"
            color: root.failed ? Theme.colors.badTint : Theme.colors.tint
            ink: root.failed ? Theme.colors.bad : Theme.colors.tintInk
        }
        ColumnLayout {
            spacing: 1
            Label {
                text: root.title
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Label {
                text: root.detail
                font: Type.small
                color: root.failed ? Theme.colors.bad : root.settled ? Theme.colors.soft : Theme.colors.warn
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
        Label {
            text: root.amount
            font: root.failed ? Type.struckAmount : Type.amount
            color: root.failed ? Theme.colors.soft : root.incoming ? Theme.colors.good : Theme.colors.ink
            wrapMode: Text.NoWrap
            horizontalAlignment: Text.AlignRight
            Accessible.ignored: true
        }
    }
    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.margins: Metrics.tiny
            radius: Metrics.radius
            color: root.chosen ? Theme.colors.tint : root.down ? Theme.colors.press : root.hovered ? Theme.colors.hover : "transparent"

            FocusRing {
                shown: root.visualFocus || root.keyed
                gap: -Metrics.focusWidth
            }
        }
        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: root.leftPadding
            anchors.rightMargin: root.rightPadding
            height: Metrics.hair
            color: Theme.colors.line
            visible: root.lineAbove
        }
    }
}
