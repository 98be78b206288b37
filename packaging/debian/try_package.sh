#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs the packages of a folder, starts what they bring, removes them, and looks for what is left: try_package.sh FOLDER
# Everything that is not there when it begins is removed when it ends, the packages' own dependencies included.
set -euo pipefail
folder=$(cd "$1" && pwd)
id=alt.tacit.Tacit
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
say() { printf '== %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
tacit_files() { find /usr /etc /var/lib /lib/systemd -xdev -iname '*tacit*' -not -path '/var/lib/apt/*' 2>/dev/null | sort; }

packages() { dpkg-query -W -f='${binary:Package} ${db:Status-Abbrev}\n' | awk '$2 ~ /^i/ {print $1}' | sort; }

dpkg -s tacit tacitd >/dev/null 2>&1 && fail "tacit is installed already"
before=$(tacit_files)
packages >"$home/packages"

say "install"
apt-get update -q >/dev/null
apt-get install -y -q --no-install-recommends xdg-utils desktop-file-utils >/dev/null
apt-get install -y -q --no-install-recommends "$folder"/*.deb

say "start"
cd /
/usr/bin/tacit --version | grep -q '^tacit [0-9]' || fail "tacit --version"
HOME=$home /usr/bin/tacit --self-test | tail -n 1 | tee "$home/report"
grep -q ' 0 failed$' "$home/report" || fail "tacit --self-test"
/usr/bin/tacitd --help | grep -q 'tacitd run' || fail "tacitd --help"
/usr/bin/tacit-cli --help >/dev/null || fail "tacit-cli --help"
[ "$(stat -c %a /usr/bin/tacit)" = 755 ] || fail "mode of /usr/bin/tacit"

say "links"
handler=$(HOME=$home XDG_CURRENT_DESKTOP=X-Generic xdg-mime query default x-scheme-handler/tacit)
[ "$handler" = "$id.desktop" ] || fail "tacit: links go to '$handler'"
grep -q "x-scheme-handler/tacit=$id.desktop" /usr/share/applications/mimeinfo.cache || fail "mimeinfo.cache"

say "remove"
apt-get purge -y -q tacit tacitd
# What came with them goes again, and nothing else.
mapfile -t came < <(packages | comm -13 "$home/packages" -)
[ ${#came[@]} -eq 0 ] || dpkg --purge "${came[@]}" >/dev/null
after=$(tacit_files)
[ "$before" = "$after" ] || fail "left behind: $(diff <(echo "$before") <(echo "$after"))"
! grep -qs "$id" /usr/share/applications/mimeinfo.cache || fail "still registered"
say "installed, started, removed, nothing left"
