// SPDX-License-Identifier: MIT
pragma ComponentBehavior: Bound
import QtQuick
import Tacit.Ui

// Plain text. Nothing from outside is ever taken for markup.
Text {
    id: root

    font: Type.body
    color: Theme.colors.ink
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    // Said, so that it mirrors with the page whatever the text itself is written in.
    horizontalAlignment: Text.AlignLeft
    renderType: Text.NativeRendering
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text
    Accessible.ignored: root.text.length === 0
}
