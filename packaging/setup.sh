# SPDX-License-Identifier: MIT
# Sourced by try.sh and test.sh: installs the Debian packages of the given lists, then configures and builds preset
# `release` into build/release. What is there already is skipped, so a second run costs little.

tacit_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

tacit_install() {
  local missing=() package
  while read -r package; do
    if [ "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null)" != "install ok installed" ]; then
      missing+=("$package")
    fi
  done < <(cat "$@" | grep -v '^#' | grep -v '^$')
  if [ ${#missing[@]} -eq 0 ]; then
    return 0
  fi
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "These packages are missing and neither root nor sudo is at hand: ${missing[*]}" >&2
      return 1
    fi
    echo "Installing with sudo, which may ask for your password: ${missing[*]}"
    sudo=(sudo)
  else
    echo "Installing as root: ${missing[*]}"
  fi
  "${sudo[@]}" apt-get update -q
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}

tacit_build() { # arguments of cmake, then `--` and targets
  local configure=() targets=()
  while [ $# -gt 0 ] && [ "$1" != -- ]; do
    configure+=("$1")
    shift
  done
  [ $# -gt 0 ] && shift
  targets=("$@")
  (
    cd "$tacit_root"
    cmake --preset release "${configure[@]}"
    if [ ${#targets[@]} -gt 0 ]; then
      cmake --build --preset release --parallel --target "${targets[@]}"
    else
      cmake --build --preset release --parallel
    fi
  )
}
