// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// The one banner of the window. What it says, and its place in the order of importance, is the view model's.
// objectNames: banner bannerAction bannerDismiss
Item {
    id: root

    readonly property bool shown: App.notices.banner !== NoticeModel.NoBanner

    implicitHeight: root.shown ? card.implicitHeight + Metrics.large : 0
    visible: implicitHeight > 0
    clip: true

    Behavior on implicitHeight { NumberAnimation { duration: Motion.normal; easing.type: Easing.OutCubic } }

    Notice {
        id: card
        objectName: "banner"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        kind: App.notices.banner === NoticeModel.Error ? Notice.Bad
              : App.notices.banner === NoticeModel.Disconnected || App.notices.banner === NoticeModel.Backup ? Notice.Warning : Notice.Plain
        title: App.notices.bannerTitle
        text: App.notices.bannerText

        ProgressBar {
            //: What a screen reader calls the bar in a banner.
            name: qsTr("Progress")
            visible: App.notices.bannerProgress >= 0
            value: Math.max(0, App.notices.bannerProgress)
            Layout.preferredWidth: Metrics.vast * 2
        }
        Button {
            objectName: "bannerAction"
            text: App.notices.bannerAction
            visible: text.length > 0
            onClicked: App.notices.bannerAct()
        }
        IconButton {
            objectName: "bannerDismiss"
            glyph: "close"
            //: Button that takes a message away.
            name: qsTr("Dismiss")
            visible: App.notices.bannerDismissible
            onClicked: App.notices.dismissBanner()
        }
    }
}
