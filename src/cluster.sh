# shellcheck shell=bash
# The archive's private PostgreSQL cluster, for when no ConnectionStrings__Archive is given. Sourced, after postgres.sh.
#
# It lives in $data/postgres, is reached by a Unix socket only, and lets in only the archive's owner, known to the
# system by name (peer), without a password. Several commands may use it at once: each holds a shared lock on
# $data/cluster.users for as long as it or a program it started lives, and the last one to leave stops the server.
#
#   open_data .data; cluster_enter    makes, starts and joins; exports ConnectionStrings__Archive
#   cluster_leave                     leaves; stops the server when nobody else is in
#
# cluster_throwaway=1 makes it fast and unsafe, for tests: no fsync, removed when the last one leaves.
# house.sh sets the data folder:
# shellcheck disable=SC2154

cluster_throwaway=${cluster_throwaway:-}
cluster_role=${cluster_role:-newsarchive}
cluster_users=''
cluster_mutex=''
cluster_bin=''
cluster_folder=''
cluster_socket=''

cluster_enter() {
  exec {cluster_mutex}>>"$data/cluster.lock" {cluster_users}>>"$data/cluster.users"
  flock "$cluster_mutex"
  flock -s "$cluster_users"
  cluster_locate
  cluster_programs
  if cluster_answers; then
    cluster_admit
  else
    [[ -n $cluster_version ]] || cluster_make
    cluster_start
  fi
  cluster_database
  exec {cluster_mutex}>&-
  cluster_mutex=''
  export ConnectionStrings__Archive="Host=$cluster_socket;Username=$cluster_role;Database=newsarchive"
}

cluster_leave() {
  [[ -n $cluster_users ]] || return 0
  [[ -n $cluster_mutex ]] || exec {cluster_mutex}>>"$data/cluster.lock"
  flock "$cluster_mutex"
  if flock -n -x "$cluster_users"; then
    cluster_stop
  fi
  exec {cluster_users}>&- {cluster_mutex}>&-
  cluster_users=''
  cluster_mutex=''
}

# Where the cluster is, as whom its server runs, and where its socket goes.
cluster_locate() {
  local home=$data made_in
  cluster_user=$(id -un) || fail "Your user (number $EUID) has no name on this system; PostgreSQL needs one."
  if [[ -e $data/cluster.place ]]; then
    { read -r home && read -r made_in; } <"$data/cluster.place"
    # A moved clone keeps its cluster; a copy of a clone gets one of its own.
    [[ $made_in == "$data" || ! -e $made_in/cluster.place ]] || home=$data
  fi
  cluster_folder=$home/postgres
  cluster_version=$(cat "$cluster_folder/PG_VERSION" 2>/dev/null) || cluster_version=''
  cluster_server_user=$cluster_user
  if ((EUID == 0)); then
    cluster_server_user=postgres
    [[ -z $cluster_version ]] || cluster_server_user=$(stat -c %U "$cluster_folder")
  elif [[ -d $cluster_folder && ! -O $cluster_folder ]]; then
    fail "$cluster_folder belongs to user '$(stat -c %U "$cluster_folder")'. Run this as that user, or as root."
  fi
  cluster_socket=/tmp/newsarchive-$(printf '%s' "$data" | sha256sum | cut -c 1-16)
}

