#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Sets up a fresh Debian 12 machine, builds everything and runs every test without a display. Ends with ctest's summary.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

tacit_install "$tacit_root/packaging/dependencies.txt" "$tacit_root/packaging/dependencies-test.txt"
tacit_build -DTACIT_TESTS=ON -DTACIT_DESKTOP=ON
cd "$tacit_root"
exec ctest --preset release --parallel "$(nproc)" "$@"
