// SPDX-License-Identifier: MIT
pragma Singleton
import QtQuick

// The scale of text. Text is Inter, money is Tacit Figures (Inter with digits of one width), addresses and words are
// JetBrains Mono; a script that none of them has comes from the system.
QtObject {
    id: root

    readonly property FontLoader regular: FontLoader { source: "qrc:/fonts/Inter-Regular.otf" }
    readonly property FontLoader semiBold: FontLoader { source: "qrc:/fonts/Inter-SemiBold.otf" }
    readonly property FontLoader figuresRegular: FontLoader { source: "qrc:/fonts/TacitFigures-Regular.otf" }
    readonly property FontLoader figuresSemiBold: FontLoader { source: "qrc:/fonts/TacitFigures-SemiBold.otf" }
    readonly property FontLoader monoRegular: FontLoader { source: "qrc:/fonts/JetBrainsMono-Regular.ttf" }
    readonly property FontLoader monoSemiBold: FontLoader { source: "qrc:/fonts/JetBrainsMono-SemiBold.ttf" }

    readonly property string text: root.regular.name
    readonly property string money: root.figuresRegular.name
    readonly property string fixed: root.monoRegular.name

    readonly property font display: Qt.font({ family: root.money, pixelSize: 46, weight: Font.DemiBold, letterSpacing: -1.2 })
    readonly property font longAmount: Qt.font({ family: root.money, pixelSize: 30, weight: Font.DemiBold, letterSpacing: -0.6 })
    readonly property font mark: Qt.font({ family: root.text, pixelSize: 22, weight: Font.DemiBold, letterSpacing: -0.4 })
    readonly property font headline: Qt.font({ family: root.text, pixelSize: 30, weight: Font.DemiBold, letterSpacing: -0.6 })
    readonly property font title: Qt.font({ family: root.text, pixelSize: 22, weight: Font.DemiBold, letterSpacing: -0.3 })
    readonly property font heading: Qt.font({ family: root.text, pixelSize: 15, weight: Font.DemiBold })
    readonly property font body: Qt.font({ family: root.text, pixelSize: 15 })
    readonly property font strong: Qt.font({ family: root.text, pixelSize: 15, weight: Font.DemiBold })
    readonly property font unit: Qt.font({ family: root.text, pixelSize: 18 })
    readonly property font small: Qt.font({ family: root.text, pixelSize: 13 })
    readonly property font smallStrong: Qt.font({ family: root.text, pixelSize: 13, weight: Font.DemiBold })
    readonly property font amount: Qt.font({ family: root.money, pixelSize: 15, weight: Font.DemiBold })
    readonly property font struckAmount: Qt.font({ family: root.money, pixelSize: 15, weight: Font.DemiBold, strikeout: true })
    readonly property font amountField: Qt.font({ family: root.money, pixelSize: 20, weight: Font.DemiBold })
    readonly property font figures: Qt.font({ family: root.money, pixelSize: 15 })
    readonly property font smallFigures: Qt.font({ family: root.money, pixelSize: 13 })
    readonly property font mono: Qt.font({ family: root.fixed, pixelSize: 14 })
    readonly property font monoStrong: Qt.font({ family: root.fixed, pixelSize: 14, weight: Font.DemiBold })
}
