package io.assent.shared.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.assent.shared.Refusal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** What ended before a controller was asked. */
    public static Problem unasked(int status) {
        if (status >= 500) {
            return of(status, Codes.of(status), "Something went wrong here; the request id helps us to find out what.");
        }
        String detail = status == 400
                ? "The address or a header holds characters that are not allowed there; encode them, or leave them out."
                : "The request cannot be answered as it was asked.";
        return of(status, Codes.of(status), detail);
    }

    public static Problem of(Refusal refusal) {
        return of(
                refusal.category().status(),
                refusal.code(),
                String.valueOf(refusal.getMessage()),
                refusal.errors(),
                refusal.properties());
    }

    public static Problem of(
            int status, String code, String detail, List<Refusal.Problem> errors, Map<String, Object> properties) {
        HttpStatus known = HttpStatus.resolve(status);
        return new Problem(
                URI.create("/problems/" + code),
                known == null ? "Refused" : known.getReasonPhrase(),
                status,
                Sentences.told(detail),
                code,
                RequestId.current(),
                Instant.now(),
                errors.stream()
                        .map(error ->
                                new Refusal.Problem(error.pointer(), error.code(), Sentences.told(error.detail())))
                        .toList(),
                properties);
    }

    /** Everything for people in one text. */
    public String inWords() {
        return Stream.concat(Stream.of(detail), errors.stream().map(error -> error.pointer() + ": " + error.detail()))
                .collect(Collectors.joining("\n"));
    }

    @JsonAnyGetter
    Map<String, Object> others() {
        return properties;
    }

    /** The properties {@code retry_after} (seconds) and {@code limit} are told in headers as well. */
    public ResponseEntity<Object> answer() {
        return answer(new HttpHeaders());
    }

    ResponseEntity<Object> answer(HttpHeaders headers) {
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        waiting().forEach(headers::set);
        return new ResponseEntity<>(this, headers, status);
    }

    /** Headers that tell when to come again. */
    @JsonIgnore
    Map<String, String> waiting() {
        String seconds = properties.containsKey("retry_after")
                ? String.valueOf(properties.get("retry_after"))
                : status == HttpStatus.SERVICE_UNAVAILABLE.value() ? "2" : null;
        if (seconds == null) {
            return Map.of();
        }
        return properties.containsKey("limit")
                ? Map.of(
                        HttpHeaders.RETRY_AFTER,
                        seconds,
                        "RateLimit-Limit",
                        String.valueOf(properties.get("limit")),
                        "RateLimit-Remaining",
                        "0",
                        "RateLimit-Reset",
                        seconds)
                : Map.of(HttpHeaders.RETRY_AFTER, seconds);
    }
}
