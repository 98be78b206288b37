#!/bin/sh
# SPDX-License-Identifier: MIT
# Draws tacit.svg in the sizes that desktops ask for (needs librsvg2-bin and optipng).
set -eu
cd "$(dirname "$0")"
for size in 16 22 24 32 48 64 128 256 512; do
  rsvg-convert --width "$size" --height "$size" --output "$size.png" ../tacit.svg
  optipng -quiet -o5 -strip all "$size.png"
done
