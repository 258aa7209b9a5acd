# syntax=docker/dockerfile:1
FROM node:24-bookworm-slim AS node

FROM eclipse-temurin:25-jdk AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
 && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 --mount=type=cache,target=/root/.npm \
    ./mvnw package -Paot --batch-mode --no-transfer-progress -pl engine -am -DskipTests -Djourneys.skip=true
# Layers that change rarely come first; the loose jars also start faster than one archive.
RUN java -Djarmode=tools -jar engine/target/aot/engine-*-exec.jar extract --layers --destination /layers --application-filename assent.jar

FROM eclipse-temurin:25-jre
RUN groupadd --gid 10001 assent \
 && useradd --uid 10001 --gid assent --home-dir /assent --create-home assent \
 && install -d -o assent -g assent /assent/data
USER assent
WORKDIR /assent
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
# A first start on a database that is thrown away teaches the next ones what to load; it must run where they will.
RUN java -XX:AOTCacheOutput=assent.aot -Dspring.aot.enabled=true -Dspring.context.exit=onRefresh -jar assent.jar --assent.database.directory=/tmp/training \
 && rm -rf /tmp/training
VOLUME /assent/data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=90s CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-XX:AOTCache=assent.aot", "-Dspring.aot.enabled=true", "-XX:MaxRAMPercentage=60", "-jar", "assent.jar"]
