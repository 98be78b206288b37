// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Tacit.Models
import Tacit.Ui

// One number. A press tells what can be spent of it now.
ColumnLayout {
    id: root

    spacing: Metrics.tiny

    RowLayout {
        spacing: Metrics.small
        Label {
            text: App.seesIncomingOnly
                  //: Caption above the number of a wallet that sees only what arrives.
                  ? qsTr("Received in all")
                  //: Caption above the number.
                  : qsTr("Balance")
            font: Type.small
            color: Theme.colors.soft
        }
        Label {
            text: App.balance.age
            font: Type.small
            color: Theme.colors.warn
            visible: text.length > 0
        }
        IconButton {
            objectName: "homeHide"
            glyph: App.security.amountsHidden ? "eye-off" : "eye"
            //: Button: shows amounts again that are shown as dots.
            name: App.security.amountsHidden ? qsTr("Show amounts (Ctrl+H)")
                  //: Button: shows dots instead of amounts.
                  : qsTr("Hide amounts (Ctrl+H)")
            onClicked: App.security.toggleAmounts()
        }
    }
    T.AbstractButton {
        id: number
        objectName: "homeBalance"
        text: App.balance.known ? App.balance.total : "–"
        implicitWidth: contentItem.implicitWidth
        implicitHeight: contentItem.implicitHeight
        Accessible.role: Accessible.Button
        //: The balance for a screen reader. %1 is the amount, %2 the currency.
        Accessible.name: qsTr("Balance %1 %2").arg(number.text).arg(App.balance.ticker)
        //: Description of the balance, which can be pressed.
        Accessible.description: qsTr("Shows what can be spent now")
        Keys.onReturnPressed: (event) => { if (!event.isAutoRepeat) number.clicked(); }
        Keys.onEnterPressed: (event) => { if (!event.isAutoRepeat) number.clicked(); }
        onClicked: parts.open()

        contentItem: BigAmount {
            amount: number.text
            ticker: App.balance.ticker
            Accessible.ignored: true
        }
        background: Item {
            FocusRing {
                shown: number.visualFocus
                gap: Metrics.tiny
            }
        }

        T.Popup {
            id: parts
            y: number.height + Metrics.small
            width: Metrics.toast
            padding: Metrics.large + Metrics.tiny
            implicitHeight: contentItem.implicitHeight + padding * 2
            margins: Metrics.small
            focus: true
            closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

            contentItem: ColumnLayout {
                spacing: Metrics.small

                Fact {
                    //: Part of the balance.
                    name: qsTr("Can be spent now")
                    value: App.balance.spendable + " " + App.balance.ticker
                }
                Fact {
                    //: Part of the balance: change of payments that are not final yet.
                    name: qsTr("Returns from payments under way")
                    value: App.balance.hasReturning ? App.balance.returning + " " + App.balance.ticker : ""
                }
            }
            background: Rectangle {
                radius: Metrics.cardRadius
                color: Theme.colors.raised
                border.width: Metrics.hair
                border.color: Theme.colors.line

                Shadow {}
            }
        }
    }
    Label {
        //: Under the balance. %1 is an amount that comes back when the payments under way are final.
        text: qsTr("%1 of it returns when the payments under way are final").arg(App.balance.returning)
        font: Type.small
        color: Theme.colors.soft
        visible: App.balance.hasReturning
        Layout.fillWidth: true
    }
}
