package io.assent.shared.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.CompositeHealth;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the platform works, part by part. Looked up at most once a second, since anybody may ask. */
@RestController
class HealthController {

    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final Set<String> NEEDED = Set.of("database", "process_engine");
    private static final Set<String> NOT_SHOWN = Set.of("ping", "ssl", "liveness_state", "readiness_state");
    private static final String DEGRADED = "DEGRADED";
    private static final Map<String, String> NAMES = Map.of("db", "database");

    private final HealthEndpoint health;
    private volatile @Nullable Seen seen;

    HealthController(HealthEndpoint health) {
        this.health = health;
    }

    /**
     * The state of the platform.
     *
     * @param status {@code UP}; {@code DEGRADED} when a part is down that people can work without; {@code DOWN}
     * @param checks by part; {@code NOT_CONFIGURED} for what nobody set up
     */
    record HealthResponse(String status, Map<String, String> checks) {}

    private record Seen(Instant at, HealthResponse answer) {}

    @GetMapping("/api/v1/health")
    ResponseEntity<HealthResponse> health() {
        Seen last = seen;
        if (last == null || last.at().plus(KEPT).isBefore(Instant.now())) {
            last = new Seen(Instant.now(), look());
            seen = last;
        }
        HealthResponse answer = last.answer();
        return ResponseEntity.status(answer.status().equals("DOWN") ? 503 : 200)
                .cacheControl(CacheControl.noStore())
                .body(answer);
    }

    private HealthResponse look() {
        Map<String, String> checks = new TreeMap<>();
        if (health.health() instanceof CompositeHealth parts) {
            parts.getComponents().forEach((name, part) -> {
                String shown = NAMES.getOrDefault(name, new SnakeCaseStrategy().translate(name));
                if (!NOT_SHOWN.contains(shown)) {
                    checks.put(shown, part.getStatus().getCode());
                }
            });
        }
        return new HealthResponse(status(checks), checks);
    }

    private static String status(Map<String, String> checks) {
        if (NEEDED.stream().anyMatch(name -> isDown(checks.get(name)))) {
            return "DOWN";
        }
        return checks.values().stream().anyMatch(check -> isDown(check) || DEGRADED.equals(check)) ? DEGRADED : "UP";
    }

    private static boolean isDown(@Nullable String status) {
        return Status.DOWN.getCode().equals(status)
                || Status.OUT_OF_SERVICE.getCode().equals(status);
    }
}
