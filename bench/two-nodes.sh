#!/usr/bin/env bash
# bench/two-nodes.sh [seconds]: two platforms on one PostgreSQL under load, then one of them killed. Ends with 1 when they do not act as one, or when
# something acknowledged is lost or doubled.
. "$(dirname "$0")/common.sh"
one=http://localhost:${PLATFORM_PORT:-8097}
other=http://localhost:$((${PLATFORM_PORT:-8097} + 1))
seconds=${1:-20}
postgres="$work/postgres"

built
start one "$java" -Xmx512m -jar "$platform_jar" --server.port="${one##*:}" --assent.database.directory="$postgres" --assent.limits.enabled=false
# the PostgreSQL that the first one runs outlives its kill
stop_postgres() { stop_all; [ ! -f "$postgres/data/postmaster.pid" ] || kill -INT "$(head -1 "$postgres/data/postmaster.pid")"; }
trap stop_postgres EXIT
answers "$one/api/v1/health" one '"status":"UP"'

# the other brings a newer content of a pack, as in a rolling restart
cp -r processes/src/main/resources/packs "$work/packs"
sed -i 's/"Affected service"/"What is affected"/' "$work/packs/it-support/request.form"
mapfile -t passwords <"$postgres/passwords"
second() {
    start other "$java" -Xmx512m -jar "$platform_jar" --server.port="${other##*:}" \
        --assent.database.url="jdbc:postgresql://127.0.0.1:$(cat "$postgres/port")/assent" \
        --assent.database.username=assent --assent.database.password="${passwords[2]}" --assent.limits.enabled=false \
        --assent.database.owner-username=assent_owner --assent.database.owner-password="${passwords[1]}" \
        --assent.packs.directory="$work/packs"
    answers "$other/api/v1/health" other '"status":"UP"'
}
second

nodes() { tool TwoNodes --step="$1" --one="$one" --other="$other" --database="$postgres"; }
nodes together

load() { # <name> <url> <seconds>
    start "driver-$1" "$java" -XX:TieredStopAtLevel=1 -cp "bench/target/classes:$(cat bench/target/classpath)" io.assent.bench.LoadDriver \
        --target=assent --url="$2" --clients="${CLIENTS:-3}" --warm-up=0 --seconds="$3" --ledger="$work/ledger-$1"
}
load one "$one" $((seconds * 3))
load other "$other" "$seconds"
until [ -s "$work/ledger-one" ] && [ -s "$work/ledger-other" ]; do sleep 0.1; done
sleep $((seconds / 2))
nodes arm
kill -9 "$(cat "$work/one.pid")"
nodes alone
wait "$(cat "$work/driver-one.pid")" || true
wait "$(cat "$work/driver-other.pid")" || true
grep -h 'lifecycles/s' "$work/driver-one.log" "$work/driver-other.log"
grep -q ', 0 failed' "$work/driver-other.log" || { echo "FAILED clients of the other noticed the kill:"; cat "$work/driver-other.log"; exit 1; }

for ledger in one other; do
    tool LedgerCheck --url="$other" --ledger="$work/ledger-$ledger" --database="$postgres"
done
