package io.assent.access;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** What nobody can guess, and whose hash alone is kept. It begins with its tenant, so that it is found behind row-level security. */
final class SecretToken {

    private static final int TENANT_BYTES = 16;
    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private SecretToken(byte[] bytes) {
        this.bytes = bytes;
    }

    static SecretToken of(UUID tenant) {
        byte[] secret = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(secret);
        return new SecretToken(ByteBuffer.allocate(TENANT_BYTES + RANDOM_BYTES)
                .putLong(tenant.getMostSignificantBits())
                .putLong(tenant.getLeastSignificantBits())
                .put(secret)
                .array());
    }

    /** Empty when this never was one. */
    static Optional<SecretToken> read(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return bytes.length == TENANT_BYTES + RANDOM_BYTES ? Optional.of(new SecretToken(bytes)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    UUID tenant() {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As it is handed out. */
    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
