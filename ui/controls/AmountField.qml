// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Ui

// An amount of money as it is typed. What it means is decided by the view model.
TextField {
    id: root

    large: true
    placeholder: "0.00"
    inputMethodHints: Qt.ImhFormattedNumbersOnly
}
