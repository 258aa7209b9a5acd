package io.assent.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** Reads forms, one of them for purchases. */
abstract class FormFixture {

    private static final ObjectMapper JSON = new ObjectMapper();
    static final String PURCHASE = """
        {"type": "default", "components": [
          {"type": "text", "id": "intro", "text": "What do you want to **buy**?"},
          {"type": "number", "key": "amount", "label": "Amount", "decimalDigits": 2,
           "validate": {"required": true, "min": 0.01, "max": 10000000}},
          {"type": "select", "key": "currency", "label": "Currency", "validate": {"required": true},
           "values": [{"label": "Euro", "value": "EUR"}, {"label": "US dollar", "value": "USD"}]},
          {"type": "textfield", "key": "budget_code", "label": "Budget code",
           "validate": {"required": true, "pattern": "^[A-Z]{2}-[0-9]{4}$"}},
          {"type": "textarea", "key": "justification", "label": "Justification",
           "validate": {"required": true, "minLength": 10, "maxLength": 2000}},
          {"type": "group", "label": "Vendor", "conditional": {"hide": "=amount < 1000"}, "components": [
            {"type": "textfield", "key": "vendor", "label": "Vendor", "validate": {"required": true}},
            {"type": "checkbox", "key": "framework", "label": "Framework contract"},
            {"type": "textfield", "key": "contract", "label": "Contract", "validate": {"required": true},
             "conditional": {"hide": "=not(framework = true)"}}]},
          {"type": "datetime", "key": "needed_by", "subtype": "date", "dateLabel": "Needed by",
           "disallowPassedDates": true},
          {"type": "taglist", "key": "sites", "label": "Sites", "values": [{"label": "Berlin", "value": "BER"},
            {"label": "Paris", "value": "PAR"}]}
        ]}\
        """;

    final Forms forms = new Forms(Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC));

    Form read(String schema) {
        return forms.read(schema.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Map<String, Object> answers(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
