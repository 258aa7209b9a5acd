package io.assent.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.bench.Ledger.Fact;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Ours, over its API: the demo's employee asks, the manager approves, the buyer orders, the employee closes. */
final class Platform implements Target {

    private static final String API = "/api/v1";

    private final Http http;
    private final Ledger ledger;
    private final Map<String, String> employee;
    private final Map<String, String> manager;
    private final Map<String, String> buyer;

    Platform(Http http, Ledger ledger) {
        this.http = http;
        this.ledger = ledger;
        this.employee = signedIn("employee@acme.example");
        this.manager = signedIn("manager@acme.example");
        this.buyer = signedIn("buyer@acme.example");
    }

    @Override
    public void live() {
        String key = newKey();
        String id = create(key).get("id").asText();

        http.get("02 inbox page", API + "/inbox?limit=25", manager);
        http.get("03 inbox count", API + "/inbox/count", manager);
        String approval = first(http.get("04 find approval", API + "/tickets/" + id + "/approvals", manager), id);
        http.post("05 approve", API + "/approvals/" + approval + "/approve", manager, Map.of());
        ledger.write(Fact.APPROVED, id, approval);

        http.get("06 tasks page", API + "/tasks?limit=25", buyer);
        String task = first(http.get("07 find task", API + "/tasks?ticket=" + id, buyer), id);
        http.post("08 claim", API + "/tasks/" + task + "/claim", buyer, Map.of());
        ledger.write(Fact.CLAIMED, id, task);
        http.post("09 complete", API + "/tasks/" + task + "/complete", buyer, Map.of());
        ledger.write(Fact.COMPLETED, id, task);

        http.post("10 close", API + "/tickets/" + id + "/close", employee, Map.of());
        ledger.write(Fact.CLOSED, id, "-");
    }

    @Override
    public void leaveOpen() {
        create(newKey());
    }

    /** The same key creates the same ticket, however often it is sent. */
    JsonNode create(String key) {
        ledger.write(Fact.ASKED, "-", key);
        JsonNode ticket =
                http.post("01 create", API + "/tickets", with(employee, "Idempotency-Key", key), purchase(title(key)));
        ledger.write(Fact.CREATED, ticket.get("id").asText(), key);
        return ticket;
    }

    JsonNode ticket(String id) {
        return http.get("ticket", API + "/tickets/" + id, employee);
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    static String title(String key) {
        return "Load " + key;
    }

    static Map<String, Object> purchase(String title) {
        return Map.of(
                "title",
                title,
                "description",
                "Chairs for the meeting room",
                "ticket_type",
                "purchase",
                "priority",
                "MEDIUM",
                "custom_fields",
                Map.of(
                        "amount",
                        500,
                        "currency",
                        "USD",
                        "budget_code",
                        "MKT-2026-04",
                        "justification",
                        "The old ones broke"));
    }

    private Map<String, String> signedIn(String email) {
        return signedIn(http, email);
    }

    /** The headers of somebody who is signed in. */
    static Map<String, String> signedIn(Http http, String email) {
        JsonNode tokens = http.post(
                "00 sign in", API + "/auth/login", Map.of(), Map.of("email", email, "password", "assent-demo"));
        return Map.of("Authorization", "Bearer " + tokens.get("access_token").asText());
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        return Map.of(name, value, "Authorization", headers.getOrDefault("Authorization", ""));
    }

    private static String first(JsonNode list, String ticket) {
        return StreamSupport.stream(list.get("items").spliterator(), false)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing waits for ticket " + ticket))
                .get("id")
                .asText();
    }
}
