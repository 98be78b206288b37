#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Draws every page into build/screens/LOOK/PAGE.png, and fails when two pages of one look are alike. A look is a theme and
# a language, among them a long one from right to left that nobody speaks, and for some a size or a scale.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

tacit_build -- tacit
screens=$tacit_root/build/screens
rm -rf "$screens"
mkdir -p "$screens"
for scale in 1 1.5 2; do
  QT_SCALE_FACTOR=$scale QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software \
    "$tacit_root/build/release/bin/tacit" --screens "$screens"
done

count=$(find "$screens" -name '*.png' | wc -l)
if [ "$count" -eq 0 ]; then
  echo "Nothing was drawn." >&2
  exit 1
fi
alike=$(cd "$screens" && sha256sum -- */*.png | sort | awk 'seen[$1] {print seen[$1], "=", $2} {seen[$1] = $2}')
if [ -n "$alike" ]; then
  printf 'These pictures are alike:\n%s\n' "$alike" >&2
  exit 1
fi
echo "$count pictures in $screens, no two alike"
