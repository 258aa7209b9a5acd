package io.assent.integrations.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that speaks S3 and checks signatures. */
@Tag("A5")
class S3BucketTests {

    private static final TransientNio2BlobStore STORE = new TransientNio2BlobStore();
    private static S3Proxy server;

    @TempDir
    Path directory;

    private S3Bucket bucket;

    @BeforeAll
    static void serve() throws Exception {
        server = S3Proxy.builder()
                .blobStore(STORE)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "key", "secret")
                .build();
        server.start();
        STORE.createContainer("files");
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @BeforeEach
    void reach() {
        bucket = bucket("http://127.0.0.1:" + server.getPort(), "secret");
        bucket.forEach(stored -> bucket.delete(stored.key()));
    }

    private static S3Bucket bucket(String endpoint, String secret) {
        return new S3Bucket(new S3Settings(
                URI.create(endpoint), "files", "us-east-1", "key", secret, true, Duration.ofSeconds(10)));
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(directory.resolve("content"), content);
    }

    @Test
    void keepsWhatItIsGiven() throws IOException {
        bucket.put("a/b", file("hello".getBytes()));

        assertThat(bucket.size("a/b")).hasValue(5);
        try (InputStream content = bucket.get("a/b")) {
            assertThat(content).hasContent("hello");
        }
    }

    @Test
    void takesTheLargestFile() throws IOException {
        byte[] large = new byte[25 * 1024 * 1024];
        Arrays.fill(large, (byte) 7);

        bucket.put("large", file(large));

        assertThat(bucket.size("large")).hasValue(large.length);
        try (InputStream content = bucket.get("large")) {
            assertThat(content).hasBinaryContent(large);
        }
    }

    @Test
    void knowsWhatIsNotThere() {
        assertThat(bucket.size("nothing")).isEmpty();
        bucket.delete("nothing");
        assertThatExceptionOfType(BucketFailure.class)
                .isThrownBy(() -> bucket.get("nothing").close());
    }

    @Test
    void listsWhatIsThereAndForgetsWhatIsDeleted() throws IOException {
        bucket.put("one", file(new byte[] {1}));
        bucket.put("two", file(new byte[] {2}));
        bucket.delete("one");
        List<Bucket.Stored> all = new ArrayList<>();

        bucket.forEach(all::add);

        assertThat(all).extracting(Bucket.Stored::key).containsExactly("two");
        assertThat(all.getFirst().changed()).isAfter(Instant.now().minusSeconds(600));
    }

    @Test
    void saysWhenItIsNotLetIn() {
        assertThatExceptionOfType(BucketFailure.class)
                .isThrownBy(() ->
                        bucket("http://127.0.0.1:" + server.getPort(), "wrong").put("a", file(new byte[] {1})))
                .satisfies(failure -> assertThat(failure.isFull()).isFalse());
    }

    @Test
    void saysWhenNobodyIsThere() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThatExceptionOfType(BucketFailure.class)
                .isThrownBy(() -> bucket("http://127.0.0.1:" + free, "secret").put("a", file(new byte[] {1})))
                .satisfies(failure -> assertThat(failure.isFull()).isFalse());
    }

    @Test
    void saysWhenThereIsNoRoom() throws IOException {
        HttpServer full = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        full.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] answer = "<Error><Code>XMinioStorageFull</Code><Message>Full.</Message></Error>".getBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/xml");
            exchange.sendResponseHeaders(507, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        full.start();
        try {
            assertThatExceptionOfType(BucketFailure.class)
                    .isThrownBy(
                            () -> bucket("http://127.0.0.1:" + full.getAddress().getPort(), "secret")
                                    .put("a", file(new byte[] {1})))
                    .satisfies(failure -> assertThat(failure.isFull()).isTrue());
        } finally {
            full.stop(0);
        }
    }
}
