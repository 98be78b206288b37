#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds the Debian packages into build/release/packages.
#   --try      also installs them on this machine, starts everything from where it was installed, removes them again and
#              fails when anything is left; needs root
#   --chroot   does the same in a fresh Debian 12 under a temporary folder (needs root, debootstrap and a mirror), which shows
#              that the packages name everything they need
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

mode=${1:-}
case "$mode" in
  "" | --try | --chroot) ;;
  *)
    echo "usage: packaging/package.sh [--try | --chroot]" >&2
    exit 2
    ;;
esac

tacit_install "$tacit_root/packaging/dependencies.txt"
# Without tests there is no way to tell a program where to be killed (TACIT_FAULTS).
tacit_build -DTACIT_TESTS=OFF -- tacit tacitd tacit-cli tacit_packed
packages=$tacit_root/build/release/packages
rm -rf "$packages"
(cd "$tacit_root/build/release" && cpack)
rm -rf "$packages/_CPack_Packages"
ls -l "$packages"
[ -n "$mode" ] || exit 0

[ "$(id -u)" -eq 0 ] || { echo "$mode needs root" >&2; exit 1; }
if [ "$mode" = --try ]; then
  exec "$tacit_root/packaging/debian/try_package.sh" "$packages"
fi
world=$(mktemp -d)
finish() {
  umount "$world/proc" 2>/dev/null || true
  rm -rf --one-file-system "$world"
}
trap finish EXIT
debootstrap --variant=minbase bookworm "$world" "${TACIT_MIRROR:-http://deb.debian.org/debian}"
mount -t proc proc "$world/proc"
cp /etc/resolv.conf "$world/etc/resolv.conf"
cp -r /etc/apt/apt.conf.d/. "$world/etc/apt/apt.conf.d/"
mkdir "$world/packages"
cp "$packages"/*.deb "$tacit_root/packaging/debian/try_package.sh" "$world/packages/"
chroot "$world" /packages/try_package.sh /packages
