# shellcheck shell=bash
# PostgreSQL's programs: finding and installing them. Sourced, after house.sh.
# cluster.sh sets the names of the cluster that these programs are for:
# shellcheck disable=SC2154

# Sets $cluster_bin to the folder of the programs: the one named by NEWSARCHIVE_PG_BIN, else those that made the
# cluster, else the ones on PATH, else the newest of Debian's. Installs Debian's when there are none.
cluster_programs() {
  if ! find_postgres; then
    [[ -z ${NEWSARCHIVE_PG_BIN:-} ]] || fail "NEWSARCHIVE_PG_BIN=$NEWSARCHIVE_PG_BIN does not hold initdb, pg_ctl, pg_isready, postgres and psql."
    install_postgres
    find_postgres || fail "PostgreSQL was installed, but its programs were not found. Set NEWSARCHIVE_PG_BIN to their folder."
  fi
  local found
  found=$("$cluster_bin/postgres" --version | sed 's/^[^0-9]*\([0-9]*\).*/\1/')
  if [[ -n $cluster_version && $found != "$cluster_version" ]]; then
    fail "The archive in $cluster_folder was made by PostgreSQL $cluster_version, but this is PostgreSQL $found ($cluster_bin)."$'\n'"Install version $cluster_version beside it (Debian: apt-get install postgresql-$cluster_version) or set NEWSARCHIVE_PG_BIN to its programs."$'\n'"To change to version $found for good, move the data with pg_upgrade while both are installed."
  fi
}

find_postgres() {
  local candidates=() folder program
  if [[ -n ${NEWSARCHIVE_PG_BIN:-} ]]; then
    candidates=("$NEWSARCHIVE_PG_BIN")
  else
    candidates=("/usr/lib/postgresql/$cluster_version/bin")
    program=$(command -v initdb) && candidates+=("$(dirname "$(readlink -f "$program")")")
    while IFS= read -r folder; do candidates+=("$folder"); done < <(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV)
  fi
  for folder in "${candidates[@]}"; do
    for program in initdb pg_ctl pg_isready postgres psql; do
      [[ -x $folder/$program ]] || continue 2
    done
    cluster_bin=$folder
    return 0
  done
  return 1
}

# Debian's package would make and start a cluster of its own. Where nobody has PostgreSQL yet, that is not wanted;
# where somebody has a cluster already, it is theirs and stays as it is.
install_postgres() {
  local switch=/etc/postgresql-common/createcluster.d/newsarchive.conf
  if may_install && [[ ! -d /etc/postgresql ]]; then
    as_root mkdir -p "${switch%/*}"
    printf 'create_main_cluster = false\n' | as_root tee "$switch" >/dev/null
  fi
  (install_packages PostgreSQL postgresql) || {
    [[ ! -e $switch ]] || as_root rm -f "$switch"
    exit 1
  }
  as_root rm -f "$switch"
}
