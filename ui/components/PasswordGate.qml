// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// Asks for the password where a payment is above the amount chosen in Settings. `take()` gives the text away and
// empties the field; the one who takes it wipes it. objectName: gatePassword
Card {
    id: root

    readonly property bool filled: password.text.length > 0
    signal accepted

    function clear() { App.wipe(password.text); password.input.clear(); }
    function confirm() { App.security.confirm(password.text); root.clear(); }

    ColumnLayout {
        anchors.fill: parent
        spacing: Metrics.small

        Label {
            //: Above the password field of a large payment. %1 is an amount with its currency.
            text: qsTr("Above %1 your password is asked.").arg(App.security.askAboveText + " " + App.balance.ticker)
            font: Type.small
            color: Theme.colors.soft
            Layout.fillWidth: true
        }
        PasswordField {
            id: password
            inputName: "gatePassword"
            //: Label of a field.
            label: qsTr("Password")
            problem: App.security.gateProblem
            readOnly: App.security.checking
            onAccepted: root.accepted()
        }
    }
    onVisibleChanged: if (!root.visible) root.clear()
    Component.onDestruction: root.clear()
}
