package io.assent.access;

import io.assent.shared.Refusal;
import io.assent.shared.Tenancy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Passwords, kept as bcrypt hashes. Hashing uses the processor for a while, so only as many run at once as there are cores. */
@Component
class Credentials {

    private static final int SHORTEST = 10;
    private static final int MOST_BYTES = 72;

    /** Of a word that was thrown away: nothing matches it. */
    private static final String NOBODYS = "$2a$10$MdRi1E6Z2K5zADduMrtbZuUFW3G9gEtwa5IyOZ78paWm4DS44Rz3W";

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder(10);
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors());

    Credentials(JdbcClient db, PlatformTransactionManager transactions) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Takes as long for a person who has none, or is nobody, as for one who has. */
    boolean match(UUID tenant, UUID person, String password) {
        Optional<String> hash = hash(tenant, person);
        boolean same = onACore(() -> bcrypt.matches(shortened(password), hash.orElse(NOBODYS)));
        return same && hash.isPresent() && !tooLong(password);
    }

    /** @throws Refusal when the password is not good enough */
    void set(UUID tenant, UUID person, String email, String password) {
        Refusal.ifAny(problems(email, password));
        String hash = hash(password);
        Tenancy.run(tenant, () -> transaction.executeWithoutResult(status -> write(tenant, person, hash)));
    }

    String hash(String password) {
        return onACore(() -> bcrypt.encode(password));
    }

    void write(UUID tenant, UUID person, String hash) {
        db.sql("""
            insert into credential (tenant_id, person, password_hash) values (:tenant, :person, :hash)
            on conflict (person) do update set password_hash = :hash, changed_at = now()
            where credential.tenant_id = :tenant
            """)
                .param("tenant", tenant)
                .param("person", person)
                .param("hash", hash)
                .update();
    }

    boolean exist(UUID tenant, UUID person) {
        return hash(tenant, person).isPresent();
    }

    private Optional<String> hash(UUID tenant, UUID person) {
        return Tenancy.of(
                tenant,
                () -> transaction.execute(status -> db.sql(
                                "select password_hash from credential where tenant_id = :tenant and person = :person")
                        .param("tenant", tenant)
                        .param("person", person)
                        .query(String.class)
                        .optional()));
    }

    private static List<Refusal.Problem> problems(String email, String password) {
        String reason = reason(email, password);
        return reason == null ? List.of() : List.of(new Refusal.Problem("/new_password", "WEAK_PASSWORD", reason));
    }

    private static @Nullable String reason(String email, String password) {
        if (password.length() < SHORTEST) {
            return "Use at least " + SHORTEST + " characters.";
        }
        if (tooLong(password)) {
            return "Use at most " + MOST_BYTES + " bytes.";
        }
        return password.equalsIgnoreCase(email) ? "Use something else than the e-mail address." : null;
    }

    private static boolean tooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    private static String shortened(String password) {
        return tooLong(password) ? password.substring(0, MOST_BYTES / 4) : password;
    }

    private <T> T onACore(Supplier<T> hashing) {
        try {
            if (!cores.tryAcquire(3, TimeUnit.SECONDS)) {
                throw new Refusal(
                        Refusal.Category.UNAVAILABLE,
                        "UNAVAILABLE",
                        "Too many sign-ins at once; try again in a moment.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.Category.UNAVAILABLE, "UNAVAILABLE", "The service is stopping.");
        }
        try {
            return hashing.get();
        } finally {
            cores.release();
        }
    }
}
