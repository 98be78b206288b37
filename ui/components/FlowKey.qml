// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Ui

// What the bars mean: full ones came in, hollow ones went out.
RowLayout {
    id: root

    spacing: Metrics.small

    FlowBar {
        implicitWidth: Metrics.medium
        implicitHeight: Metrics.medium
    }
    Label {
        //: Beside a full bar: what came in.
        text: qsTr("In")
        font: Type.small
        color: Theme.colors.soft
    }
    FlowBar {
        out: true
        implicitWidth: Metrics.medium
        implicitHeight: Metrics.medium
        Layout.leftMargin: Metrics.small
    }
    Label {
        //: Beside a hollow bar: what went out.
        text: qsTr("Out")
        font: Type.small
        color: Theme.colors.soft
    }
}
