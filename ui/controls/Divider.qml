// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Ui

Rectangle {
    id: root

    implicitHeight: Metrics.hair
    color: Theme.colors.line
    Layout.fillWidth: true
    Accessible.ignored: true
}
