package io.assent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.shared.Ids;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.Api.Session;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Walks every route of the API as everybody, as {@code routes.txt} says; each row has things of its own, and the columns act in their order. */
@IntegrationTest
@Tag("K4")
@Tag("K5")
class RouteWalkTests {

    private static final Pattern ROW = Pattern.compile("(\\w+) (/\\S+)(?: (\\{.*}))?((?:\\s+\\d{3})+)");

    /** Each of another day: two for the same time are refused. */
    private int absences;

    /** The one that was made last: rooms lie in it. */
    private String property = "";

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    private record Row(String method, String path, String body, List<Integer> expected) {

        static Row of(String line) {
            Matcher row = ROW.matcher(line);
            assertThat(row.matches()).as(line).isTrue();
            return new Row(
                    row.group(1),
                    row.group(2),
                    Objects.requireNonNullElse(row.group(3), "{}"),
                    Arrays.stream(row.group(4).strip().split("\\s+"))
                            .map(Integer::valueOf)
                            .toList());
        }

        String route() {
            return method + " " + path;
        }
    }

    private static List<String> lines() throws IOException {
        try (var file = RouteWalkTests.class.getResourceAsStream("/routes.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    @Test
    void knowsEveryRouteOfTheDocument() throws IOException {
        Set<String> walked =
                lines().stream().skip(1).map(Row::of).map(Row::route).collect(Collectors.toCollection(TreeSet::new));
        Set<String> served = new TreeSet<>();
        JsonNode paths =
                api.anonymous().get(api.origin() + "/v3/api-docs").json().path("paths");
        paths.properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> served.add(method.toUpperCase() + " " + path.getKey())));

        assertThat(walked)
                .as("a route needs a row in routes.txt, which says what everybody is answered")
                .isEqualTo(served);
    }

    @Test
    void answersEverybodyAsTheTableSays() throws IOException {
        List<String> lines = lines();
        List<String> people = List.of(lines.getFirst().strip().split("\\s+"));
        List<String> actual = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            Row row = Row.of(line);
            expected.add(row.route() + " " + row.expected());
            actual.add(row.route() + " " + walk(row, people));
        }

        assertThat(actual).containsExactlyElementsOf(expected);
    }

    private List<Integer> walk(Row row, List<String> people) {
        Map<String, String> things = new HashMap<>();
        String path = path(row.path(), things);
        String body = filled(row.body(), things);
        List<Integer> statuses = new ArrayList<>();
        for (String person : people) {
            Session session = person.equals("nobody") ? api.anonymous() : api.as(person);
            boolean reads = row.method().equals("GET") || row.method().equals("DELETE");
            Answer answer = session.send(row.method(), api.origin() + path, reads ? null : body);
            statuses.add(answer.status());
            if (answer.status() >= 400) {
                assertThat(answer.code()).as(row.route() + " as " + person).isNotEmpty();
            }
        }
        return statuses;
    }

    private String path(String template, Map<String, String> things) {
        String kind = template.split("/")[3];
        return filled(template.replace("{id}", "{" + kind + "}").replace("{key}", "{" + kind + "}"), things);
    }

    private String filled(String text, Map<String, String> things) {
        Matcher names = Pattern.compile("\\{([a-zA-Z-]+)}").matcher(text);
        return names.replaceAll(name -> things.computeIfAbsent(name.group(1), this::thing));
    }

    /** A thing of acme's that the employee asked for, wrote or keeps. */
    private String thing(String name) {
        return switch (name) {
            case "tickets", "ticket" -> requests.purchase("employee", 10);
            case "approvals" -> requests.approval("manager", requests.purchase("employee", 10));
            case "tasks" -> {
                String ticket = made("employee", "/tickets", Map.of("title", "Walk", "ticket_type", "it-support"));
                yield requests.tasks("agent", ticket).getFirst();
            }
            case "attachments" -> upload(requests.purchase("employee", 10));
            case "comments" ->
                made("employee", "/tickets/" + requests.purchase("employee", 10) + "/comments", Map.of("text", "Walk"));
            case "views" -> made("employee", "/views", Map.of("name", "Walk " + Ids.next()));
            case "people" ->
                made(
                        "admin",
                        "/people",
                        Map.of(
                                "name",
                                "Walter Walk",
                                "email",
                                Ids.next() + "@acme.example",
                                "roles",
                                List.of("EMPLOYEE")));
            case "jobs" -> {
                List<UUID> ids = Stream.generate(Ids::next).limit(201).toList();
                Answer taken = api.as("employee").post("/approvals/bulk", Map.of("ids", ids, "action", "APPROVE"));
                assertThat(taken.status()).as(taken.text()).isEqualTo(202);
                yield taken.json().path("id").asText();
            }
            case "calendars" ->
                made(
                        "admin",
                        "/calendars",
                        Map.of(
                                "name",
                                "Walk " + Ids.next(),
                                "periods",
                                List.of(Map.of("day", "MONDAY", "from", "09:00", "to", "17:00"))));
            case "substitutions" -> {
                LocalDate day = LocalDate.now().plusDays(2L * ++absences);
                yield made(
                        "employee",
                        "/substitutions",
                        Map.of("substitute", "hr@acme.example", "from", day.toString(), "until", day.toString()));
            }
            case "operations" ->
                api.as("admin")
                        .get("/operations/instances?ticket=" + requests.purchase("employee", 10))
                        .json()
                        .at("/items/0/id")
                        .asText();
            case "properties" -> property = made("admin", "/properties", Map.of("name", "Walk " + Ids.next()));
            case "room" -> made("admin", "/properties/" + property + "/rooms", Map.of("name", "Walk"));
            case "categories" ->
                made("admin", "/categories", Map.of("key", "w-" + Ids.next(), "name", "W " + Ids.next()));
            case "departments" -> "marketing";
            case "groups" -> "hr";
            case "packs", "request-types", "ticketType" -> "purchase";
            case "number" -> "1";
            case "priority" -> "HIGH";
            default -> Ids.next().toString();
        };
    }

    private String upload(String ticket) {
        String body = "--edge\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"walk.txt\"\r\n\r\n"
                + "Walk\r\n"
                + "--edge--\r\n";
        Answer answer = api.as("employee")
                .send(
                        "POST",
                        "/tickets/" + ticket + "/attachments",
                        body,
                        "Content-Type",
                        "multipart/form-data; boundary=edge");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    private String made(String person, String list, Map<String, ?> body) {
        Answer answer = api.as(person).post(list, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asText();
    }
}
