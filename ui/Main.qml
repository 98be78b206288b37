// SPDX-License-Identifier: MIT
// Not bound: Qt 6.4's Loader makes components in a context of its own.
import QtQuick
import QtQuick.Templates as T
import Tacit.Models
import Tacit.Ui

// The window. What it shows follows App.stage. objectName: mainWindow
T.ApplicationWindow {
    id: root
    objectName: "mainWindow"

    // A QRect, which qmllint does not know.
    readonly property rect place: App.windowPlace // qmllint disable
    width: root.place.width > 0 ? root.place.width : Metrics.windowWidth
    height: root.place.height > 0 ? root.place.height : Metrics.windowHeight
    minimumWidth: Metrics.leastWidth
    minimumHeight: Metrics.leastHeight
    visible: true
    visibility: App.windowMaximized ? Window.Maximized : Window.Windowed
    title: App.windowName.length > 0 ? App.windowName + " · Tacit" : "Tacit"
    color: Theme.colors.ground
    font: Type.body
    LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true
    onClosing: App.rememberWindow(Qt.rect(root.x, root.y, root.width, root.height), root.visibility === Window.Maximized)

    Binding {
        target: Theme
        property: "dark"
        value: App.settings.dark
    }
    Binding {
        target: Motion
        property: "reduced"
        value: App.settings.reducedMotion
    }
    Shortcut {
        sequences: ["Ctrl+Q"]
        onActivated: Qt.quit()
    }
    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: App.stage === App.Welcome ? welcome : App.stage === App.Unlock ? unlock
                         : App.stage === App.Home ? home : waiting
        onLoaded: (item as Item)?.forceActiveFocus()
    }
    Component {
        id: welcome
        OnboardingPage {}
    }
    Component {
        id: unlock
        UnlockPage {}
    }
    Component {
        id: waiting
        WaitingPage {}
    }
    Component {
        id: home
        WalletPages {}
    }
    Announcer {}
}
