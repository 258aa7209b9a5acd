# Read by the scripts beside it: paths, and how to start and stop what they need. Everything they start, they stop.
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" --version | grep -q '^openjdk 25' || { echo "JAVA_HOME must name a JDK 25" >&2; exit 1; }
work=${BENCH_DIR:-$(mktemp -d /tmp/assent-bench.XXXXXX)}
mkdir -p "$work"
started=()
# what the platform and its rival are given, and what the platform alone
aot=-Dspring.aot.enabled=true
memory=(-Xmx384m -XX:+UseSerialGC)

built() {
    platform_jar=$(ls engine/target/aot/engine-*-exec.jar 2>/dev/null || true)
    if [ -z "$platform_jar" ] || [ ! -f bench/target/classpath ]; then
        ./mvnw -q -B -Paot -pl engine,bench -am package dependency:build-classpath -Dmdep.outputFile=target/classpath -DskipTests -Djourneys.skip=true -Dformat.phase=none "$@"
        platform_jar=$(ls engine/target/aot/engine-*-exec.jar)
    fi
}

# unpacked: as the container has it, with what a first start taught; $app is the folder to start in
unpacked() {
    app=$work/app
    [ -f "$app/assent.aot" ] && return
    "$java" -Djarmode=tools -jar "$platform_jar" extract --force --destination "$app" --application-filename assent.jar
    (cd "$app" && "$java" "${memory[@]}" -XX:AOTCacheOutput=assent.aot $aot -Dspring.context.exit=onRefresh -jar assent.jar \
        --assent.database.directory="$work/training" >"$work/training.log" 2>&1)
    rm -rf "$work/training"
}

tool() {
    "$java" -XX:TieredStopAtLevel=1 -cp "bench/target/classes:$(cat bench/target/classpath)" "io.assent.bench.$1" "${@:2}"
}

# start <name> <command…>: in the background; its pid in $work/<name>.pid, what it says in $work/<name>.log
start() {
    "${@:2}" >>"$work/$1.log" 2>&1 &
    echo $! >"$work/$1.pid"
    started+=($!)
}

# answers <url> <name> [text]: waits, at most five minutes, until it does, with the text in its answer; gives up when the process ended
answers() {
    for _ in $(seq 3000); do
        curl -fs "$1" | grep -q "${3:-}" && return
        kill -0 "$(cat "$work/$2.pid")" || { tail -20 "$work/$2.log"; return 1; }
        sleep 0.1
    done
    return 1
}

# at_work: the platform has its demo data and its jobs run
at_work() {
    answers "$1/api/v1/health" assent '"status":"UP"'
}

stop() {
    kill "$1" 2>/dev/null || true
    for _ in $(seq 300); do kill -0 "$1" 2>/dev/null || return 0; sleep 0.1; done
    kill -9 "$1"
}

stop_all() {
    for pid in "${started[@]}"; do stop "$pid"; done
}
trap stop_all EXIT
