#!/usr/bin/env bash
# bench/designer.sh [times]: how long a designer waits: for the modeler, for problems after the last key, and for a hundred scenarios.
. "$(dirname "$0")/common.sh"
url=http://localhost:${PLATFORM_PORT:-8097}

built
start assent "$java" "${memory[@]}" -jar "$platform_jar" --server.port="${url##*:}" --assent.public-url="$url" --assent.database.directory="$work/postgres" --assent.limits.enabled=false
at_work "$url"
PATH=$(echo "$root"/portal/node_modules/node-*/bin):$PATH node bench/designer.mjs "$url" "${1:-5}"
echo "load of the machine: $(cut -d' ' -f1-3 /proc/loadavg)"
