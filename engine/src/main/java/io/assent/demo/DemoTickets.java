package io.assent.demo;

import io.assent.audit.AuditTrail;
import io.assent.demo.StoryWriter.Company;
import io.assent.demo.StoryWriter.Ending;
import io.assent.notifications.Notifications;
import io.assent.people.TenantView;
import io.assent.people.Tenants;
import io.assent.shared.DemoPart;
import io.assent.shared.Tenancy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Some three hundred tickets of the last three months, in every state that people meet. */
@Component
@Order(40)
class DemoTickets implements DemoPart {

    private static final Logger log = LoggerFactory.getLogger(DemoTickets.class);
    private static final Duration NEWS = Duration.ofDays(2);
    private static final BigDecimal ANY = new BigDecimal(1_000_000);

    private final Tenants tenants;
    private final AuditTrail trail;
    private final Notifications notifications;
    private final Stage stage;
    private final Clock clock;

    DemoTickets(Tenants tenants, AuditTrail trail, Notifications notifications, Stage stage, Clock clock) {
        this.tenants = tenants;
        this.trail = trail;
        this.notifications = notifications;
        this.stage = stage;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "tickets";
    }

    @Override
    public void load() {
        TenantView acme = tenant("employee@acme.example");
        TenantView globex = tenant("employee@globex.example");
        if (isUntouched(acme.id())) {
            play(stories(acme, globex, clock.instant()));
            forgetNews(acme.id());
            forgetNews(globex.id());
        }
    }

    static List<Story> stories(TenantView acme, TenantView globex, Instant now) {
        Subjects subjects = Subjects.read();
        return Stream.concat(acme(acme, subjects, now).stream(), globex(globex, subjects, now).stream())
                .toList();
    }

    private static List<Story> acme(TenantView tenant, Subjects subjects, Instant now) {
        List<String> persons = List.of(
                "employee",
                "employee",
                "employee",
                "employee",
                "manager",
                "manager",
                "head",
                "ceo",
                "finance1",
                "finance2",
                "finance3",
                "agent",
                "agent2",
                "hr",
                "hr",
                "facility",
                "facility",
                "buyer",
                "designer",
                "admin");
        List<String> large = List.of("employee", "manager", "head", "hr", "facility", "agent", "buyer", "designer");
        return new StoryWriter(
                        new Company(tenant.id(), "acme.example", new WorkingHours(tenant.zone()), persons, large),
                        subjects,
                        now)
                .tell(Ending.CLOSED, 42, 26, 45)
                .tell(Ending.REOPENED, 2, 2, 4)
                .tell(Ending.REJECTED, 14, 7, 0)
                .tell(Ending.CANCELLED, 6, 4, 5)
                .tell(Ending.COMPLETED, 7, 6, 12)
                .tell(Ending.IN_PROGRESS, 9, 9, 10)
                .tell(Ending.PENDING_INFO, 4, 2, 3)
                .tell(Ending.SUBMITTED, 0, 0, 9)
                .tell(Ending.DRAFT, 3, 2, 2)
                .tell(Ending.WITHDRAWN, 1, 1, 1)
                .asked("manager", -1)
                .asked("manager", 11)
                .asked("head", -1)
                .asked("head", 12)
                .waiting("employee", 7, BigDecimal.ZERO, StoryWriter.SMALL, false)
                .waiting("employee", 4)
                .waiting("employee", 5, StoryWriter.MEDIUM, StoryWriter.STILL_MEDIUM, false)
                .waiting("manager", 4, StoryWriter.MEDIUM, StoryWriter.STILL_MEDIUM, false)
                .waiting("manager", 2)
                .waiting("hr", 2)
                .waiting("facility", 2, BigDecimal.ZERO, StoryWriter.STILL_MEDIUM, false)
                .waiting("buyer", 3, StoryWriter.LARGE, ANY, false)
                .waiting("employee", 3, StoryWriter.LARGE, ANY, false)
                .waiting("facility", 2, StoryWriter.LARGE, ANY, false)
                .waiting("head", 3, StoryWriter.LARGE, ANY, true)
                .stories();
    }

    private static List<Story> globex(TenantView tenant, Subjects subjects, Instant now) {
        return new StoryWriter(
                        new Company(
                                tenant.id(),
                                "globex.example",
                                new WorkingHours(tenant.zone()),
                                List.of("employee", "employee", "manager"),
                                List.of("employee")),
                        subjects,
                        now)
                .tell(Ending.CLOSED, 5, 4, 6)
                .tell(Ending.REJECTED, 2, 1, 0)
                .tell(Ending.CANCELLED, 1, 0, 1)
                .tell(Ending.COMPLETED, 1, 1, 1)
                .tell(Ending.IN_PROGRESS, 1, 1, 1)
                .tell(Ending.PENDING_INFO, 1, 0, 1)
                .tell(Ending.SUBMITTED, 0, 0, 1)
                .waiting("employee", 2, BigDecimal.ZERO, StoryWriter.SMALL, false)
                .stories();
    }

    /** Two at a time; of one series of numbers one after the other, in the order of their numbers. */
    private void play(List<Story> stories) {
        Predicate<Story> isSupport = story -> story.draft().type().equals("it-support");
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            threads.execute(() -> stories.stream().filter(isSupport).forEach(this::play));
            threads.execute(() -> stories.stream().filter(isSupport.negate()).forEach(this::play));
        }
        log.info("Demo data: {} tickets told", stories.size());
    }

    /** One story less is no reason not to start. */
    private void play(Story story) {
        try {
            stage.play(story);
        } catch (RuntimeException e) {
            log.warn("The story of \"{}\" could not be told", story.draft().title(), e);
        }
    }

    private boolean isUntouched(UUID tenant) {
        return Tenancy.of(
                tenant,
                () -> trail.find(
                                tenant,
                                new AuditTrail.Filter(null, "TICKET_CREATED", null, null, null, null, null),
                                null,
                                1)
                        .items()
                        .isEmpty());
    }

    private void forgetNews(UUID tenant) {
        Tenancy.run(
                tenant, () -> notifications.readBefore(tenant, clock.instant().minus(NEWS)));
    }

    private TenantView tenant(String email) {
        return tenants.signIn(email)
                .flatMap(found -> tenants.find(found.tenant()))
                .orElseThrow(() -> new IllegalStateException("The people of the demo come first"));
    }
}
