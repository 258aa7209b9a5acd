#!/usr/bin/env bash
# bench/run.sh [rounds] [seconds] [clients]: the platform and its rival by turns on one PostgreSQL; medians and their ratio at the end.
# WARM_UP is for how many seconds each is warmed, or else 240: the compiler of the JVM is busy for minutes, and both are measured without it.
# PLATFORM_PORT and RIVAL_PORT move them; BENCH_DIR keeps the files somewhere else than below /tmp.
. "$(dirname "$0")/common.sh"
rounds=${1:-3} seconds=${2:-15} clients=${3:-4}
ours=http://localhost:${PLATFORM_PORT:-8097} theirs=http://localhost:${RIVAL_PORT:-8197}

built
[ -f bench/rival/target/rival.jar ] || ./mvnw -q -B -f bench/rival/pom.xml package
rival_url=$(tool CountingServer "$work/postgres" | tail -1)
start assent "$java" "${memory[@]}" -jar "$platform_jar" --server.port="${ours##*:}" --assent.database.directory="$work/postgres" --assent.limits.enabled=false
at_work "$ours"
export SPRING_DATASOURCE_URL=$rival_url SPRING_DATASOURCE_USERNAME=assent_owner SPRING_DATASOURCE_PASSWORD
SPRING_DATASOURCE_PASSWORD=$(sed -n 2p "$work/postgres/passwords")
start rival "$java" "${memory[@]}" -jar bench/rival/target/rival.jar --server.port="${theirs##*:}"
answers "$theirs/engine-rest/version" rival

drive() {
    local url=$ours
    [ "$1" = assent ] || url=$theirs
    tool LoadDriver --target="$1" --url="$url" --clients="$clients" --database="$work/postgres" --jvm="$(cat "$work/$1.pid")" "${@:2}"
}
for one in assent rival; do
    echo "-- warming up: $one"
    drive $one --open=50 --warm-up="${WARM_UP:-240}" --seconds=5
done
for round in $(seq "$rounds"); do
    for one in assent rival; do
        echo "-- round $round: $one"
        drive $one --warm-up=3 --idle=3 --seconds="$seconds" --results="$work/results" --statements="$work/statements-$one"
    done
done

for one in assent rival; do
    awk '/^Vm(RSS|HWM)/ {printf "%s %.0f MB  ", $1, $2 / 1024}' "/proc/$(cat "$work/$one.pid")/status"
    echo "$one"
done
median() { awk -v name="$1" -v field="$2" '$1 == name {print $field}' "$work/results" | sort -g | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }
printf '\n%-28s %10s %10s %8s\n' "median of $rounds rounds" assent rival ratio
field=2
for what in lifecycles/s "p50 ms" "p95 ms" "p99 ms" statements "WAL kB" "JVM CPU ms" "PostgreSQL CPU ms" failures; do
    awk -v what="$what" -v a="$(median assent $field)" -v b="$(median rival $field)" \
        'BEGIN {printf "%-28s %10.1f %10.1f %8s\n", what, a, b, (b > 0 ? sprintf("%.2f", a / b) : "-")}'
    field=$((field + 1))
done
echo "load of the machine: $(cut -d' ' -f1-3 /proc/loadavg); the statements by frequency are in $work/statements-*"
