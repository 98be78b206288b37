// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

// objectNames: networkPractice networkNode networkProxy networkLink networkPaste networkTest networkAgain
FocusScope {
    id: root

    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column
        width: parent.width
        spacing: Metrics.medium

        StepText {
            //: Title of a step.
            title: qsTr("Which network?")
            //: Explains what the choice is.
            text: qsTr("Your money lives on one network. It is tested before you go on.")
            Layout.fillWidth: true
            Layout.bottomMargin: Metrics.small
        }
        ChoiceCard {
            objectName: "networkPractice"
            glyph: "try"
            checkable: true
            focus: true
            checked: App.onboarding.practice
            //: A network to choose.
            text: qsTr("Practice network")
            //: Explains the practice network.
            detail: qsTr("On this computer, with test money that has no value.")
            Layout.fillWidth: true
            onClicked: App.onboarding.practice = true
        }
        ChoiceCard {
            objectName: "networkNode"
            glyph: "network"
            checkable: true
            checked: !App.onboarding.practice
            //: A network to choose.
            text: qsTr("The network of a node")
            //: Explains how a node is chosen.
            detail: qsTr("Somebody who runs a node gives you its link.")
            Layout.fillWidth: true
            onClicked: App.onboarding.practice = false
        }
        TextField {
            visible: !App.onboarding.practice
            inputName: "networkProxy"
            fixedWidth: true
            //: Label of a field that may stay empty.
            label: qsTr("Proxy (Tor), optional")
            placeholder: "127.0.0.1:9050"
            //: Explains the field for a proxy, above the field for a node link.
            hint: qsTr("Fill this in first if the node must not see your network address.")
            problem: App.onboarding.proxyProblem
            text: App.onboarding.proxy
            Layout.topMargin: Metrics.small
            onEdited: App.onboarding.proxy = text
        }
        TextBox {
            visible: !App.onboarding.practice
            inputName: "networkLink"
            fixedWidth: true
            wrapMode: TextEdit.WrapAnywhere
            //: Label of a field.
            label: qsTr("Node link")
            placeholder: "tacit-node:"
            text: App.onboarding.nodeLink
            Layout.topMargin: Metrics.small
            onTextChanged: App.onboarding.nodeLink = text
        }
        Button {
            visible: !App.onboarding.practice
            objectName: "networkPaste"
            glyph: "paste"
            //: Button: takes a node link, or a picture of its QR code, from the clipboard.
            text: qsTr("Paste")
            onClicked: if (!scanner.readClipboard()) App.onboarding.pasteNode()
        }
        Notice {
            objectName: "networkTest"
            visible: text.length > 0
            kind: App.onboarding.test === OnboardingModel.Works ? Notice.Good : App.onboarding.test === OnboardingModel.Fails ? Notice.Bad : Notice.Plain
            text: App.onboarding.testText
            Layout.topMargin: Metrics.small

            Busy { visible: App.onboarding.test === OnboardingModel.Testing }
            Button {
                objectName: "networkAgain"
                visible: App.onboarding.test === OnboardingModel.Fails || (App.onboarding.testHeld && App.onboarding.nodeLink.length > 0 && App.onboarding.proxyProblem.length === 0)
                //: Button: tests a network once more, or for the first time.
                text: App.onboarding.testHeld ? qsTr("Test") : qsTr("Test again")
                onClicked: App.onboarding.testAgain()
            }
        }
        QrWays {
            visible: !App.onboarding.practice
            scanner: scanner
            room: root.width
            Layout.fillWidth: true
            Layout.topMargin: Metrics.small
        }
    }
    QrScanner {
        id: scanner
        want: QrScanner.NodeLink
        onFound: (text) => App.onboarding.nodeLink = text
    }
    DropArea {
        anchors.fill: parent
        enabled: !App.onboarding.practice
        onDropped: (event) => scanner.readDrop(event.urls, event.text)
        Accessible.ignored: true
    }
    Component.onDestruction: scanner.stop()
}
