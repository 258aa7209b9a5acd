package io.assent.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Camunda's REST interface: the same steps by the same people, as near as its calls come to ours. */
final class Rival implements Target {

    private static final String API = "/engine-rest";
    private static final Map<String, String> NOBODY = Map.of();
    private static final Map<String, Object> MANAGERS =
            Map.of("candidateUser", "manager", "includeAssignedTasks", true);
    private static final Map<String, Object> BUYERS = Map.of("candidateGroup", "procurement");

    private final Http http;

    Rival(Http http) {
        this.http = http;
    }

    @Override
    public void live() {
        String key = UUID.randomUUID().toString();
        String process = start(key);

        page("02 inbox page", MANAGERS);
        http.post("03 inbox count", API + "/task/count", NOBODY, MANAGERS);
        String approval = find("04 find approval", key);
        complete("05 approve", approval, Map.of("approved", value(true, "Boolean")));

        page("06 tasks page", BUYERS);
        String task = find("07 find task", key);
        http.post("08 claim", API + "/task/" + task + "/claim", NOBODY, Map.of("userId", "buyer"));
        complete("09 complete", task, Map.of());

        http.post(
                "10 close",
                API + "/message",
                NOBODY,
                Map.of("messageName", "ticket.close", "processInstanceId", process));
    }

    @Override
    public void leaveOpen() {
        start(UUID.randomUUID().toString());
    }

    private String start(String key) {
        Map<String, Object> variables = Map.of(
                "title", value("Load " + key, "String"),
                "description", value("Chairs for the meeting room", "String"),
                "priority", value("MEDIUM", "String"),
                "requester", value("employee", "String"),
                "amount", value(500, "Double"),
                "currency", value("USD", "String"),
                "budget_code", value("MKT-2026-04", "String"),
                "justification", value("The old ones broke", "String"));
        return http.post(
                        "01 create",
                        API + "/process-definition/key/purchase/start",
                        NOBODY,
                        Map.of("businessKey", key, "variables", variables))
                .get("id")
                .asText();
    }

    private void page(String step, Map<String, Object> whose) {
        Map<String, Object> query = new HashMap<>(whose);
        query.put("sorting", List.of(Map.of("sortBy", "created", "sortOrder", "asc")));
        http.post(step, API + "/task?firstResult=0&maxResults=25", NOBODY, query);
    }

    private String find(String step, String key) {
        JsonNode tasks = http.get(step, API + "/task?processInstanceBusinessKey=" + key, NOBODY);
        return tasks.get(0).get("id").asText();
    }

    private void complete(String step, String task, Map<String, Object> variables) {
        http.post(step, API + "/task/" + task + "/complete", NOBODY, Map.of("variables", variables));
    }

    private static Map<String, Object> value(Object value, String type) {
        return Map.of("value", value, "type", type);
    }
}
