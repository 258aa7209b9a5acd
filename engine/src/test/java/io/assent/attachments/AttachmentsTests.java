package io.assent.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import io.assent.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@Tag("A5")
class AttachmentsTests {

    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    private String ticket = "";

    @BeforeEach
    void aDraft() {
        ticket = ticket(true);
    }

    private String ticket(boolean draft) {
        var created = api.as("employee")
                .post(
                        "/tickets",
                        Map.of(
                                "title",
                                "Mail is down",
                                "description",
                                "",
                                "ticket_type",
                                "it-support",
                                "priority",
                                "HIGH",
                                "draft",
                                draft));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json().path("id").asText();
    }

    private HttpResponse<String> upload(String person, String part, String name, byte[] content, String... headers)
            throws IOException, InterruptedException {
        var body = new ByteArrayOutputStream();
        body.write(("--edge\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"" + name
                        + "\"\r\nContent-Type: text/x-anything\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(content);
        body.write("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(api.origin() + "/api/v1/tickets/" + ticket + "/attachments"))
                .header("Authorization", "Bearer " + api.as(person).token())
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode kept(String name, byte[] content) throws IOException, InterruptedException {
        var answer = upload("employee", "file", name, content);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<byte[]> download(String person, JsonNode file, String query, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(
                        api.origin() + "/api/v1/attachments/" + file.path("id").asText() + "/content" + query))
                .header("Authorization", "Bearer " + api.as(person).token());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void takesAFileAndGivesItBack() throws Exception {
        JsonNode file = kept("Über uns/photo.png", PNG);

        assertThat(file.path("name").asText()).isEqualTo("photo.png");
        assertThat(file.path("size").asLong()).isEqualTo(PNG.length);
        assertThat(file.path("type").asText()).isEqualTo("image/png");
        assertThat(file.path("sha256").asText()).hasSize(64);

        var content = download("employee", file, "");

        assertThat(content.body()).isEqualTo(PNG);
        assertThat(header(content, "Content-Disposition"))
                .startsWith("attachment;")
                .contains("photo.png");
        assertThat(header(content, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(content, "Content-Security-Policy")).contains("default-src 'none'", "sandbox");
        assertThat(content.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(api.as("employee")
                        .get("/tickets/" + ticket + "/attachments")
                        .json()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void isFoundByAPartOfItsName() throws Exception {
        JsonNode file = kept("2026-offer_thermocouple.png", PNG);
        String search = "/tickets?q=thermocou";

        assertThat(Requests.texts(api.as("employee").get(search).json().path("items"), "id"))
                .containsExactly(ticket);
        assertThat(api.as("admin@globex.example").get(search).json().path("items"))
                .isEmpty();

        api.as("employee").delete("/attachments/" + file.path("id").asText());
        assertThat(api.as("employee").get(search).json().path("items")).isEmpty();
    }

    @Test
    void showsPicturesAndPdfInPlaceAndNothingElse() throws Exception {
        JsonNode picture = kept("photo.png", PNG);
        JsonNode pdf = kept("offer.pdf", "%PDF-1.7\n1 0 obj".getBytes(StandardCharsets.UTF_8));
        JsonNode page = kept("photo.html", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));

        assertThat(header(download("employee", picture, "?inline=true"), "Content-Disposition"))
                .startsWith("inline");
        assertThat(header(download("employee", picture, "?inline=true"), "Content-Type"))
                .isEqualTo("image/png");
        assertThat(header(download("employee", pdf, "?inline=true"), "Content-Disposition"))
                .startsWith("inline");
        assertThat(header(download("employee", pdf, "?inline=true"), "Content-Security-Policy"))
                .doesNotContain("sandbox");
        var harmless = download("employee", page, "?inline=true");
        assertThat(page.path("type").asText()).isEqualTo("text/html");
        assertThat(header(harmless, "Content-Disposition")).startsWith("attachment");
        assertThat(header(harmless, "Content-Type")).isEqualTo("application/octet-stream");
    }

    @Test
    void cutsALongNameAndRefusesAnEndlessOne() throws Exception {
        JsonNode file = kept("x".repeat(3_000) + "ä".repeat(3_000) + ".txt", "text".getBytes(StandardCharsets.UTF_8));
        assertThat(file.path("name").asText()).hasSize(200).endsWith(".txt");

        var refused = upload("employee", "file", "x".repeat(40_000) + ".txt", new byte[] {65});

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("FILE_NAME_TOO_LONG").contains("name");
    }

    @Test
    void comesInPages() throws Exception {
        JsonNode first = kept("first.txt", "one".getBytes(StandardCharsets.UTF_8));
        JsonNode second = kept("second.txt", "two".getBytes(StandardCharsets.UTF_8));
        String files = "/tickets/" + ticket + "/attachments?limit=1";

        JsonNode page = api.as("employee").get(files).json();
        String next = page.path("next_cursor").asText();
        JsonNode last = api.as("employee").get(files + "&cursor=" + next).json();

        assertThat(page.at("/items/0/id")).isEqualTo(first.path("id"));
        assertThat(last.at("/items/0/id")).isEqualTo(second.path("id"));
        assertThat(last.path("next_cursor").isNull()).isTrue();
    }

    @Test
    void givesANameThatOldAndNewReadersUnderstand() throws Exception {
        JsonNode file = kept("Größe 100% für 東京.txt", "text".getBytes(StandardCharsets.UTF_8));

        assertThat(header(download("employee", file, ""), "Content-Disposition"))
                .isEqualTo("attachment; filename=\"Grosse 100_ fur __.txt\";"
                        + " filename*=UTF-8''Gr%C3%B6%C3%9Fe%20100%25%20f%C3%BCr%20%E6%9D%B1%E4%BA%AC.txt");
    }

    @Test
    void sendsAPartWhenAskedFor() throws Exception {
        JsonNode file = kept("notes.txt", "hello world".getBytes(StandardCharsets.UTF_8));

        var part = download("employee", file, "", "Range", "bytes=6-10");
        var known = download(
                "employee",
                file,
                "",
                "If-None-Match",
                "\"" + file.path("sha256").asText() + "\"");

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).asString(StandardCharsets.UTF_8).isEqualTo("world");
        assertThat(known.statusCode()).isEqualTo(304);
    }

    @Test
    void saysWhatIsBehindTheEndAndIgnoresWhatIsNoRange() throws Exception {
        JsonNode file = kept("notes.txt", "hello world".getBytes(StandardCharsets.UTF_8));

        var behind = download("employee", file, "", "Range", "bytes=1000-");

        assertThat(behind.statusCode()).isEqualTo(416);
        assertThat(header(behind, "Content-Type")).startsWith("application/problem+json");
        for (String range : List.of("bytes=5-2", "bytes=abc", "items=0-1")) {
            var whole = download("employee", file, "", "Range", range);
            assertThat(whole.statusCode()).as(range).isEqualTo(200);
            assertThat(whole.body()).asString(StandardCharsets.UTF_8).isEqualTo("hello world");
        }
    }

    @Test
    void refusesWhatItDoesNotTake() throws Exception {
        var empty = upload("employee", "file", "a.txt", new byte[0]);
        var program = upload("employee", "file", "setup.exe", "MZ".getBytes(StandardCharsets.UTF_8));
        var misnamed = upload("employee", "file", "evil.png", "<html></html>".getBytes(StandardCharsets.UTF_8));
        var german = upload(
                "employee",
                "file",
                "evil.png",
                "<html></html>".getBytes(StandardCharsets.UTF_8),
                "Accept-Language",
                "de");
        var wrongPart = upload("employee", "document", "a.txt", new byte[] {65});
        var noForm = api.as("employee").post("/tickets/" + ticket + "/attachments", Map.of("file", "a"));

        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("EMPTY");
        assertThat(program.statusCode()).isEqualTo(422);
        assertThat(program.body()).contains("TYPE_REFUSED");
        assertThat(misnamed.statusCode()).isEqualTo(422);
        assertThat(misnamed.body())
                .contains(
                        "NAME_MISLEADS", "evil.png is not a picture but text/html; rename it or choose another file.");
        assertThat(german.body()).contains("evil.png ist kein Bild, sondern text/html");
        assertThat(wrongPart.statusCode()).isEqualTo(422);
        assertThat(wrongPart.body()).contains("named file");
        assertThat(noForm.status()).isEqualTo(415);
        assertThat(api.as("employee")
                        .get("/tickets/" + ticket + "/attachments")
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void saysThatAFileIsTooLarge() throws Exception {
        for (int size : new int[] {(int) Intake.LARGEST + 1, 40 * 1024 * 1024}) {
            var answer = upload("employee", "file", "a.bin", new byte[size]);

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("FILE_TOO_LARGE", "25 MB");
        }
    }

    @Test
    void takesAFileOfExactlyTheLargestSize() throws Exception {
        assertThat(kept("a.bin", new byte[(int) Intake.LARGEST]).path("size").asLong())
                .isEqualTo(Intake.LARGEST);
    }

    @Test
    void isNotThereForOthers() throws Exception {
        JsonNode file = kept("notes.txt", new byte[] {65});

        for (String stranger : List.of("buyer", "customer", "admin@globex.example")) {
            assertThat(download(stranger, file, "").statusCode()).isEqualTo(404);
            assertThat(upload(stranger, "file", "a.txt", new byte[] {65}).statusCode())
                    .isEqualTo(404);
            assertThat(api.as(stranger)
                            .get("/tickets/" + ticket + "/attachments")
                            .status())
                    .isEqualTo(404);
            assertThat(api.as(stranger)
                            .delete("/attachments/" + file.path("id").asText())
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void goesWithWhoAddedIt() throws Exception {
        ticket = ticket(false);
        String id = kept("notes.txt", new byte[] {65}).path("id").asText();

        assertThat(api.as("agent")
                        .get("/tickets/" + ticket + "/attachments")
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(api.as("agent").delete("/attachments/" + id).status()).isEqualTo(403);
        assertThat(api.as("employee").delete("/attachments/" + id).status()).isEqualTo(204);
        assertThat(api.as("employee").delete("/attachments/" + id).status()).isEqualTo(404);
    }

    @Test
    void goesWithTheDraftItBelongsTo() throws Exception {
        kept("notes.txt", new byte[] {65});
        var said = api.as("employee").post("/tickets/" + ticket + "/comments", Map.of("text", "not yet"));
        api.as("employee")
                .patch(
                        "/comments/" + said.json().path("id").asText(),
                        Map.of("text", "not now"),
                        "If-Match",
                        said.header("ETag"));

        assertThat(api.as("employee").delete("/tickets/" + ticket).status()).isEqualTo(204);

        for (String table : List.of("attachment", "ticket_comment")) {
            assertThat(TestDatabase.superuserJdbc()
                            .sql("select count(*) from " + table + " where ticket_id = :ticket::uuid")
                            .param("ticket", ticket)
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void staysAsItIsWhenTheTicketIsFinal() throws Exception {
        String id = kept("notes.txt", new byte[] {65}).path("id").asText();
        TestDatabase.superuserJdbc()
                .sql("update ticket set status = 'CLOSED' where id = :ticket::uuid")
                .param("ticket", ticket)
                .update();

        assertThat(upload("employee", "file", "a.txt", new byte[] {66}).statusCode())
                .isEqualTo(409);
        assertThat(api.as("employee").delete("/attachments/" + id).status()).isEqualTo(409);
        assertThat(api.as("employee").get("/attachments/" + id + "/content").status())
                .isEqualTo(200);
    }

    @Test
    void staysWhenSomebodyHasDecidedWithIt() throws Exception {
        ticket = requests.purchase("employee", 9000);
        String before = kept("offer.txt", new byte[] {65}).path("id").asText();
        requests.approve("finance1", ticket);
        requests.approve("finance2", ticket);
        String after = kept("addendum.txt", new byte[] {67}).path("id").asText();

        for (String person : List.of("employee", "admin")) {
            var refused = api.as(person).delete("/attachments/" + before);

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("FILE_DECIDED_UPON");
        }
        assertThat(api.as("employee").delete("/attachments/" + after).status()).isEqualTo(204);
    }

    @Test
    void staysWhileSomebodyDecides() throws Exception {
        String before = kept("offer.txt", new byte[] {65}).path("id").asText();
        ticket = requests.purchase("employee", 9000);
        String during = kept("addendum.txt", new byte[] {66}).path("id").asText();

        var refused = api.as("employee").delete("/attachments/" + during);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("FILE_DECIDED_UPON");
        assertThat(api.as("employee").delete("/attachments/" + before).status()).isEqualTo(204);
    }

    @Test
    void staysWhileWhoDecidesHasAQuestion() throws Exception {
        ticket = draftOfAPurchase();
        String shown = kept("offer.txt", new byte[] {65}).path("id").asText();
        assertThat(api.as("employee")
                        .post("/tickets/" + ticket + "/submit", Map.of())
                        .status())
                .isEqualTo(200);
        requests.act("manager", requests.approval("manager", ticket), "request-info", Map.of("comments", "Which one?"));
        String answer = kept("answer.txt", new byte[] {66}).path("id").asText();

        assertThat(api.as("employee").delete("/attachments/" + shown).code()).isEqualTo("FILE_DECIDED_UPON");
        assertThat(api.as("employee").delete("/attachments/" + answer).status()).isEqualTo(204);
    }

    private String draftOfAPurchase() {
        var body = Requests.purchaseBody(480);
        body.put("draft", true);
        return api.as("employee").post("/tickets", body).json().path("id").asText();
    }

    @Test
    void goesAgainWhenTheRequestThatWasDecidedIsTakenBack() throws Exception {
        ticket = requests.purchase("employee", 9000);
        String id = kept("offer.txt", new byte[] {65}).path("id").asText();
        requests.approve("finance1", ticket);

        assertThat(api.as("employee")
                        .post("/tickets/" + ticket + "/withdraw", Map.of())
                        .status())
                .isEqualTo(200);

        assertThat(api.as("employee").delete("/attachments/" + id).status()).isEqualTo(204);
    }

    @Test
    void leavesATrail() throws Exception {
        String id = kept("notes.txt", new byte[] {65}).path("id").asText();
        api.as("employee").delete("/attachments/" + id);

        List<String> facts = TestDatabase.superuserJdbc()
                .sql("select action from audit_entry where subject = :id order by at")
                .param("id", id)
                .query(String.class)
                .list();
        assertThat(facts).containsExactly("ATTACHMENT_ADDED", "ATTACHMENT_REMOVED");
    }

    @Test
    void tellsRepeatedUploadsFromOthersOfTheSameLength() throws IOException, InterruptedException {
        String key = UUID.randomUUID().toString();
        var first = upload("employee", "file", "a.txt", new byte[] {65}, "Idempotency-Key", key);
        var again = upload("employee", "file", "a.txt", new byte[] {65}, "Idempotency-Key", key);
        var other = upload("employee", "file", "a.txt", new byte[] {66}, "Idempotency-Key", key);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.statusCode()).as(other.body()).isEqualTo(422);
        assertThat(other.body()).contains("IDEMPOTENCY_KEY_REUSED");
    }
}
