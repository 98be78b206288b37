#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Times payments between two wallets on a practice network of this computer, from pressing Send until the recipient's
# program shows the payment as final.
#
# usage: payments.sh [--payments 100] [--coins 24576] [--m 7] [--mode prepared|unprepared|command] [--rest 1]
#   prepared    the form is open for --rest seconds before Send is pressed
#   unprepared  Send is pressed in an open program, without a form
#   command     `tacit-cli send --wait final`, a program of its own for each payment; the time is the one it answers,
#               from unlocked and caught up to the certified block
# The programs are those of TACIT_BIN_DIR. The payer's coins are new ones, outside of settled blocks, so no membership
# proof is there before the form opens. Prints every time in seconds, then median and worst.
set -euo pipefail

payments=100 coins=24576 m=7 mode=prepared rest=1
while [ $# -gt 0 ]; do
  case "$1" in
    --payments) payments=$2 ;;
    --coins) coins=$2 ;;
    --m) m=$2 ;;
    --mode) mode=$2 ;;
    --rest) rest=$2 ;;
    *) echo "what is $1?" >&2; exit 2 ;;
  esac
  shift 2
done
bin=$(cd "${TACIT_BIN_DIR:-build/release/bin}" && pwd)
work=$(mktemp -d)
running=()
finish() {
  for process in "${running[@]}"; do
    kill "$process" 2>/dev/null || true
  done
  wait
  rm -rf "$work"
}
trap finish EXIT
export TACIT_PASSWORD="throw-away wallets"

fail() { echo "payments.sh: $*" >&2; exit 1; }
# The value of a text or number field of one line of JSON.
field() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\)\"\{0,1\}.*/\1/p" | head -n 1; }
wallet() { local name=$1; shift; "$bin/tacit-cli" --wallet "$work/$name" "$@"; }
now_us() { echo "${EPOCHREALTIME/[.,]/}"; }

# `open NAME`: a shell of that wallet; `tell NAME JSON` writes a line, `answer NAME` reads one into $reply.
declare -A to from process
open() {
  mkfifo "$work/$1.in" "$work/$1.out"
  "$bin/tacit-cli" --wallet "$work/$1" shell <"$work/$1.in" >"$work/$1.out" 2>"$work/$1.log" &
  process[$1]=$!
  running+=($!)
  exec {to[$1]}>"$work/$1.in" {from[$1]}<"$work/$1.out"
}
tell() { echo "$2" >&"${to[$1]}"; }
answer() { read -r -t 120 reply <&"${from[$1]}" || fail "$1 does not answer: $(cat "$work/$1.log")"; }
ask() { tell "$1" "$2"; answer "$1"; }

"$bin/tacitd" practice --data "$work/node" --coins "$coins" --m "$m" >"$work/ready" 2>"$work/node.log" &
running+=($!)
for _ in $(seq 1200); do
  [ -s "$work/ready" ] && break
  kill -0 "${running[0]}" 2>/dev/null || fail "no node: $(cat "$work/node.log")"
  sleep 0.1
done
link=$(field node_link <"$work/ready")
wallet payer create --node "$link" >/dev/null
wallet payee create --node "$link" >/dev/null
wallet payer faucet >"$work/faucet" || fail "faucet: $(cat "$work/faucet")"
own=$(wallet payer address | field address)
address=$(wallet payee address | field address)

# Each payment spends two coins and makes one; thirteen are won by a payment to fourteen addresses of one's own.
parts="tacit:$own?amount=1.5"
for i in $(seq 13); do
  parts+="&address.$i=$own&amount.$i=1.5"
done
open payer
for _ in $(seq $((payments / 12 + 1))); do
  ask payer "{\"command\":\"send\",\"to\":\"$parts\",\"wait\":\"final\"}"
  [ "$(field state <<<"$reply")" = final ] || fail "the payer's coins: $reply"
done

order="\"to\":\"$address\",\"amount\":\"1\""
seconds=()
if [ "$mode" = command ]; then
  ask payer '{"command":"quit"}'
  wait "${process[payer]}"
  for _ in $(seq "$payments"); do
    reply=$(wallet payer send "$address" --amount 1 --wait final) || fail "not final: $reply"
    seconds+=("$(field seconds <<<"$reply")")
  done
else
  open payee
  ask payee '{"command":"balance"}'
  for _ in $(seq "$payments"); do
    if [ "$mode" = prepared ]; then
      ask payer "{\"command\":\"prepare\",$order}"
      [ -n "$(field fee <<<"$reply")" ] || fail "no plan: $reply"
    fi
    tell payee '{"command":"receive"}'
    sleep "$rest"
    pressed=$(now_us)
    tell payer "{\"command\":\"send\",$order,\"wait\":\"final\"}"
    answer payee
    shown=$(now_us)
    [ "$(field state <<<"$reply")" = final ] || fail "not received: $reply"
    answer payer
    [ "$(field state <<<"$reply")" = final ] || fail "not final: $reply"
    seconds+=("$(printf '%d.%03d' $(((shown - pressed) / 1000000)) $(((shown - pressed) / 1000 % 1000)))")
  done
fi
printf '%s\n' "${seconds[@]}"
printf '%s\n' "${seconds[@]}" | sort -n |
  awk -v what="$payments payments, $mode, $coins coins, sets of 4^$m" \
    '{ t[NR] = $1 } END { m = NR % 2 ? t[(NR + 1) / 2] : (t[NR / 2] + t[NR / 2 + 1]) / 2
       printf "%s: median %.3f s, worst %.3f s\n", what, m, t[NR] }'
