#!/usr/bin/env bash
# bench/kill.sh [seconds before the kill]: kills the platform under load, starts it again on the same data and checks the ledger.
# WITH_POSTGRES=1 kills the PostgreSQL too. Ends with 1 when something acknowledged is lost or doubled.
. "$(dirname "$0")/common.sh"
url=http://localhost:${PLATFORM_PORT:-8097}

built
platform() {
    start assent "$java" -Xmx512m -jar "$platform_jar" --server.port="${url##*:}" --assent.database.directory="$work/postgres" --assent.limits.enabled=false
    at_work "$url"
}
platform
start driver "$java" -cp "bench/target/classes:$(cat bench/target/classpath)" io.assent.bench.LoadDriver \
    --target=assent --url="$url" --clients="${CLIENTS:-8}" --warm-up=0 --seconds=300 --ledger="$work/ledger"
driver=${started[-1]}
until [ -s "$work/ledger" ]; do sleep 0.1; done
sleep "${1:-15}"
kill -9 "$(cat "$work/assent.pid")"
[ -z "${WITH_POSTGRES:-}" ] || kill -9 "$(head -1 "$work/postgres/data/postmaster.pid")"
wait "$driver" || true
grep 'lifecycles/s' "$work/driver.log"

platform
tool LedgerCheck --url="$url" --ledger="$work/ledger" --database="$work/postgres"
