// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.impl
import Tacit.Ui

// A line icon of resources/icons in one colour of the theme. It says nothing that words beside it do not say.
IconImage {
    id: root

    property string icon
    property int size: Metrics.icon
    // Those that point along the line of reading.
    readonly property bool directed: /^(chevron-left|chevron-right|back|send|receive)$/.test(root.icon)

    source: root.icon ? "qrc:/icons/" + root.icon + ".svg" : ""
    sourceSize.width: root.size
    sourceSize.height: root.size
    color: Theme.colors.ink
    mirror: root.directed && Application.layoutDirection === Qt.RightToLeft
    Accessible.ignored: true
}
