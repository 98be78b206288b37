#!/bin/sh
# Fuzzes for a while: tests/fuzz/run.sh [SECONDS [TARGET…]], 180 seconds each and all targets unless told otherwise, as many at
# once as FUZZ_JOBS says (2). Builds preset fuzz. An input that breaks a property, takes more than 20 s or makes a program
# use more than 2 GB is left in build/fuzz/findings/TARGET and makes the script fail; inputs that reach code which the corpus in
# the tree does not are added to it. The table at the end is in build/fuzz/summary.txt too.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-180}
[ $# -eq 0 ] || shift
targets=${*:-$(ls tests/fuzz/corpus)}
most_files=200
most_bytes=8192

one() { # TARGET: fuzzes it, then takes over what is new
  program=build/fuzz/tests/bin/fuzz_$1
  corpus=tests/fuzz/corpus/$1
  findings=build/fuzz/findings/$1
  grown=build/fuzz/grown/$1
  mkdir -p "$findings" "$grown"
  "$program" -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=20 -print_final_stats=1 \
    -artifact_prefix="$findings/" "$grown" "$corpus" > "$grown.log" 2>&1 || true
  small=build/fuzz/grown/$1.small
  rm -rf "$small"
  mkdir "$small"
  find "$grown" -type f -size -"$most_bytes"c -exec cp {} "$small" \;
  "$program" -merge=1 "$corpus" "$small" > "$grown.merge.log" 2>&1 || true
  # When there is too much, what came last is left out; honest inputs have names that are no hashes, and stay.
  ls -tr "$corpus" | grep -E '^[0-9a-f]{40}$' | tail -n +"$most_files" | while read -r name; do rm "$corpus/$name"; done
  awk -v name="$1" -v files="$(find "$corpus" -type f | wc -l)" -v found="$(find "$findings" -type f | wc -l)" '
    / cov: / { for (i = 1; i < NF; i++) { if ($i == "cov:") cov = $(i + 1); if ($i == "ft:") ft = $(i + 1) } }
    /stat::number_of_executed_units/ { runs = $2 }
    /stat::average_exec_per_sec/ { rate = $2 }
    /stat::peak_rss_mb/ { rss = $2 }
    END { printf "%-14s %10d %8d %7d %7d %6d %6d %8d\n", name, runs, rate, cov, ft, rss, files, found }' "$grown.log"
}

if [ "${FUZZ_TARGET:-}" ]; then
  one "$FUZZ_TARGET"
  exit 0
fi
[ -f build/fuzz/build.ninja ] || cmake --preset fuzz
# shellcheck disable=SC2086
cmake --build --preset fuzz --target $(for t in $targets; do echo "fuzz_$t"; done)
{
  echo "target               runs    per s   edges features     MB corpus findings"
  for t in $targets; do echo "$t"; done | xargs -P "${FUZZ_JOBS:-2}" -I{} env FUZZ_TARGET={} sh "$0" "$seconds"
} | tee build/fuzz/summary.txt
for t in $targets; do
  [ -z "$(ls "build/fuzz/findings/$t")" ] || { echo "findings: build/fuzz/findings"; exit 1; }
done
