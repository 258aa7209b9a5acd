package io.assent.people;

import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Photos of people. Everybody changes their own, who manages people those of others; who may be told of a person may see theirs. */
@Service
public class Photos {

    /** The most bytes that are taken. */
    public static final int LARGEST = 5 * 1024 * 1024;

    private final JdbcClient db;
    private final Organisations organisations;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Photos(
            JdbcClient db,
            Organisations organisations,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.db = db;
        this.organisations = organisations;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A small square JPEG.
     *
     * @param hash of the content; another content has another one
     */
    public record Photo(String hash, byte[] content) {}

    /** Where a photo lies, under an address at which no other one will ever lie. */
    static String address(UUID person, String hash) {
        return "/api/v1/people/%s/photo?v=%s".formatted(person, hash);
    }

    /** Asked before a body is read. @throws Refusal when the caller may not change that person's photo */
    public void checkMayChange(Caller by, UUID person) {
        if (!by.person().equals(person)) {
            Permissions.require(by, Permission.MANAGE_PEOPLE);
        }
        if (organisations.of(by.tenant()).flatMap(found -> found.person(person)).isEmpty()) {
            throw Refusal.notFound("person");
        }
    }

    /**
     * Puts a photo in the place of the one before. The picture is drawn outside of any transaction.
     *
     * @param file PNG, JPEG or GIF
     * @return the address of the photo
     */
    public String change(Caller by, UUID person, byte[] file) {
        checkMayChange(by, person);
        if (file.length > LARGEST) {
            throw new Refusal(
                    Refusal.Category.TOO_LARGE,
                    "PHOTO_TOO_LARGE",
                    "A photo has at most 5 MB; make it smaller and send it again.");
        }
        byte[] content = Portrait.of(file);
        String hash = hash(content);
        transaction.executeWithoutResult(_ -> {
            String before = hash(by.tenant(), person).orElse(null);
            db.sql("""
                insert into person_photo (tenant_id, person, hash, content) values (:tenant, :person, :hash, :content)
                on conflict (person) do update set hash = excluded.hash, content = excluded.content
                """)
                    .param("tenant", by.tenant())
                    .param("person", person)
                    .param("hash", hash)
                    .param("content", content)
                    .update();
            tell(by, "PERSON_PHOTO_CHANGED", person, before, hash);
        });
        return address(person, hash);
    }

    /** Where none is, nothing happens. */
    @Transactional
    public void remove(Caller by, UUID person) {
        checkMayChange(by, person);
        hash(by.tenant(), person).ifPresent(before -> {
            db.sql("delete from person_photo where tenant_id = :tenant and person = :person")
                    .param("tenant", by.tenant())
                    .param("person", person)
                    .update();
            tell(by, "PERSON_PHOTO_REMOVED", person, before, null);
        });
    }

    /**
     * The photo as it is now.
     *
     * @param told the hash in the address that the caller was told, as those who may not look people up are of some
     */
    @Transactional(readOnly = true)
    public Photo read(Caller caller, UUID person, @Nullable String told) {
        Optional<Photo> photo = db.sql(
                        "select hash, content from person_photo where tenant_id = :tenant and person = :person")
                .param("tenant", caller.tenant())
                .param("person", person)
                .query((row, _) -> new Photo(row.getString("hash"), row.getBytes("content")))
                .optional();
        if (!caller.person().equals(person)
                && photo.filter(found -> found.hash().equals(told)).isEmpty()) {
            Permissions.require(caller, Permission.READ_PEOPLE);
        }
        return photo.orElseThrow(() -> Refusal.notFound("photo"));
    }

    private Optional<String> hash(UUID tenant, UUID person) {
        return db.sql("select hash from person_photo where tenant_id = :tenant and person = :person for update")
                .param("tenant", tenant)
                .param("person", person)
                .query(String.class)
                .optional();
    }

    private void tell(Caller by, String action, UUID person, @Nullable String before, @Nullable String after) {
        events.publishEvent(new OrganisationChanged(by, action, "person", person, facts(before), facts(after)));
    }

    private static @Nullable Map<String, String> facts(@Nullable String hash) {
        return hash == null ? null : Map.of("photo", hash);
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
