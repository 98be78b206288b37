#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A payment between two wallets on a practice network, in the terminal: packaging/demo.sh build/release/bin
set -euo pipefail
bin=$(cd "$1" && pwd)
work=$(mktemp -d)
node=
finish() {
  [ -n "$node" ] && kill "$node" 2>/dev/null && wait "$node" 2>/dev/null
  rm -rf "$work"
}
trap finish EXIT
# The demonstration's own throw-away wallets; a real password comes from a file that only its owner can read.
export TACIT_PASSWORD="a demonstration"

field() { python3 -c 'import json,sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"; }
wallet() {
  local name=$1
  shift
  "$bin/tacit-cli" --wallet "$work/$name" "$@"
}
say() { printf '\n%s\n' "$*"; }

say "Starting a practice network on this computer"
"$bin/tacitd" practice --data "$work/node" >"$work/node.json" 2>"$work/node.log" &
node=$!
for _ in $(seq 300); do
  [ -s "$work/node.json" ] && break
  kill -0 "$node" 2>/dev/null || { cat "$work/node.log" >&2; exit 1; }
  sleep 0.1
done
link=$(head -n 1 "$work/node.json" | field node_link)

say "Making two wallets, and fetching test money for the first"
wallet alice create --node "$link" >/dev/null
wallet bob create --node "$link" >/dev/null
wallet alice faucet
for _ in $(seq 60); do
  balance=$(wallet alice balance)
  case "$balance" in *'"spendable":"0'* | *'"assets":[]'*) sleep 0.5 ;; *) break ;; esac
done
echo "$balance"

say "The second wallet asks for 12.5 TACIT"
request=$(wallet bob request --amount 12.5 --message lunch | field link)
echo "$request"

say "The first pays it"
wallet alice send "$request" --memo "thank you" --wait final

say "The second wallet's history"
wallet bob history
