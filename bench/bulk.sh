#!/usr/bin/env bash
# bench/bulk.sh [items]: so many approvals decided one by one and in bulk, while somebody else reads an inbox.
. "$(dirname "$0")/common.sh"
url=http://localhost:${PLATFORM_PORT:-8097}

built
start assent "$java" "${memory[@]}" -jar "$platform_jar" --server.port="${url##*:}" --assent.database.directory="$work/postgres" --assent.limits.enabled=false
at_work "$url"
tool LoadDriver --target=assent --url="$url" --clients=4 --warm-up=0 --seconds="${WARM_UP:-240}"
tool BulkLoad --url="$url" --items=500 --rounds=1 >"$work/warming.log" # the compiler has to see both ways of deciding
tool BulkLoad --url="$url" --items="${1:-1000}"
echo "load of the machine: $(cut -d' ' -f1-3 /proc/loadavg)"
