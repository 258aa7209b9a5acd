package io.assent.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("K9")
@IntegrationTest
class PhotosTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    private String person = "";
    private String email = "";

    @BeforeEach
    void somebodyNew() {
        email = "pat-" + UUID.randomUUID() + "@acme.example";
        Map<String, Object> pat =
                Map.of("name", "Pat", "email", email, "roles", List.of("EMPLOYEE"), "manager", "manager@acme.example");
        person = api.as("admin").post("/people", pat).json().path("id").asText();
        api.as("admin").put(url() + "/password", Map.of("new_password", "assent-demo"));
    }

    @Test
    void isShownWhereverThePersonIs() throws IOException {
        String ticket = requests.purchase(email, 10);
        assertThat(api.as(email).get("/auth/me").json().path("photo").isNull()).isTrue();
        assertThat(requester(ticket).path("photo").isNull()).isTrue();

        Answer sent = send(email, picture(Color.GREEN));

        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        String photo = sent.json().path("photo").asText();
        assertThat(photo).startsWith("/api/v1/people/" + person + "/photo?v=");
        assertThat(api.as(email).get("/auth/me").json().path("photo").asText()).isEqualTo(photo);
        assertThat(api.as("admin").get(url()).json().path("photo").asText()).isEqualTo(photo);
        assertThat(api.as("agent")
                        .get("/people?q=" + email)
                        .json()
                        .at("/items/0/photo")
                        .asText())
                .isEqualTo(photo);
        assertThat(requester(ticket).path("photo").asText()).isEqualTo(photo);
        String number = api.as(email)
                .get("/tickets/" + ticket)
                .json()
                .path("ticket_number")
                .asText();
        assertThat(api.as("manager").get("/inbox?q=" + number).text()).contains(photo);
        api.as(email).post("/tickets/" + ticket + "/comments", Map.of("text", "Soon, please."));
        assertThat(api.as("manager").get("/tickets/" + ticket + "/comments").text())
                .contains(photo);
    }

    @Test
    void isASmallJpegThatMayBeKeptForEver() throws IOException, InterruptedException {
        String first = send(email, picture(Color.GREEN)).json().path("photo").asText();

        HttpResponse<byte[]> seen = see("employee", first);

        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(header(seen, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(header(seen, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(seen, "Content-Security-Policy")).contains("script-src 'self'");
        assertThat(header(seen, "Cache-Control")).contains("max-age=31536000", "private", "immutable");
        assertThat(ImageIO.read(new ByteArrayInputStream(seen.body())).getWidth())
                .isEqualTo(256);
        assertThat(see("employee", first, "If-None-Match", header(seen, "ETag")).statusCode())
                .isEqualTo(304);

        String second = send(email, picture(Color.BLUE)).json().path("photo").asText();
        assertThat(second).isNotEqualTo(first);
        HttpResponse<byte[]> old = see("employee", first);
        assertThat(old.body())
                .as("an address from before shows the photo of now")
                .isEqualTo(see("employee", second).body());
        assertThat(header(old, "Cache-Control")).contains("no-cache").doesNotContain("immutable");
    }

    @Test
    void isChangedByThePersonAndByWhoManagesPeople() throws IOException {
        assertThat(send("employee", picture(Color.RED)).status()).isEqualTo(403);
        assertThat(send("admin@globex.example", picture(Color.RED)).status()).isEqualTo(404);
        assertThat(send("admin", picture(Color.GREEN)).status()).isEqualTo(200);

        assertThat(api.as("employee").delete(url() + "/photo").status()).isEqualTo(403);
        assertThat(api.as("admin@globex.example").delete(url() + "/photo").status())
                .isEqualTo(404);
        assertThat(api.as(email).get("/auth/me").json().path("photo").isNull()).isFalse();

        assertThat(api.as(email).delete(url() + "/photo").status()).isEqualTo(204);
        assertThat(api.as(email).delete(url() + "/photo").status())
                .as("it is gone already")
                .isEqualTo(204);
        assertThat(api.as(email).get("/auth/me").json().path("photo").isNull()).isTrue();
        assertThat(api.as(email).get(url() + "/photo").status()).isEqualTo(404);
        assertThat(api.as("admin").get("/audit?subject=" + person).text())
                .containsOnlyOnce("PERSON_PHOTO_CHANGED")
                .containsOnlyOnce("PERSON_PHOTO_REMOVED");
    }

    @Test
    void isSeenByWhoLooksPeopleUpAndByWhoWasToldOfIt() throws IOException, InterruptedException {
        String photo = send(email, picture(Color.GREEN)).json().path("photo").asText();
        String unversioned = "/api/v1" + url() + "/photo";

        assertThat(see("employee", unversioned).statusCode()).isEqualTo(200);
        assertThat(see("customer", photo).statusCode()).isEqualTo(200);
        assertThat(see("customer", unversioned).statusCode()).isEqualTo(403);
        assertThat(see("customer", unversioned + "?v=guessed").statusCode()).isEqualTo(403);
        assertThat(see("employee@globex.example", photo).statusCode()).isEqualTo(404);
        assertThat(api.anonymous().get(url() + "/photo").status()).isEqualTo(401);
    }

    @Test
    void staysWhenWhatIsSentIsNoPhoto() throws IOException, InterruptedException {
        String photo = send(email, picture(Color.GREEN)).json().path("photo").asText();

        assertThat(refused("")).isEqualTo("EMPTY");
        assertThat(refused("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")).isEqualTo("TYPE_REFUSED");
        assertThat(send(email, new byte[5 * 1024 * 1024 + 1]).code()).isEqualTo("PHOTO_TOO_LARGE");
        Answer form =
                api.as(email).send("PUT", url() + "/photo", "a=b", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(form.status()).isEqualTo(415);
        Answer german =
                api.as(email).send("PUT", url() + "/photo", "x", "Content-Type", "image/png", "Accept-Language", "de");
        assertThat(german.json().at("/errors/0/detail").asText()).startsWith("Der Inhalt ist kein Bild");

        assertThat(api.as(email).get("/auth/me").json().path("photo").asText()).isEqualTo(photo);
        assertThat(see(email, photo).statusCode()).isEqualTo(200);
    }

    @Test
    void leavesTheVersionThatOthersEditAsItIs() throws IOException {
        String before = api.as("admin").get(url()).header("ETag");
        send(email, picture(Color.GREEN));

        Answer changed = api.as("admin").patch(url(), Map.of("title", "Specialist"), "If-Match", before);

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().path("photo").isNull()).isFalse();
    }

    private String refused(String content) {
        Answer answer = api.as(email).send("PUT", url() + "/photo", content, "Content-Type", "image/png");
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        return answer.json().at("/errors/0/code").asText();
    }

    private Answer send(String who, byte[] picture) {
        return api.as(who).send("PUT", url() + "/photo", picture, "Content-Type", "image/png");
    }

    private HttpResponse<byte[]> see(String who, String address, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(api.origin() + address))
                .header("Authorization", "Bearer " + api.as(who).token());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private JsonNode requester(String ticket) {
        return api.as("manager").get("/tickets/" + ticket).json().path("requester");
    }

    private String url() {
        return "/people/" + person;
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static byte[] picture(Color colour) throws IOException {
        BufferedImage picture = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(colour);
        canvas.fillRect(0, 0, 600, 400);
        canvas.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", file);
        return file.toByteArray();
    }
}
