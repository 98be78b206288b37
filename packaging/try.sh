#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Sets up a fresh Debian 12 machine, builds the programs and opens the wallet on a practice network of this computer.
#   --second   opens another window with a wallet folder of its own, beside the first
#   --demo     runs the command-line demonstration instead of a window
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

second=no
demo=no
for argument in "$@"; do
  case "$argument" in
    --second) second=yes ;;
    --demo) demo=yes ;;
    *)
      echo "usage: packaging/try.sh [--second] [--demo]" >&2
      exit 2
      ;;
  esac
done

tacit_install "$tacit_root/packaging/dependencies.txt"
tacit_build -DTACIT_TESTS=OFF -- tacit tacitd tacit-cli
bin=$tacit_root/build/release/bin

if [ "$demo" = no ] && [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
  cat <<'TEXT'

There is no display here. To see the window, run this in a desktop session, or over ssh -X, or with a virtual display:
  apt-get install xvfb && xvfb-run packaging/try.sh
Running the command-line demonstration instead.

TEXT
  demo=yes
fi
if [ "$demo" = yes ]; then
  exec "$tacit_root/packaging/demo.sh" "$bin"
fi

home=${XDG_DATA_HOME:-$HOME/.local/share}/tacit
if [ "$second" = yes ]; then
  exec "$bin/tacit" --try --wallet-dir "$home/wallets/second"
fi
exec "$bin/tacit" --try --wallet-dir "$home/wallets/first"