# Makes the cluster beside its place and moves it there when whole, so that a half-made one is never taken for one.
cluster_make() {
  local home=${cluster_folder%/*} free sync=()
  id "$cluster_server_user" >/dev/null 2>&1 ||
    fail "PostgreSQL's server may not run as root, and there is no user '$cluster_server_user'. Make one: useradd --system $cluster_server_user"
  if ! as_server test -x "$home"; then
    home=/var/lib/newsarchive/${cluster_socket##*-}
    say "The database server runs as user '$cluster_server_user', who may not enter $data: the archive's data goes to $home."
    install -d -m 0711 "${home%/*}" "$home"
    printf '%s\n' "$home" "$data" >"$data/cluster.place"
    cluster_folder=$home/postgres
  fi
  if [[ -d $cluster_folder ]] && ! rmdir "$cluster_folder" 2>/dev/null; then
    fail "$cluster_folder is not a whole cluster: it has no PG_VERSION. Move it away (do not delete it if it may hold your data), then run this again."
  fi
  free=$(df -Pk "$home" | awk 'NR == 2 { print int($4 / 1024) }')
  ((free >= 200)) || fail "Only $free MB are free on the disk of $home; a new archive needs 200 MB. Free some space, then run this again."
  [[ -z $cluster_throwaway ]] || sync=(--no-sync)
  rm -rf "$cluster_folder.new"
  mkdir -m 0700 "$cluster_folder.new"
  ((EUID != 0)) || chown "$cluster_server_user:" "$cluster_folder.new"
  if ! as_server "$cluster_bin/initdb" -D "$cluster_folder.new" --username=postgres --encoding=UTF8 --locale=C.UTF-8 \
    --data-checksums --auth=peer "${sync[@]}" >"$data/initdb.log" 2>&1; then
    tail -n 10 "$data/initdb.log" >&2
    fail "PostgreSQL could not make the archive's cluster in $home; its words are above. Mend that, then run this again."
  fi
  printf "include_if_exists = 'newsarchive.conf'\n" | as_server tee -a "$cluster_folder.new/postgresql.conf" >/dev/null
  mv -T "$cluster_folder.new" "$cluster_folder"
  rm -f "$data/initdb.log"
}

cluster_start() {
  cluster_clear_pid
  cluster_socket_folder
  cluster_write newsarchive.conf "$(cluster_settings)"
  cluster_write pg_hba.conf "local all all peer map=owner"
  cluster_write pg_ident.conf "$(cluster_owners)"
  local tries=10
  while ((tries-- > 0)); do
    as_server rm -f "$cluster_folder/start.log"
    if as_server "$cluster_bin/pg_ctl" start -D "$cluster_folder" -w -t 900 -l "$cluster_folder/start.log" >/dev/null 2>&1; then
      return 0
    fi
    # A server killed outright leaves processes that need a moment to notice.
    as_server grep -qs 'shared memory block' "$cluster_folder/start.log" || break
    sleep 0.5
  done
  cluster_explain
}

cluster_stop() {
  local mode=fast
  [[ -z $cluster_throwaway ]] || mode=immediate
  if cluster_runs; then
    as_server "$cluster_bin/pg_ctl" stop -D "$cluster_folder" -m "$mode" -w -t 300 >/dev/null 2>&1 || ! cluster_runs ||
      say "PostgreSQL did not stop; its log is in $cluster_folder/log."
  fi
  rm -rf "$cluster_socket"
  [[ -z $cluster_throwaway ]] || rm -rf "$cluster_folder"
}

cluster_runs() { [[ -n $cluster_bin ]] && as_server "$cluster_bin/pg_ctl" status -D "$cluster_folder" >/dev/null 2>&1; }

cluster_answers() {
  [[ -n $cluster_version && -S $cluster_socket/.s.PGSQL.5432 && $(stat -c %U "$cluster_socket") == "$cluster_server_user" ]] &&
    as_server "$cluster_bin/pg_isready" -q -h "$cluster_socket" -t 5
}

# A pid file may outlive its server, and its number may by now belong to some other program.
cluster_clear_pid() {
  local pid
  pid=$(as_server head -n 1 "$cluster_folder/postmaster.pid" 2>/dev/null) || return 0
  [[ $pid =~ ^[0-9]+$ && -d /proc/$pid ]] || return 0
  if [[ $(readlink "/proc/$pid/cwd") != "$cluster_folder" ]]; then
    as_server rm -f "$cluster_folder/postmaster.pid"
    return 0
  fi
  say "PostgreSQL runs but does not answer: starting it anew."
  as_server "$cluster_bin/pg_ctl" stop -D "$cluster_folder" -m fast -w -t 60 >/dev/null 2>&1 ||
    fail "PostgreSQL (process $pid) neither answers nor stops. End that process, then run this again."
}

# Socket paths end at 107 bytes, so it has a short one; nobody else may have made that folder before us.
cluster_socket_folder() {
  [[ ! -L $cluster_socket ]] || fail "$cluster_socket is a link somebody made. Remove it, then run this again."
  [[ -d $cluster_socket ]] || as_server mkdir -m 0700 "$cluster_socket"
  [[ $(stat -c '%U %a' "$cluster_socket") == "$cluster_server_user 700" ]] ||
    fail "$cluster_socket should belong to '$cluster_server_user' alone. Remove it, then run this again."
}

cluster_settings() {
  printf '%s\n' "# Written by src/cluster.sh at every start; your own settings go into postgresql.conf, below the line that includes this." \
    "listen_addresses = ''" "unix_socket_directories = '$cluster_socket'" "unix_socket_permissions = 0700" "port = 5432" \
    "random_page_cost = 1.1" "jit = off" "timezone = 'UTC'" "log_timezone = 'UTC'" "logging_collector = on" \
    "log_directory = 'log'" "log_filename = 'server-%a.log'" "log_rotation_age = 1d" "log_rotation_size = 0" "log_truncate_on_rotation = on"
  if [[ -n $cluster_throwaway ]]; then
    printf '%s\n' "shared_buffers = 128MB" "max_connections = 300" "fsync = off" "synchronous_commit = off" "full_page_writes = off"
  else
    printf '%s\n' "shared_buffers = 256MB" "max_connections = 100"
  fi
}

cluster_owners() {
  printf 'owner "%s" newsarchive\nowner "%s" postgres\n' "$cluster_user" "$cluster_user" "$cluster_server_user" "$cluster_server_user"
}

# Lets the present user in when the server already runs: root may use a cluster that another user owns.
cluster_admit() {
  as_server grep -qF "\"$cluster_user\"" "$cluster_folder/pg_ident.conf" && return 0
  cluster_owners | as_server tee -a "$cluster_folder/pg_ident.conf" >/dev/null
  as_server "$cluster_bin/pg_ctl" reload -D "$cluster_folder" >/dev/null
}

# Writes one of the server's files, unless it already says that.
cluster_write() {
  [[ $(as_server cat "$cluster_folder/$1" 2>/dev/null) != "$2" ]] || return 0
  printf '%s\n' "$2" | as_server tee "$cluster_folder/$1" >/dev/null || cluster_explain
}

cluster_database() {
  local made
  made=$(cluster_sql "SELECT 1 FROM pg_database WHERE datname = 'newsarchive'")
  [[ -z $made ]] || return 0
  rm -f "$data"/migrated "$data"/sampled
  [[ -n $(cluster_sql "SELECT 1 FROM pg_roles WHERE rolname = 'newsarchive'") ]] || cluster_sql "CREATE ROLE newsarchive LOGIN"
  cluster_sql "CREATE DATABASE newsarchive OWNER newsarchive"
}

cluster_sql() { as_server "$cluster_bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 -h "$cluster_socket" -U postgres -d postgres -c "$1"; }

# Says why the server did not start.
cluster_explain() {
  local words free
  free=$(df -Pk "$cluster_folder" | awk 'NR == 2 { print int($4 / 1024) }')
  # What the server says before its log is open is in start.log.
  # shellcheck disable=SC2016
  words=$(as_server sh -c 'cd "$1" && cat $(ls -t log/server-*.log | head -n 1) start.log | tail -n 40' sh "$cluster_folder" 2>/dev/null) || words=''
  if ((free < 32)) || grep -q 'No space left on device' <<<"$words"; then
    fail "The disk of $cluster_folder is full ($free MB are free), so PostgreSQL cannot start. Free some space, then run this again; what was stored is kept."
  fi
  [[ -n $words ]] || fail "PostgreSQL did not start, and its log cannot be read: see $cluster_folder/start.log and $cluster_folder/log."
  tail -n 10 <<<"$words" >&2
  fail "PostgreSQL did not start; the last lines of its log are above, all of it in $cluster_folder/log."
}

# Runs a command as the server's user, with no PostgreSQL setting of ours, and with no open file of ours (a lock among
# them) that a server would keep.
as_server() (
  local fd
  for fd in /proc/"$BASHPID"/fd/*; do
    fd=${fd##*/}
    ((fd <= 2 || fd == 255)) || exec {fd}>&-
  done
  cd /
  unset "${!PG@}"
  export LC_ALL=C.UTF-8
  if ((EUID == 0)) && [[ $cluster_server_user != root ]]; then
    exec setpriv --reuid "$cluster_server_user" --regid "$(id -g "$cluster_server_user")" --init-groups "$@"
  fi
  exec "$@"
)
