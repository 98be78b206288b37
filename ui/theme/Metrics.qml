// SPDX-License-Identifier: MIT
pragma Singleton
import QtQuick

// Sizes: an eight-pixel grid with halves. Nothing else in the window names a length.
QtObject {
    readonly property int hair: 1
    readonly property int tiny: 4
    readonly property int small: 8
    readonly property int medium: 12
    readonly property int large: 16
    readonly property int huge: 24
    readonly property int page: 32
    readonly property int wide: 40
    readonly property int vast: 64

    readonly property int radius: 11
    readonly property int cardRadius: 14
    readonly property int focusWidth: 2
    readonly property int focusGap: 2

    // Heights of what is pressed: never below 36.
    readonly property int control: 44
    readonly property int smallControl: 36
    readonly property int row: 64
    readonly property int icon: 20
    readonly property int smallIcon: 16
    readonly property int mark: 36
    readonly property int largeMark: 72
    readonly property int dot: 8
    readonly property int bar: 6

    readonly property int navigation: 216
    readonly property int rail: 76
    // Below this width of the window the navigation shows icons alone.
    readonly property int railBelow: 860
    // Below this width of a page its columns stand one under the other.
    readonly property int stackBelow: 680
    readonly property int pageWidth: 1040
    readonly property int formWidth: 560
    readonly property int dialogWidth: 520
    readonly property int panel: 432
    readonly property int toast: 380
    readonly property int qr: 272
    readonly property int chart: 112
    readonly property int shadowSpread: 24
    readonly property int shadowDrop: 8
    readonly property int shadowEdge: 40

    readonly property int windowWidth: 1140
    readonly property int windowHeight: 760
    readonly property int leastWidth: 600
    readonly property int leastHeight: 480
}
