# shellcheck shell=bash disable=SC2034
# Sourced by the scripts beside it: builds and runs Windows programs on Debian, and names the packages that this needs.
# rustup's toolchains cannot build for this target (they lack its library's sources), so Debian's own is called by its
# path.

WINDOWS=x86_64-pc-windows-gnu
LINUX=x86_64-unknown-linux-gnu
# Packages for building, and for running.
BUILD_PACKAGES=(rustc-web cargo-web rust-web-src gcc-mingw-w64-x86-64)
WINE_PACKAGES=(wine64 tmux)
WINE=/usr/lib/wine/wine64
WINESERVER=/usr/lib/wine/wineserver64

# Prints those of these packages that are not installed.
missing() {
  local package
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || echo "$package"
  done
}

# Installs the missing ones of these packages if possible; else names them and fails.
have_packages() {
  local wanted
  mapfile -t wanted < <(missing "$@")
  [ "${#wanted[@]}" -eq 0 ] && return
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "installing ${wanted[*]}" >&2
    local patience=(-o Acquire::Retries=1 -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20)
    { apt-get "${patience[@]}" update -qq &&
      DEBIAN_FRONTEND=noninteractive apt-get "${patience[@]}" install -y -qq --no-install-recommends "${wanted[@]}"; } >&2 || true
    mapfile -t wanted < <(missing "$@")
    [ "${#wanted[@]}" -eq 0 ] && return
  fi
  echo "missing packages (Debian 12): ${wanted[*]}" >&2
  return 1
}

# Debian's cargo, in a target directory of its own, because its version differs from rustup's. The program needs
# unwinding (src/ui/menu/select.rs).
windows_cargo() {
  local command=$1
  shift
  CARGO_TARGET_DIR=$WINDOWS_TARGET RUSTC=/usr/bin/rustc RUSTDOC=/usr/bin/rustdoc RUSTC_BOOTSTRAP=1 \
    /usr/bin/cargo "$command" --locked --target "$WINDOWS" -Zbuild-std=std,panic_unwind "$@"
}

WINDOWS_TARGET=$PWD/target/windows
