// SPDX-License-Identifier: MIT
import QtQuick

Colors {
    ground: "#F6F4EF"
    surface: "#FFFFFF"
    raised: "#FFFFFF"
    sunken: "#EFECE5"
    ink: "#1C1B1A"
    soft: "#625D56"
    line: "#E6E2DA"
    border: "#8E877C"
    hover: "#0D1C1B1A"
    press: "#1A1C1B1A"
    scrim: "#731C1B1A"
    accent: "#0F6B5C"
    accentHover: "#0C5D50"
    accentPress: "#094A40"
    accentInk: "#FFFFFF"
    tint: "#E1EEEA"
    tintInk: "#0C5D50"
    focus: "#0F6B5C"
    good: "#1B7348"
    goodTint: "#E1F1E7"
    goodInk: "#FFFFFF"
    warn: "#8A5200"
    warnTint: "#F9EEDC"
    bad: "#A3262A"
    badTint: "#FAE7E5"
    badInk: "#FFFFFF"
    shadow: 0.55
}
