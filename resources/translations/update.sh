#!/bin/sh
# SPDX-License-Identifier: MIT
# Brings the .ts files up to date with the sources; what is new is left unfinished, and test_translations fails until it is
# translated. English is the source language: its file holds the plural forms alone.
set -eu
cd "$(dirname "$0")/../.."
lupdate="${LUPDATE:-/usr/lib/qt6/bin/lupdate}"
common="-silent -no-obsolete -locations none -source-language en -I app"
# shellcheck disable=SC2086
"$lupdate" $common -target-language zh_CN app/bridge app/desktop app/viewmodels ui -ts resources/translations/tacit_zh_CN.ts
# shellcheck disable=SC2086
"$lupdate" $common -target-language en -pluralonly app/bridge app/desktop app/viewmodels ui -ts resources/translations/tacit_en.ts
