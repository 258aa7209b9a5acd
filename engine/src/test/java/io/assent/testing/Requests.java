package io.assent.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Requests as people make and handle them over HTTP: {@code requests.purchase("employee", 3200)}. */
public final class Requests {

    private final Api api;

    Requests(Api api) {
        this.api = api;
    }

    /** A body that {@code POST /tickets} takes for a purchase. */
    public static Map<String, Object> purchaseBody(Number amount) {
        return new HashMap<>(Map.of(
                "title", "Camera for the studio",
                "description", "The old one **broke**.",
                "ticket_type", "purchase",
                "priority", "MEDIUM",
                "custom_fields", fields(amount)));
    }

    public static Map<String, Object> fields(Number amount) {
        return new HashMap<>(Map.of(
                "amount",
                amount,
                "currency",
                "USD",
                "budget_code",
                "MKT-2026-04",
                "justification",
                "Two films are due."));
    }

    /** Sends a purchase and gives its id. */
    public String purchase(String requester, Number amount) {
        Answer answer = api.as(requester).post("/tickets", purchaseBody(amount));
        if (answer.status() != 201) {
            throw new AssertionError(answer.text());
        }
        return answer.json().path("id").asText();
    }

    public String status(String ticket) {
        return api.as("admin").get("/tickets/" + ticket).json().path("status").asText();
    }

    /** Ids of the approvals of the ticket that wait for the person. */
    public List<String> approvals(String person, String ticket) {
        return of(api.as(person).get("/approvals/pending"), ticket);
    }

    public String approval(String person, String ticket) {
        List<String> all = approvals(person, ticket);
        if (all.size() != 1) {
            throw new AssertionError(person + " is asked " + all.size() + " times");
        }
        return all.getFirst();
    }

    public List<String> tasks(String person, String ticket) {
        return of(api.as(person).get("/tasks?ticket=" + ticket), ticket);
    }

    public Answer act(String person, String approval, String action, Map<String, ?> body) {
        return api.as(person).post("/approvals/" + approval + "/" + action, body);
    }

    /** Approves whatever of the ticket waits for the person. */
    public Answer approve(String person, String ticket) {
        return act(person, approval(person, ticket), "approve", Map.of("comments", "Fine."));
    }

    public Answer complete(String person, String ticket, String comments) {
        return api.as(person)
                .post("/tasks/" + tasks(person, ticket).getFirst() + "/complete", Map.of("comments", comments));
    }

    private static List<String> of(Answer answer, String ticket) {
        if (answer.status() != 200) {
            throw new AssertionError(answer.text());
        }
        return StreamSupport.stream(answer.json().path("items").spliterator(), false)
                .filter(item -> item.path("ticket").path("id").asText().equals(ticket))
                .map(item -> item.path("id").asText())
                .toList();
    }

    /** Ids of what is on a page of a list. */
    public static List<String> ids(Answer page) {
        if (page.status() != 200) {
            throw new AssertionError(page.text());
        }
        return texts(page.json().path("items"), "id");
    }

    /** The texts of one property of a list of things. */
    public static List<String> texts(JsonNode list, String property) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.path(property).asText())
                .toList();
    }
}
