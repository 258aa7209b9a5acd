package io.assent.shared.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.assent.shared.Refusal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An answer of the media type {@code application/problem+json} (RFC 9457). */
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable String requestId,
        Instant timestamp,
        List<Refusal.Problem> errors,
        @JsonIgnore Map<String, Object> properties) {

    public static Problem of(int status, String code, String detail) {
        return of(status, code, detail, List.of(), Map.of());
    }

    public static Problem of(Refusal refusal) {
        return of(
                refusal.category().status(),
                refusal.code(),
                refusal.getMessage(),
                refusal.errors(),
                refusal.properties());
    }

    static Problem of(
            int status, String code, String detail, List<Refusal.Problem> errors, Map<String, Object> properties) {
        HttpStatus known = HttpStatus.resolve(status);
        return new Problem(
                URI.create("/problems/" + code),
                known == null ? "Refused" : known.getReasonPhrase(),
                status,
                detail,
                code,
                RequestId.current(),
                Instant.now(),
                errors,
                properties);
    }

    @JsonAnyGetter
    Map<String, Object> others() {
        return properties;
    }

    /** A property {@code retry_after} in seconds is told in the header as well. */
    public ResponseEntity<Object> answer() {
        return answer(new HttpHeaders());
    }

    ResponseEntity<Object> answer(HttpHeaders headers) {
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        if (retryAfter() != null) {
            headers.set(HttpHeaders.RETRY_AFTER, retryAfter());
        }
        return new ResponseEntity<>(this, headers, status);
    }

    @JsonIgnore
    @Nullable
    String retryAfter() {
        return switch (properties.get("retry_after")) {
            case Duration wait -> String.valueOf(wait.toSeconds());
            case Number seconds -> seconds.toString();
            case null, default -> status == 503 ? "2" : null;
        };
    }
}
