#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Hostile peers against a tacitd, while an honest wallet pays: how long its payments take until they are final, and what
# the node uses. Fails when one is not final within two minutes or when the node's memory passes a limit.
#
# usage: floods.sh [--payments 60] [--m 7] [--seconds 10] [--most-memory 600] [--only "false memberships"]
#   --payments  of the honest wallet in all, an equal part of them in each of eleven phases
#   --seconds   of each phase
#   --only      these floods, a part of their names, and nothing else before and afterwards
# The programs are those of TACIT_BIN_DIR; what is proved once is kept in TACIT_FIXTURES (build/fixtures).
set -euo pipefail

payments=60 m=7 rest=()
while [ $# -gt 0 ]; do
  case "$1" in
    --payments) payments=$2 ;;
    --m) m=$2 ;;
    --seconds | --most-memory | --only) rest+=("$1" "$2") ;;
    *) echo "what is $1?" >&2; exit 2 ;;
  esac
  shift 2
done
bin=$(cd "${TACIT_BIN_DIR:-build/release/bin}" && pwd)
fixtures=${TACIT_FIXTURES:-build/fixtures}/floods-$m
"$bin/tacit-load" make --folder "$fixtures" --payments "$payments" --m "$m"
"$bin/tacit-floods" --folder "$fixtures" --payments "$payments" --m "$m" --tacitd "$bin/tacitd" "${rest[@]}"
