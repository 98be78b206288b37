// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// Asks for the password before something secret is shown. objectNames: secretPassword secretShow
ColumnLayout {
    id: root

    signal opened(string password)

    spacing: Metrics.large

    PasswordField {
        id: password
        inputName: "secretPassword"
        focus: true
        visible: App.settings.hasPassword
        //: Label of a field.
        label: qsTr("Password")
        problem: App.settings.secretProblem
        onAccepted: if (show.enabled) show.clicked()
    }
    Button {
        id: show
        objectName: "secretShow"
        kind: Button.Primary
        //: Button: shows something secret after the password was typed.
        text: qsTr("Show")
        busy: App.settings.asking
        enabled: !App.settings.asking && (password.text.length > 0 || !App.settings.hasPassword)
        Layout.alignment: Qt.AlignRight
        onClicked: { root.opened(password.text); password.input.clear(); }
    }
}
