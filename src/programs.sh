# shellcheck shell=bash
# The programs of this clone: built when their sources changed, then run. Sourced, after house.sh.
#
# They go to $data/programs/<fingerprint of the sources>/{web,cli}, so that a running site keeps the files it was
# started from, and so that the next start takes no time. Who runs them holds a shared lock on that folder.
# house.sh sets the data folder:
# shellcheck disable=SC2154

attended=''
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# 64 MiB (hexadecimal) of young objects between two collections: a page that is being read is not copied about meanwhile.
export DOTNET_GCgen0size=${DOTNET_GCgen0size:-4000000}

# usage: build_programs ROOT; sets $programs
build_programs() {
  local root=$1 lock
  need_dotnet
  programs=$data/programs/$(fingerprint "$root")
  if [[ ! -d $programs ]]; then
    mkdir -p "$data/programs"
    exec {lock}>>"$data/programs/lock"
    flock "$lock"
    if [[ ! -d $programs ]]; then
      say "Building NewsArchive (once, and again when its source changes) ..."
      rm -rf "$programs.new"
      publish "$root/src/NewsArchive.Cli" "$programs.new/cli"
      publish "$root/src/NewsArchive.Web" "$programs.new/web"
      mv -T "$programs.new" "$programs"
      remove_old_programs
    fi
    exec {lock}>&-
  fi
  exec {programs_lock}<"$programs"
  flock -s "$programs_lock"
}

# What the programs are made of: a change, an addition or a removal gives another name.
fingerprint() {
  (cd "$1/src" && find Directory.* NewsArchive*/ \( -name bin -o -name obj \) -prune -o -type f -printf '%p %s %T@\n') |
    LC_ALL=C sort | sha256sum | cut -c 1-16
}

publish() {
  local log=$data/build.log
  attend dotnet publish "$1" --configuration Release --output "$2" --nologo --verbosity quiet --disable-build-servers >"$log" 2>&1 </dev/null && return 0
  grep 'error' "$log" | sort -u | head -n 20 >&2 || tail -n 20 "$log" >&2
  fail "Building failed; the errors are above, all of it in $log."
}

remove_old_programs() {
  local old
  for old in "$data"/programs/*/; do
    [[ ${old%/} == "$programs" ]] || flock -n -x "$old" rm -rf "$old" || true
  done
}

need_dotnet() {
  local found
  [[ -n ${HOME:-} ]] || export HOME=$data
  found=$(dotnet --list-sdks 2>/dev/null | sed -n 's/^\([0-9]*\)\..*/\1/p' | sort -rn | head -n 1) || found=''
  ((${found:-0} >= 10)) ||
    fail "The .NET 10 SDK is missing (found: ${found:+version }${found:-none}). Install it from https://dot.net/download so that 'dotnet --version' answers, then run this again."
}

newsarchive() { attend dotnet "$programs/cli/NewsArchive.Cli.dll" "$@"; }

# Brings the schema of the private cluster's database up to these programs, unless that was done.
migrate_private() {
  [[ $(cat "$data/migrated" 2>/dev/null) != "${programs##*/}" ]] || return 0
  newsarchive migrate >&2 </dev/null || fail "The archive's schema could not be brought up to date; the reason is above."
  printf '%s\n' "${programs##*/}" >"$data/migrated"
}

# Runs a program with our standard input and waits for it; the exit code is the program's.
attend() {
  start_attended "$@"
  wait_attended
}

# The program can be reached by signals at once, Ctrl+C included, and ends when we are killed outright.
start_attended() {
  env --default-signal=INT,QUIT setpriv --pdeathsig TERM "$@" <&0 &
  attended=$!
}

wait_attended() {
  local code
  while code=0; wait "$attended" 2>/dev/null || code=$?; kill -0 "$attended" 2>/dev/null; do :; done
  attended=''
  return "$code"
}

stop_attended() {
  [[ -n $attended ]] || return 0
  kill -TERM "$attended" 2>/dev/null || true
  wait_attended || true
}
