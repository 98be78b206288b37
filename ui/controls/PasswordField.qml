// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Ui

// A secret line. The eye shows it while it is held. The text is wiped when the field goes.
TextField {
    id: root

    echoMode: eye.down ? TextInput.Normal : TextInput.Password
    inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase

    IconButton {
        id: eye
        glyph: "eye"
        //: Button in a password field: the text can be read while it is held down.
        name: qsTr("Hold to show %1").arg(root.label)
    }
}
