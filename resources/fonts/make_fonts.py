#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the fonts of this directory from Debian's fonts-inter 4.0~beta7 and fonts-jetbrains-mono 2.242.

Inter is cut down to Latin, Greek, Cyrillic and punctuation. "Tacit Figures" is Inter whose digits and signs are its tabular
ones by default: Qt 6.4 can not switch font features on, and columns of money need digits of one width.

usage: make_fonts.py (needs python3-fonttools)
"""
import pathlib

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).parent
INTER = pathlib.Path("/usr/share/fonts/opentype/inter")
MONO = pathlib.Path("/usr/share/fonts/truetype/jetbrains-mono")

TEXT = [*range(0x20, 0x250), *range(0x2B0, 0x370), *range(0x370, 0x530), *range(0x1E00, 0x1F00), *range(0x2000, 0x2070),
        *range(0x20A0, 0x20C0), 0x2116, 0x2122, *range(0x2190, 0x21A0), 0x2212, 0x2215, 0x2248, 0x2260, 0x2264, 0x2265,
        0x221E, 0x25CB, 0x25CF, 0x2713, 0x2717]
FIGURES = [*range(0x20, 0x180), *range(0x2000, 0x2070), *range(0x20A0, 0x20C0), 0x2212, 0x2248]
ASCII = [*range(0x20, 0x7F), 0x2022, 0x2026]


def rename(font, family, style):
    for record in list(font["name"].names):
        if record.nameID in (16, 17, 21, 22, 25):
            font["name"].removeNames(nameID=record.nameID)
    names = {1: family if style == "Regular" else f"{family} {style}", 2: "Regular", 3: f"{family} {style}",
             4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", ""), 16: family, 17: style}
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
        font["name"].removeNames(nameID=number, platformID=1)


def make_tabular(font):
    """Points the character map at what the feature `tnum` would put in place."""
    table = font["GSUB"].table
    lookups = {index for record in table.FeatureList.FeatureRecord if record.FeatureTag == "tnum"
               for index in record.Feature.LookupListIndex}
    swaps = {}
    for index in lookups:
        for part in table.LookupList.Lookup[index].SubTable:
            part = getattr(part, "ExtSubTable", part)
            swaps.update(part.mapping)
    for cmap in font["cmap"].tables:
        cmap.cmap = {code: swaps.get(glyph, glyph) for code, glyph in cmap.cmap.items()}


def make(source, target, codes, features, family=None, style=None, tabular=False):
    font = TTFont(source)
    if tabular:
        make_tabular(font)
    options = subset.Options()
    options.layout_features = features
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.desubroutinize = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    if family:
        rename(font, family, style)
    font.save(HERE / target)
    print(target, (HERE / target).stat().st_size)


make(INTER / "Inter-Regular.otf", "Inter-Regular.otf", TEXT, ["kern", "mark", "mkmk", "ccmp", "locl", "calt"])
make(INTER / "Inter-SemiBold.otf", "Inter-SemiBold.otf", TEXT, ["kern", "mark", "mkmk", "ccmp", "locl", "calt"])
make(INTER / "Inter-Regular.otf", "TacitFigures-Regular.otf", FIGURES, ["kern"], "Tacit Figures", "Regular", True)
make(INTER / "Inter-SemiBold.otf", "TacitFigures-SemiBold.otf", FIGURES, ["kern"], "Tacit Figures", "SemiBold", True)
make(MONO / "JetBrainsMono-Regular.ttf", "JetBrainsMono-Regular.ttf", ASCII, [])
make(MONO / "JetBrainsMono-SemiBold.ttf", "JetBrainsMono-SemiBold.ttf", ASCII, [])
