package io.assent.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Speaks to the started platform as one of the demo's people: {@code api.as("employee@acme.example").get("/auth/me")}. */
public final class Api {

    private static final String PASSWORD = "assent-demo";

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final String origin;

    Api(int port) {
        this.origin = "http://127.0.0.1:" + port;
    }

    /** An answer and its body as JSON; a missing node when it has none. */
    public record Answer(int status, JsonNode json, String text, HttpResponse<String> raw) {

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        public String code() {
            return json.path("code").asText();
        }
    }

    /** Signs in once per person, and again when their token was ended; the first part of the address is enough for people of acme. */
    public Session as(String person) {
        String email = person.contains("@") ? person : person + "@acme.example";
        return new Session(tokens.compute(email, (who, token) -> token != null && isGood(token) ? token : signIn(who)));
    }

    /** Other tests sign people out, or give them a new password. */
    private boolean isGood(String token) {
        return with(token).get("/auth/me").status() == 200;
    }

    /** The job that somebody has begun, with what came of it; it has a minute to end. */
    public Answer ended(String person, Answer begun) {
        String job = begun.header("Location").replace("/api/v1", "");
        assertThat(job).as(begun.text()).startsWith("/jobs/");
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> as(person)
                        .get(job + "?results=false")
                        .json()
                        .path("state")
                        .asText()
                        .equals("DONE"));
        return as(person).get(job);
    }

    public Session with(String token) {
        return new Session(token);
    }

    public Session anonymous() {
        return new Session("");
    }

    public String origin() {
        return origin;
    }

    private String signIn(String email) {
        return anonymous()
                .post("/auth/login", Map.of("email", email, "password", PASSWORD))
                .json()
                .path("access_token")
                .asText();
    }

    /** Calls with one person's token; paths are below {@code /api/v1} unless they begin with the origin. */
    public final class Session {

        private final String token;

        private Session(String token) {
            this.token = token;
        }

        public String token() {
            return token;
        }

        public Answer get(String path) {
            return send("GET", path, null);
        }

        public Answer post(String path, Object body, String... headers) {
            return send("POST", path, body, headers);
        }

        public Answer put(String path, Object body, String... headers) {
            return send("PUT", path, body, headers);
        }

        public Answer patch(String path, Object body, String... headers) {
            return send("PATCH", path, body, headers);
        }

        public Answer delete(String path, String... headers) {
            return send("DELETE", path, null, headers);
        }

        /** A body that is text or bytes is sent as it is. */
        public Answer send(String method, String path, Object body, String... headers) {
            try {
                URI uri = URI.create(path.startsWith("http") ? path : origin + "/api/v1" + path);
                HttpRequest.Builder request = HttpRequest.newBuilder(uri);
                if (!token.isEmpty()) {
                    request.header("Authorization", "Bearer " + token);
                }
                if (body == null) {
                    request.method(method, HttpRequest.BodyPublishers.noBody());
                } else {
                    request.method(method, HttpRequest.BodyPublishers.ofByteArray(bytes(body)));
                    request.setHeader("Content-Type", "application/json");
                }
                for (int i = 0; i < headers.length; i += 2) {
                    request.setHeader(headers[i], headers[i + 1]);
                }
                return answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private byte[] bytes(Object body) throws IOException {
            return switch (body) {
                case byte[] given -> given;
                case String given -> given.getBytes(StandardCharsets.UTF_8);
                default -> json.writeValueAsBytes(body);
            };
        }

        private Answer answer(HttpResponse<String> raw) throws IOException {
            boolean isJson = raw.headers().firstValue("Content-Type").orElse("").contains("json");
            JsonNode body = isJson ? json.readTree(raw.body()) : json.missingNode();
            return new Answer(raw.statusCode(), body, raw.body(), raw);
        }
    }
}
