#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Replays payments of two inputs and two outputs, all different and proved beforehand, over the link to a tacitd that
# serves a copy of their ledger, until every one is final.
#
# usage: load.sh [--payments 2000] [--m 7] [--connections 32] [--in-flight 16] [--verifiers 2] [--cores 0]
#   --m       the network's set size is 4^m; payments spend settled coins, so that they share one cover set
#   --cores   the node runs on the first so many cores alone; 0 for all
# The programs are those of TACIT_BIN_DIR. The payments are proved once, into TACIT_FIXTURES (build/fixtures), on all
# cores; an interrupted run goes on where it was. The node starts anew for each run and has seen none of them.
set -euo pipefail

payments=2000 m=7 rest=()
while [ $# -gt 0 ]; do
  case "$1" in
    --payments) payments=$2 ;;
    --m) m=$2 ;;
    --connections | --in-flight | --verifiers | --cores) rest+=("$1" "$2") ;;
    *) echo "what is $1?" >&2; exit 2 ;;
  esac
  shift 2
done
bin=$(cd "${TACIT_BIN_DIR:-build/release/bin}" && pwd)
fixtures=${TACIT_FIXTURES:-build/fixtures}/load-$m
"$bin/tacit-load" make --folder "$fixtures" --payments "$payments" --m "$m"
"$bin/tacit-load" replay --folder "$fixtures" --payments "$payments" --tacitd "$bin/tacitd" "${rest[@]}"
