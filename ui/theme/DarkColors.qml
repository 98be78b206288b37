// SPDX-License-Identifier: MIT
import QtQuick

Colors {
    ground: "#141413"
    surface: "#1E1D1C"
    raised: "#272523"
    sunken: "#191817"
    ink: "#F2EFEA"
    soft: "#B0AAA1"
    line: "#33302D"
    border: "#837C73"
    hover: "#12F2EFEA"
    press: "#21F2EFEA"
    scrim: "#A6000000"
    accent: "#63CBB3"
    accentHover: "#78D6C1"
    accentPress: "#4FB59E"
    accentInk: "#0B2620"
    tint: "#1B332E"
    tintInk: "#7FD8C4"
    focus: "#63CBB3"
    good: "#6FCF97"
    goodTint: "#1B3325"
    goodInk: "#0C2416"
    warn: "#E8B563"
    warnTint: "#352A18"
    bad: "#FF8A80"
    badTint: "#3A2120"
    badInk: "#34100D"
    shadow: 1.0
}
