#!/usr/bin/env bash
# bench/start.sh [times]: from the start of the JVM to the first 200 of /api/v1/health, on data that is there; memory at rest and under load.
. "$(dirname "$0")/common.sh"
url=http://localhost:${PLATFORM_PORT:-8097}

built
unpacked
platform() { start assent env -C "$app" "$java" "${memory[@]}" -XX:AOTCache=assent.aot $aot ${JAVA_OPTIONS:-} -jar assent.jar --server.port="${url##*:}" --assent.database.directory="$work/postgres" --assent.limits.enabled=false; }
resident() { awk -v when="$1" '/^VmRSS/ {printf "resident %s: %.0f MB\n", when, $2 / 1024}' "/proc/$(cat "$work/assent.pid")/status"; }

for time in $(seq 0 "${1:-3}"); do
    begin=$(date +%s%3N)
    platform
    answers "$url/api/v1/health" assent
    took=$(($(date +%s%3N) - begin))
    at_work "$url"
    all=$(($(date +%s%3N) - begin))
    cpu=$(awk '{sub(/^.*\) /, ""); print ($12 + $13) * 10}' "/proc/$(cat "$work/assent.pid")/stat")
    [ "$time" = 0 ] && what="start on an empty directory" || what="start $time"
    echo "$what: answers after $took ms, jobs run after $all ms, $cpu ms of processor time by then"
    [ "$time" = "${1:-3}" ] || stop "$(cat "$work/assent.pid")"
done
resident "after the start"
tool LoadDriver --target=assent --url="$url" --warm-up=0 --seconds="${LOAD_SECONDS:-30}" | head -1
resident "under load"
