package io.assent.shared.web;

import io.assent.shared.Refusal;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** A request whose body was read to tell it from others. Files stay unread; {@link RememberedHandlers} tells them apart. */
final class RepeatableRequest extends HttpServletRequestWrapper {

    private final byte @Nullable [] body;

    private RepeatableRequest(HttpServletRequest request, byte @Nullable [] body) {
        super(request);
        this.body = body;
    }

    /** @throws Refusal when it is larger than any body that is taken */
    static RepeatableRequest of(HttpServletRequest request) throws IOException {
        if (!String.valueOf(request.getContentType()).contains("json")) {
            return new RepeatableRequest(request, null);
        }
        byte[] body = request.getInputStream().readNBytes(JsonBodies.LARGEST + 1);
        if (body.length > JsonBodies.LARGEST) {
            throw JsonBodies.tooLarge();
        }
        return new RepeatableRequest(request, body);
    }

    byte[] fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String target = getMethod() + ' ' + getRequestURI() + '?' + getQueryString() + '\n';
            digest.update(target.getBytes(StandardCharsets.UTF_8));
            if (body != null) {
                digest.update(body);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return body == null ? super.getInputStream() : new Read(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return body == null
                ? super.getReader()
                : new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
    }

    private static final class Read extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Read(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The body was read already");
        }
    }
}
