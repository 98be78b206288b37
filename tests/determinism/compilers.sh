#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds tacit-heads with gcc and clang, optimised and not, and compares what each says of the chain in the tree and of one that each made.
# usage: compilers.sh [FOLDER for the builds, build/determinism]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
builds=$(mkdir -p "${1:-$root/build/determinism}" && cd "${1:-$root/build/determinism}" && pwd)
programs=()
for compiler in g++ clang++-19; do
  for level in -O0 -O3; do
    build=$builds/$compiler$level
    cmake -S "$root" -B "$build" -G Ninja -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE="$level" \
      -DTACIT_DESKTOP=OFF -DTACIT_TESTS=ON > "$build.log"
    cmake --build "$build" --target tacit-heads >> "$build.log"
    programs+=("$build/tests/bin/tacit-heads")
  done
done
chains=("$root/tests/determinism/chain.bin")
for i in "${!programs[@]}"; do
  "${programs[i]}" make "$builds/chain-$i.bin" --blocks 12 --seed "$((i + 10))"
  chains+=("$builds/chain-$i.bin")
done
for chain in "${chains[@]}"; do
  expected=
  for program in "${programs[@]}"; do
    for workers in 1 8; do
      heads=$("$program" apply "$chain" --workers "$workers" | sha256sum)
      [ "${expected:=$heads}" = "$heads" ] || { echo "$program with $workers workers disagrees about $chain"; exit 1; }
    done
  done
  echo "${#programs[@]} builds, 1 and 8 workers, agree about $(basename "$chain"): $expected"
done
