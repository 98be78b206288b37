// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Tacit.Models
import Tacit.Ui

ColumnLayout {
    id: root

    spacing: Metrics.large

    TextField {
        inputName: "sendTarget"
        focus: true
        //: Label of the field that takes a name, an address or a payment link.
        label: qsTr("To")
        //: Inside the empty field.
        placeholder: qsTr("Name, address or payment link")
        text: App.send.target
        problem: people.open ? "" : App.send.targetProblem
        fixedWidth: /^tacit/i.test(App.send.target)
        onTextChanged: App.send.target = text
        onPasting: (event) => event.accepted = App.send.takePaste()
        onAccepted: if (!people.take()) amount.input.forceActiveFocus(Qt.TabFocusReason)
        Keys.onDownPressed: people.step(1)
        Keys.onUpPressed: people.step(-1)

        Icon {
            icon: "check"
            color: Theme.colors.good
            visible: App.send.targetGood
            height: Metrics.smallControl
            fillMode: Image.Pad
        }
        IconButton {
            objectName: "sendPaste"
            glyph: "paste"
            //: Button: takes the address, link or picture that was copied.
            name: qsTr("Paste an address, a link or a picture")
            onClicked: App.send.paste()
        }
    }
    TypoAddress {
        Layout.fillWidth: true
        Layout.topMargin: -Metrics.small
    }
    PersonSuggestions {
        id: people
        Layout.topMargin: -Metrics.small
        typed: App.send.searched
        onChosen: (contactId) => {
            App.send.payContact(contactId);
            amount.input.forceActiveFocus(Qt.TabFocusReason);
        }
    }
    PersonLine {
        Layout.topMargin: -Metrics.small
        address: App.send.targetGood && !App.send.several ? App.send.address : ""
    }
    Notice {
        visible: App.send.askedBy.length > 0 || App.send.askedFor.length > 0
        title: App.send.askedFor
        text: App.send.askedByText
    }
    Notice {
        kind: Notice.Warning
        text: App.send.askedByWarning
        visible: text.length > 0
    }
    Card {
        visible: App.send.several
        Layout.fillWidth: true

        ColumnLayout {
            anchors.fill: parent
            spacing: Metrics.small

            Heading { text: App.send.severalText }
            Repeater {
                model: App.send.recipients

                RecipientRow { Layout.fillWidth: true }
            }
        }
    }
    AmountField {
        id: amount
        visible: !App.send.several
        inputName: "sendAmount"
        //: Label of the field for the amount to pay.
        label: qsTr("Amount")
        text: App.send.amountText
        problem: App.send.amountProblem
        counter: App.send.amountEcho
        suffix: App.send.ticker
        //: Under the field for the amount. %1 is an amount, %2 the currency.
        hint: qsTr("%1 %2 can be spent now").arg(App.send.spendable).arg(App.send.ticker)
        onTextChanged: App.send.amountText = text
        onAccepted: if (proceed.enabled) proceed.clicked()

        Button {
            objectName: "sendMax"
            kind: Button.Quiet
            implicitHeight: Metrics.smallControl
            //: Button beside the amount: as much as one payment can carry.
            text: qsTr("Max")
            checkable: true
            checked: App.send.everything
            onClicked: App.send.useEverything()
        }
    }
    TextField {
        inputName: "sendNote"
        //: Label of a field: a note that the recipient can read.
        label: qsTr("Note to the recipient (sent, encrypted)")
        text: App.send.note
        problem: App.send.noteProblem
        //: Beside a field: bytes that may still be typed.
        counter: App.send.noteLeft >= 0 && App.send.note.length > 0 ? qsTr("%n byte(s) left", "", App.send.noteLeft) : ""
        //: Under the field for a note. %1 is a text from a payment link.
        hint: App.send.note.length === 0 && App.send.sentNote.length > 0 ? qsTr("Empty, the link's own note is sent: “%1”").arg(App.send.sentNote) : ""
        onTextChanged: App.send.note = text
    }
    TextField {
        inputName: "sendOwnNote"
        //: Label of a field: a note that stays in this wallet.
        label: qsTr("Note to yourself (stays here)")
        text: App.send.ownNote
        onTextChanged: App.send.ownNote = text
    }
    Notice {
        kind: Notice.Warning
        text: App.send.formProblem
        visible: text.length > 0
    }
    Button {
        id: proceed
        objectName: "sendReview"
        kind: Button.Primary
        //: Button: shows the payment once more before it is sent.
        text: qsTr("Continue")
        enabled: App.send.canReview
        Layout.preferredWidth: Metrics.vast * 3
        Layout.topMargin: Metrics.small
        onClicked: App.send.review()
    }
}
