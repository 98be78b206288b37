// SPDX-License-Identifier: MIT
import QtQuick
import Tacit.Ui

// A view makes its section headings in a context of its own, which a bound component refuses; so this one is not bound.
QtObject {
    id: root

    readonly property Component heading: Label {
        required property string section

        width: ListView.view ? ListView.view.width : implicitWidth
        leftPadding: Metrics.large + Metrics.tiny
        rightPadding: leftPadding
        topPadding: Metrics.large
        bottomPadding: Metrics.tiny
        text: section
        font: Type.smallStrong
        color: Theme.colors.soft
        Accessible.role: Accessible.Heading
    }
}
