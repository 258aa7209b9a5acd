package io.assent.operations;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
abstract class OperationsFixture {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    Answer act(String instance, String action, Map<String, ?> body) {
        return api.as("admin").post("/operations/instances/" + instance + "/" + action, body);
    }

    String instance(String ticket) {
        return instance(ticket, "purchase");
    }

    String instance(String ticket, String process) {
        for (JsonNode each : api.as("admin")
                .get("/operations/instances?ticket=" + ticket)
                .json()
                .path("items")) {
            if (each.path("key").asText().equals(process)) {
                return each.path("id").asText();
            }
        }
        throw new AssertionError("no process of " + ticket);
    }

    List<String> audited(String ticket) {
        return Requests.texts(
                api.as("admin").get("/audit?limit=100&ticket=" + ticket).json().path("items"), "action");
    }
}
