# shellcheck shell=bash
# What every command of the house stands on: words to the user, the data folder, Debian packages. Sourced.

# Messages go to standard error, so that results alone are on standard output.
say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$@"
  exit 1
}

# Makes the folder of all that this clone keeps, and sets $data to its real path.
open_data() {
  mkdir -p "$1" 2>/dev/null || true
  [[ -w $1 ]] || fail "Cannot write in $1. Use a clone in a folder of your own, or set NEWSARCHIVE_DATA to a folder you may write in."
  data=$(cd "$1" && pwd -P)
  # As root, the database server runs as another user, who must be able to pass through.
  ((EUID != 0)) || chmod o+x "$data"
}

# Installs Debian packages: as root, else by sudo where it asks no password, else it says what to type.
# usage: install_packages "What for" package...
install_packages() {
  local purpose=$1 log
  shift
  command -v apt-get >/dev/null ||
    fail "$purpose is missing, and this system has no apt-get. Install it with your system's own tool (Debian's packages: $*), then run this again."
  may_install || fail "$purpose is missing. Type this, then run this again:"$'\n'"  sudo apt-get update && sudo apt-get install --no-install-recommends $*"
  say "$purpose is missing: installing $* ..."
  log=$(mktemp)
  as_root apt-get -o DPkg::Lock::Timeout=300 update >"$log" 2>&1 </dev/null || true
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@" >>"$log" 2>&1 </dev/null || {
    tail -n 15 "$log" >&2
    fail "Installing $* failed; the last lines are above, all of it in $log. Mend that, then run this again."
  }
  rm -f "$log"
}

may_install() { ((EUID == 0)) || sudo -n true 2>/dev/null; }

as_root() {
  if ((EUID == 0)); then
    "$@"
  else
    sudo -n "$@"
  fi
}
