package io.assent.design;

import io.assent.catalog.Catalog;
import io.assent.catalog.PackRefused;
import io.assent.catalog.Packs;
import io.assent.design.Course.Step;
import io.assent.design.Draft.Content;
import io.assent.design.Past.Request;
import io.assent.design.Verdict.Difference;
import io.assent.design.Verdict.Reason;
import io.assent.scenarios.Outcome;
import io.assent.scenarios.Recording;
import io.assent.scenarios.Retold;
import io.assent.scenarios.Scenarios;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes scenarios of a draft out of real requests that are over; nobody is recognised in them, and each is true on the release it came from. */
@Service
public class Examples {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Drafts drafts;
    private final Trials trials;
    private final Past past;
    private final Tickets tickets;
    private final Scenarios scenarios;
    private final Catalog catalog;
    private final Packs packs;

    Examples(
            Drafts drafts,
            Trials trials,
            Past past,
            Tickets tickets,
            Scenarios scenarios,
            Catalog catalog,
            Packs packs) {
        this.drafts = drafts;
        this.trials = trials;
        this.past = past;
        this.tickets = tickets;
        this.scenarios = scenarios;
        this.catalog = catalog;
        this.packs = packs;
    }

    /**
     * Adds a scenario to the draft.
     *
     * @param named id or number of a request that the caller may read
     * @param found what is wrong already; then nothing is added
     * @throws Refusal when the request cannot be told, and why
     */
    public Content make(Caller by, String key, @Nullable String named, List<Problem> found) {
        String pack = Packs.canonical(key);
        drafts.find(by, pack);
        Refusal.ifAny(
                found,
                named == null ? List.of(new Problem("/ticket", "REQUIRED", "A value is needed here.")) : List.of());
        TicketView ticket = tickets.named(by, Objects.requireNonNull(named));
        if (!ticket.type().equals(pack)) {
            throw Refusal.notFound("ticket");
        }
        if (!ticket.status().isFinal()) {
            throw new Refusal(
                    Refusal.Category.CONFLICT, "NOT_OVER", "The request is not over yet; choose another one.");
        }
        byte[] scenario = trials.alone(PATIENCE, () -> told(by, pack, past.read(by.tenant(), ticket.id())));
        return drafts.addScenario(by, pack, ticket.id(), new String(scenario, StandardCharsets.UTF_8));
    }

    private byte[] told(Caller by, String pack, Request request) {
        Recording recording = request.recording();
        if (recording == null) {
            throw untold(Objects.requireNonNull(request.why()));
        }
        int release = catalog.release(by.tenant(), request.release()).number();
        SortedMap<String, byte[]> files = packs.files(by, pack, release);
        String because = "";
        for (boolean toTheMinute : List.of(false, true)) {
            Retold<Course> retold = retold(by, pack, recording, files, toTheMinute);
            because = because(by, pack, request.course(), retold, files);
            if (because.isEmpty()) {
                return Objects.requireNonNull(retold.scenario());
            }
        }
        throw untold("Played with other people it does not go as it went: %s.".formatted(because));
    }

    private Retold<Course> retold(
            Caller by, String pack, Recording recording, SortedMap<String, byte[]> files, boolean toTheMinute) {
        try {
            return scenarios.retell(
                    by.tenant(), recording, pack, files, toTheMinute, ticket -> past.course(by.tenant(), ticket));
        } catch (PackRefused e) {
            throw untold("Its release is not accepted any more.");
        }
    }

    /** @return what is different from what really happened, or not as the scenario tells it; empty when nothing is */
    private String because(
            Caller by, String pack, Course then, Retold<Course> retold, SortedMap<String, byte[]> files) {
        if (retold.scenario() == null || retold.seen() == null) {
            return Objects.requireNonNull(retold.because());
        }
        Verdict verdict = Verdict.of(then, retold.seen(), null);
        boolean isTheSame =
                verdict.difference() == Difference.SAME || verdict.difference() == Difference.OTHER_APPROVERS;
        if (!isTheSame || !reasons(then).equals(reasons(retold.seen()))) {
            return verdict.steps().isEmpty()
                    ? "it ends as " + retold.seen().status()
                    : String.join(", ", verdict.steps());
        }
        Outcome outcome = scenarios
                .play(by.tenant(), List.of(Scenarios.read(pack, retold.scenario())), pack, files)
                .getFirst();
        return outcome.problems().stream().findFirst().orElse("");
    }

    private static List<String> reasons(Course course) {
        return course.approvals().stream().map(Step::name).toList();
    }

    private static Refusal untold(Reason why) {
        return untold(
                switch (why) {
                    case EDITED -> "Its answers were changed after it was sent, and the former ones are not known.";
                    case BY_HAND -> "Somebody led it by hand, which no scenario can tell.";
                    case HISTORY_CLEANED ->
                        "The history of its process has been cleaned, as the policy of your organisation says.";
                    case NO_HISTORY, PARTS, NOT_DONE, REFUSED, FAILED, NOT_REPRODUCED ->
                        "Its history does not tell enough.";
                });
    }

    private static Refusal untold(String because) {
        return new Refusal(Refusal.Category.CONFLICT, "NOT_TELLABLE", because);
    }
}
