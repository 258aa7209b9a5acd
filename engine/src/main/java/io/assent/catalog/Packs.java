package io.assent.catalog;

import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.Role;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The packs of a tenant and their releases, for those who design processes. */
@Component
public class Packs {
    private final Releases releases;
    private final Catalog catalog;
    private final People people;

    Packs(Releases releases, Catalog catalog, People people) {
        this.releases = releases;
        this.catalog = catalog;
        this.people = people;
    }

    /** A pack by its current release. */
    public record PackLine(
            String key,
            String name,
            String icon,
            String category,
            UUID release,
            int releaseNumber,
            Instant releasedAt) {}

    /**
     * One release of a pack.
     *
     * @param publishedBy name of the person; absent for what came with the application
     */
    public record ReleaseLine(
            UUID id,
            int number,
            String hash,
            boolean current,
            @Nullable String publishedBy,
            @Nullable String note,
            Instant createdAt) {}

    @Transactional(readOnly = true)
    public List<PackLine> all(Caller caller) {
        designersOnly(caller);
        return catalog.visibleTo(caller).stream()
                .map(release -> new PackLine(
                        release.key(),
                        release.pack().name().in(Locale.ENGLISH),
                        release.pack().icon(),
                        release.pack().category(),
                        release.id(),
                        release.number(),
                        release.createdAt()))
                .toList();
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<ReleaseLine> releases(Caller caller, String key) {
        designersOnly(caller);
        List<Releases.Line> history = releases.history(caller.tenant(), CachedCatalog.canonical(key));
        if (history.isEmpty()) {
            throw Refusal.notFound("pack");
        }
        var publishers = people.find(
                caller.tenant(),
                history.stream()
                        .map(Releases.Line::publishedBy)
                        .filter(Objects::nonNull)
                        .toList());
        return history.stream()
                .map(line -> {
                    PersonView publisher = line.publishedBy() == null ? null : publishers.get(line.publishedBy());
                    return new ReleaseLine(
                            line.id(),
                            line.number(),
                            line.hash(),
                            line.current(),
                            publisher == null ? null : publisher.name(),
                            line.note(),
                            line.createdAt());
                })
                .toList();
    }

    private static void designersOnly(Caller caller) {
        if (!caller.is(Role.DESIGNER) && !caller.is(Role.ADMIN)) {
            throw Refusal.forbidden("Packs are for process designers and administrators.");
        }
    }
}
