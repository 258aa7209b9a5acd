#!/usr/bin/env bash
# bench/what-if.sh [requests]: so many purchases that are over, asked what a draft would have changed about them, while somebody else reads an inbox.
. "$(dirname "$0")/common.sh"
url=http://localhost:${PLATFORM_PORT:-8097}

built
start assent "$java" "${memory[@]}" -jar "$platform_jar" --server.port="${url##*:}" --assent.database.directory="$work/postgres" --assent.limits.enabled=false
at_work "$url"
tool LoadDriver --target=assent --url="$url" --clients=4 --warm-up=0 --seconds="${WARM_UP:-60}"
tool WhatIfLoad --url="$url" --requests="${1:-500}"
echo "load of the machine: $(cut -d' ' -f1-3 /proc/loadavg)"
