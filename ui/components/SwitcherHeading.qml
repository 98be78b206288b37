// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Ui

Label {
    id: root

    font: Type.smallStrong
    color: Theme.colors.soft
    leftPadding: Metrics.small
    topPadding: Metrics.small
    bottomPadding: Metrics.tiny
    Layout.fillWidth: true
    Accessible.role: Accessible.Heading
}
