#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# From the start of the desktop wallet to Home with the last verified balance, in a virtual display: a real wallet folder with
# one payment, no password, and no node, so that nothing but what is stored can be shown.
#
# usage: start.sh [--runs 10]
# The programs are those of TACIT_BIN_DIR. Prints for each mark the median and the worst in milliseconds since the start, and
# the median of the processor time that the GUI's thread had used, which a busy machine changes little.
set -euo pipefail

runs=10
while [ $# -gt 0 ]; do
  case "$1" in
    --runs) runs=$2 ;;
    *) echo "what is $1?" >&2; exit 2 ;;
  esac
  shift 2
done
bin=$(cd "${TACIT_BIN_DIR:-build/release/bin}" && pwd)
work=$(mktemp -d)
node=
display=
finish() {
  [ -z "$node" ] || kill "$node" 2>/dev/null || true
  [ -z "$display" ] || kill "$display" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
export HOME=$work XDG_RUNTIME_DIR=$work/run LC_ALL=C.UTF-8
mkdir -m 700 "$work/run"

"$bin/tacitd" practice --data "$work/node" --m 2 --coins 16 >"$work/node.json" 2>"$work/node.log" &
node=$!
for _ in $(seq 300); do
  [ -s "$work/node.json" ] && break
  sleep 0.1
done
link=$(python3 -c 'import json,sys; print(json.loads(sys.stdin.readline())["node_link"])' <"$work/node.json")
: >"$work/password"
wallet() { "$bin/tacit-cli" --wallet "$work/wallet" --password-file "$work/password" "$@" >/dev/null; }
wallet create --node "$link"
wallet faucet
for _ in $(seq 100); do
  "$bin/tacit-cli" --wallet "$work/wallet" --password-file "$work/password" balance | grep -q '"spendable":"1000' && break
  sleep 0.2
done
kill "$node"
wait "$node" || true
node=
printf '[wallet]\npasswordless=true\n[display]\nlanguage=en\nmotion=2\n' >"$work/wallet/window.ini"

: >"$work/display"
Xvfb -displayfd 9 -screen 0 1440x900x24 -nolisten tcp 9>"$work/display" 2>/dev/null &
display=$!
for _ in $(seq 100); do
  [ -s "$work/display" ] && break
  sleep 0.1
done
DISPLAY=:$(head -n 1 "$work/display")
export DISPLAY QT_QPA_PLATFORM=xcb QT_LOGGING_RULES=tacit.start.debug=true
unset WAYLAND_DISPLAY

for _ in $(seq "$runs"); do
  begin=$(date +%s%3N)
  "$bin/tacit" --wallet-dir "$work/wallet" --practice-dir "$work/none" 2>"$work/log" &
  program=$!
  for _ in $(seq 600); do
    grep -q 'home [0-9]' "$work/log" && break
    kill -0 "$program" 2>/dev/null || break
    sleep 0.05
  done
  kill "$program" 2>/dev/null || true
  wait "$program" 2>/dev/null || true
  grep -q 'home [0-9]' "$work/log" || { cat "$work/log" >&2; exit 1; }
  sed -nE "s/.*(application|loaded|frame|home) ([0-9]+) ([0-9]+)$/\1 \2 $begin \3/p" "$work/log" >>"$work/marks"
done
python3 - "$work/marks" <<'PY'
import collections, statistics, sys
marks = collections.OrderedDict()
for line in open(sys.argv[1]):
    name, at, begin, used = line.split()
    marks.setdefault(name, []).append((int(at) - int(begin), int(used)))
for name, values in marks.items():
    times = [time for time, _ in values]
    print(f"{name:12} median {statistics.median(times):5.0f} ms   worst {max(times):5.0f} ms   "
          f"processor {statistics.median(used for _, used in values):4.0f} ms   of {len(values)}")
PY
