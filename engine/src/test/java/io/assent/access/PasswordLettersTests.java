package io.assent.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.assent.people.Tenants;
import io.assent.shared.Ids;
import io.assent.shared.Tenancy;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTestApart;
import io.assent.testing.Requests;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTestApart
@DirtiesContext
@Tag("K2")
@Tag("K9")
class PasswordLettersTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern LINK = Pattern.compile("https://assent\\.acme\\.example/new-password#(\\S+)");
    private static final String GOOD = "three quiet words";

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    static {
        MAIL.start();
    }

    @Autowired
    Api api;

    @Autowired
    Tenants tenants;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        registry.add("assent.mail.host", () -> "127.0.0.1");
        registry.add("assent.mail.port", () -> MAIL.getSmtp().getPort());
        registry.add("assent.public-url", () -> "https://assent.acme.example");
        registry.add("assent.mail.first-retry", () -> "50ms");
        registry.add("db-scheduler.polling-interval", () -> "100ms");
    }

    @AfterAll
    static void close() {
        MAIL.stop();
    }

    private record Person(String id, String email) {}

    @Test
    void opensANewAccountToWhoIsInvited() {
        Person noa = joins("en");

        assertThat(api.as("admin")
                        .post("/people/" + noa.id() + "/invitation", Map.of())
                        .status())
                .isEqualTo(202);

        assertThat(subject(noa)).isEqualTo("Ruth Adler invites you to Assent");
        assertThat(text(noa))
                .contains("You sign in with " + noa.email())
                .doesNotContain("{{", "Choose what you are told");
        assertThat(choose(link(noa), GOOD).status()).isEqualTo(204);
        assertThat(login(noa, GOOD).status()).isEqualTo(200);
        assertThat(audited(noa)).contains("PERSON_INVITED", "PASSWORD_CHOSEN");
    }

    @Test
    void givesWhoForgotTheirPasswordAnotherOneAndSignsThemOutEverywhere() {
        Person noa = joins("de");
        give(noa, "the old password");
        Answer before = login(noa, "the old password");

        forgets(noa.email());

        assertThat(subject(noa)).isEqualTo("Ein neues Passwort für Assent");
        assertThat(text(noa)).contains("gilt einmal, bis", "Guten Tag Noa");
        assertThat(choose(link(noa), GOOD).status()).isEqualTo(204);
        assertThat(login(noa, "the old password").status()).isEqualTo(401);
        assertThat(login(noa, GOOD).status()).isEqualTo(200);
        assertThat(api.with(before.json().path("access_token").asText())
                        .get("/auth/me")
                        .status())
                .isEqualTo(401);
        assertThat(api.anonymous()
                        .post(
                                "/auth/refresh",
                                Map.of(
                                        "refresh_token",
                                        before.json().path("refresh_token").asText()))
                        .status())
                .isEqualTo(401);
        assertThat(audited(noa)).contains("PASSWORD_FORGOTTEN", "PASSWORD_CHOSEN");
    }

    @Test
    void tellsNobodyWhetherThereIsSuchAnAccount() {
        Person noa = joins("en");
        Person left = joins("en");
        assertThat(api.as("admin").delete("/people/" + left.id()).status()).isEqualTo(204);

        Answer unknown = forgets("nobody-" + Ids.next() + "@acme.example");
        Answer gone = forgets(left.email());
        Answer known = forgets(" " + noa.email().toUpperCase());

        for (Answer answer : List.of(unknown, gone, known)) {
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.text()).isEmpty();
        }
        link(noa);
        assertThat(letters(left)).isEmpty();
    }

    @Test
    void takesALinkOnceAndNoOtherOfThePersonAfterwards() {
        Person noa = joins("en");
        forgets(noa.email());
        String first = link(noa);
        forgets(noa.email());
        await().atMost(PATIENCE).until(() -> letters(noa).size() == 2);
        String second = linkIn(letters(noa).getLast());

        assertThat(choose(first, GOOD).status()).isEqualTo(204);

        refused(choose(first, "another good one"));
        refused(choose(second, "another good one"));
        assertThat(login(noa, GOOD).status()).isEqualTo(200);
    }

    @Test
    void takesNoWeakPasswordAndKeepsTheLink() {
        Person noa = joins("en");
        forgets(noa.email());
        String link = link(noa);

        for (String weak : List.of("short", noa.email(), "x".repeat(73))) {
            Answer answer = choose(link, weak);
            assertThat(answer.status()).as(weak).isEqualTo(422);
            assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/new_password");
        }

        assertThat(choose(link, GOOD).status()).isEqualTo(204);
    }

    @Test
    void takesNoLinkThatIsTooOldOrMadeUp() {
        Person noa = joins("en");
        forgets(noa.email());
        String link = link(noa);
        refused(choose(link.substring(0, link.length() - 3) + "AAA", GOOD));
        refused(choose("not a link", GOOD));
        assertThat(choose("", GOOD).status()).isEqualTo(422);

        inAcme("update password_link set expires_at = now() - interval '1 second' where person = :person", noa);

        refused(choose(link, GOOD));
    }

    @Test
    void takesNoLinkInAnotherTenant() {
        Person noa = joins("en");
        forgets(noa.email());
        byte[] token = Base64.getUrlDecoder().decode(link(noa));
        UUID globex = tenant("admin@globex.example");
        ByteBuffer.wrap(token).putLong(globex.getMostSignificantBits()).putLong(globex.getLeastSignificantBits());

        refused(choose(Base64.getUrlEncoder().withoutPadding().encodeToString(token), GOOD));
    }

    @Test
    void takesNoLinkOfWhoHasLeftEvenWhenTheyAreBack() {
        Person noa = joins("en");
        forgets(noa.email());
        String link = link(noa);
        assertThat(api.as("admin").delete("/people/" + noa.id()).status()).isEqualTo(204);
        refused(choose(link, GOOD));
        assertThat(api.as("admin")
                        .post("/people/" + noa.id() + "/invitation", Map.of())
                        .code())
                .isEqualTo("PERSON_DEACTIVATED");

        assertThat(api.as("admin")
                        .patch("/people/" + noa.id(), Map.of("active", true), "If-Match", "*")
                        .status())
                .isEqualTo(200);

        refused(choose(link, GOOD));
    }

    @Test
    void keepsNothingThatOpensAnAccount() {
        Person noa = joins("en");
        forgets(noa.email());
        byte[] token = Base64.getUrlDecoder().decode(link(noa));

        byte[] kept = Tenancy.of(
                tenant("admin@acme.example"),
                () -> transaction.execute(status -> db.sql("select hash from password_link where person = :person")
                        .param("person", UUID.fromString(noa.id()))
                        .query(byte[].class)
                        .single()));

        assertThat(kept).hasSize(32);
        assertThat(Arrays.equals(kept, Arrays.copyOfRange(token, 16, 48))).isFalse();
        JsonNode delivery =
                api.as("admin").get("/deliveries?recipient=" + noa.id()).json().at("/items/0");
        assertThat(delivery.path("event").asText()).isEqualTo("PASSWORD_FORGOTTEN");
        assertThat(delivery.toString())
                .doesNotContain(LINK.matcher(text(noa))
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1));
    }

    @Test
    void writesOnlyAFewLettersAMinuteToOneAddress() {
        for (String email : List.of(joins("en").email(), "nobody-" + Ids.next() + "@acme.example")) {
            for (int i = 0; i < 3; i++) {
                assertThat(forgets(email).status()).isEqualTo(202);
            }
            Answer fourth = forgets(email);
            assertThat(fourth.status()).isEqualTo(429);
            assertThat(fourth.header("Retry-After")).isNotEmpty();
        }
    }

    @Test
    void letNobodyChooseAwayTheirLetters() {
        assertThat(Requests.texts(
                        api.as("employee")
                                .get("/notifications/preferences")
                                .json()
                                .path("events"),
                        "event"))
                .contains("APPROVAL_ASKED")
                .doesNotContain("INVITED", "PASSWORD_FORGOTTEN");
    }

    private Person joins(String language) {
        String email = "noa-" + Ids.next() + "@acme.example";
        Map<String, Object> person = new HashMap<>(
                Map.of("name", "Noa Newman", "email", email, "roles", List.of("EMPLOYEE"), "locale", language));
        Answer made = api.as("admin").post("/people", person);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return new Person(made.json().path("id").asText(), email);
    }

    private void give(Person person, String password) {
        assertThat(api.as("admin")
                        .put("/people/" + person.id() + "/password", Map.of("new_password", password))
                        .status())
                .isEqualTo(204);
    }

    private Answer forgets(String email) {
        return api.anonymous().post("/auth/forgot-password", Map.of("email", email));
    }

    private Answer choose(String token, String password) {
        return api.anonymous().post("/auth/reset-password", Map.of("token", token, "new_password", password));
    }

    private Answer login(Person person, String password) {
        return api.anonymous().post("/auth/login", Map.of("email", person.email(), "password", password));
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo("LINK_REFUSED");
    }

    private List<String> audited(Person person) {
        return api.as("admin")
                .get("/audit?limit=100")
                .json()
                .path("items")
                .valueStream()
                .filter(entry -> entry.toString().contains(person.id()))
                .map(entry -> entry.path("action").asText())
                .toList();
    }

    private UUID tenant(String email) {
        return tenants.signIn(email).orElseThrow().tenant();
    }

    private void inAcme(String sql, Person person) {
        Tenancy.run(
                tenant("admin@acme.example"),
                () -> transaction.executeWithoutResult(status -> db.sql(sql)
                        .param("person", UUID.fromString(person.id()))
                        .update()));
    }

    private List<MimeMessage> letters(Person person) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> isTo(mail, person.email()))
                .toList();
    }

    private static boolean isTo(MimeMessage mail, String email) {
        try {
            return mail.getAllRecipients()[0].toString().contains(email);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MimeMessage letter(Person person) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(letters(person))
                        .as(() -> api.as("admin")
                                .get("/deliveries?recipient=" + person.id())
                                .text())
                        .isNotEmpty());
        return letters(person).getFirst();
    }

    private String subject(Person person) {
        try {
            return letter(person).getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(Person person) {
        return text(letter(person));
    }

    private static String text(MimeMessage mail) {
        try {
            return ((MimeMultipart) mail.getContent())
                    .getBodyPart(0)
                    .getContent()
                    .toString();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String link(Person person) {
        return linkIn(letter(person));
    }

    private static String linkIn(MimeMessage mail) {
        Matcher link = LINK.matcher(text(mail));
        assertThat(link.find()).as(text(mail)).isTrue();
        return link.group(1);
    }
}
