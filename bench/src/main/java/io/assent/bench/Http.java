package io.assent.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Requests to a server on this machine, each timed under the name of its step. */
final class Http {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI base;
    private final Timings timings;

    Http(URI base, Timings timings) {
        if (!isHere(base.getHost())) {
            throw new IllegalArgumentException("Load is for servers of this machine only, and " + base + " is not one");
        }
        this.base = base;
        this.timings = timings;
    }

    /** An answer other than success. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final int status;

        Refused(String step, int status, String body) {
            super(step + ": " + status + " " + body);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    JsonNode get(String step, String path, Map<String, String> headers) {
        return send(step, request(path, headers).GET());
    }

    JsonNode post(String step, String path, Map<String, String> headers, Object body) {
        return send(step, "POST", path, headers, body);
    }

    JsonNode put(String step, String path, Map<String, String> headers, Object body) {
        return send(step, "PUT", path, headers, body);
    }

    private JsonNode send(String step, String method, String path, Map<String, String> headers, Object body) {
        try {
            return send(
                    step,
                    request(path, headers)
                            .header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofString(json.writeValueAsString(body))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).header("Accept", "application/json");
        headers.forEach(request::header);
        return request;
    }

    private JsonNode send(String step, HttpRequest.Builder request) {
        long start = System.nanoTime();
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            timings.add(step, System.nanoTime() - start);
            if (answer.statusCode() / 100 != 2) {
                throw new Refused(step, answer.statusCode(), answer.body());
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(step, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isHere(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
