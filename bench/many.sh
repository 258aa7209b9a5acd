#!/usr/bin/env bash
# bench/many.sh [tickets] [seconds]: so many open tickets with their processes, clocks and armed timers; then people read them, fifty requests
# a second. Ends with 1 when a request fails. Takes some 4 GB below BENCH_DIR.
. "$(dirname "$0")/common.sh"
url=http://localhost:${PLATFORM_PORT:-8097}

built
start assent "$java" "${memory[@]}" -jar "$platform_jar" --server.port="${url##*:}" --assent.database.directory="$work/postgres" --assent.limits.enabled=false
at_work "$url"
tool ManyTickets --url="$url" --database="$work/postgres" --tickets="${1:-300000}" --seconds="${2:-60}"
echo "load of the machine: $(cut -d' ' -f1-3 /proc/loadavg)"
