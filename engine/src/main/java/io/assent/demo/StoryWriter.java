package io.assent.demo;

import io.assent.demo.Story.Action;
import io.assent.demo.Story.Move;
import io.assent.demo.Subjects.Subject;
import io.assent.tickets.Priority;
import io.assent.tickets.TicketDraft;
import io.assent.tickets.TicketVerb;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes up what happened in a company until now; the same every time, but for the date. */
final class StoryWriter {

    /** Amounts that are small, medium and large for sure, in any of the currencies of {@link #SIMILAR}. */
    static final BigDecimal SMALL = new BigDecimal(850);

    static final BigDecimal MEDIUM = new BigDecimal(1_000);
    static final BigDecimal STILL_MEDIUM = new BigDecimal(3_900);
    static final BigDecimal LARGE = new BigDecimal(5_000);

    private static final Set<String> SIMILAR = Set.of("EUR", "USD", "CHF", "GBP");
    private static final long SEED = 20_260_401;
    private static final int QUARTER = 54 * WorkingHours.DAY;
    private static final Duration OLDEST_QUESTION = Duration.ofHours(70);
    private static final double LATE = 0.13;

    private final Company company;
    private final Subjects subjects;
    private final Instant now;
    private final long minuteNow;
    private final Random random = new Random(SEED);
    private final Map<Subject, Integer> used = new HashMap<>();
    private final List<Story> stories = new ArrayList<>();

    StoryWriter(Company company, Subjects subjects, Instant now) {
        this.company = company;
        this.subjects = subjects;
        this.now = now;
        this.minuteNow = company.hours().minuteBefore(now);
    }

    /**
     * Whose stories are told.
     *
     * @param persons those who ask for things, the busiest named more than once
     * @param large those who ask for what the finance committee decides; not its members
     */
    record Company(UUID tenant, String domain, WorkingHours hours, List<String> persons, List<String> large) {}

    /** How far a ticket got. */
    enum Ending {
        DRAFT,
        WITHDRAWN,
        SUBMITTED,
        PENDING_INFO,
        IN_PROGRESS,
        COMPLETED,
        CLOSED,
        REOPENED,
        REJECTED,
        CANCELLED
    }

    List<Story> stories() {
        return stories.stream().sorted(Comparator.comparing(Story::start)).toList();
    }

    StoryWriter tell(Ending ending, int purchases, int hardware, int support) {
        IntStream.range(0, purchases).forEach(_ -> tell(ending, subject(subjects.purchases(), _ -> true)));
        IntStream.range(0, hardware).forEach(_ -> tell(ending, subject(subjects.hardware(), _ -> true)));
        IntStream.range(0, support).forEach(i -> tell(ending, subject(subjects.support(), patient(ending, i))));
        return this;
    }

    /** Hardly anybody who is in a hurry still waits to be heard. */
    private static Predicate<Subjects.Support> patient(Ending ending, int index) {
        return ending == Ending.SUBMITTED && index > 0
                ? each -> each.priority().compareTo(Priority.MEDIUM) <= 0
                : _ -> true;
    }

    /** Purchases that wait for a decision, asked for between now and three days ago. */
    StoryWriter waiting(String requester, int count, BigDecimal from, BigDecimal below, boolean votedOnce) {
        for (int i = 0; i < count; i++) {
            Subject subject = subject(
                    subjects.purchases(),
                    each -> SIMILAR.contains(each.currency())
                            && each.amount().compareTo(from) > 0
                            && each.amount().compareTo(below) < 0);
            review(subject, requester, i, count, votedOnce);
        }
        return this;
    }

    StoryWriter waiting(String requester, int count) {
        for (int i = 0; i < count; i++) {
            review(subject(subjects.hardware(), _ -> true), requester, i, count, false);
        }
        return this;
    }

    /** An open question about a support request, due in so many days. */
    StoryWriter asked(String requester, int dueIn) {
        Subject subject = subject(subjects.support(), each -> each.priority() == Priority.LOW);
        Script script = new Script(subject, Ending.PENDING_INFO);
        script.write();
        add(
                script,
                requester,
                minuteNow - 2L * WorkingHours.DAY,
                company.hours().evening(now, dueIn));
        return this;
    }

    private void tell(Ending ending, Subject subject) {
        Script script = new Script(subject, ending);
        script.write();
        boolean large = subject.amount().compareTo(STILL_MEDIUM) > 0;
        long end = Math.max(end(ending), minuteNow - script.patience());
        Instant start = company.hours().at(end - script.length);
        boolean working = ending == Ending.IN_PROGRESS;
        boolean due = working ? random.nextInt(5) > 0 : random.nextInt(3) == 0;
        int days = working && random.nextInt(3) == 0 ? random.nextInt(2) : 1 + random.nextInt(14);
        add(
                script,
                one(large ? company.large() : company.persons()),
                end,
                due ? company.hours().evening(start, days) : null);
    }

    /** The working minute of what happened last. */
    private long end(Ending ending) {
        return switch (ending) {
            case DRAFT -> minuteNow - between(30, 4 * WorkingHours.DAY);
            case SUBMITTED -> minuteNow - between(5, 210);
            case PENDING_INFO -> minuteNow - between(40, 3 * WorkingHours.DAY);
            case IN_PROGRESS -> minuteNow - between(20, 2 * WorkingHours.DAY);
            case COMPLETED -> company.hours().minuteBefore(now.minus(Duration.ofMinutes(between(90, 55 * 60))));
            case WITHDRAWN -> minuteNow - between(WorkingHours.DAY, 4 * WorkingHours.DAY);
            case CLOSED, REOPENED, REJECTED, CANCELLED -> minuteNow - between(WorkingHours.DAY / 2, QUARTER);
        };
    }

    private void review(Subject subject, String requester, int index, int count, boolean votedOnce) {
        Instant earliest = now.minus(OLDEST_QUESTION);
        Duration ago = Duration.ofMinutes(75 + 64L * 60 * index / count);
        Instant start = company.hours().near(now.minus(ago), earliest);
        List<Move> moves = votedOnce
                ? List.of(new Move(
                        start.plus(Duration.between(start, now).dividedBy(3)), new Story.Decide(true, approval())))
                : List.of();
        boolean due = index % 3 == 0;
        stories.add(new Story(
                company.tenant(),
                requester + "@" + company.domain(),
                draft(subject, patience(ago), due ? company.hours().evening(now, 4 + index * 2) : null),
                watchers(requester),
                false,
                start,
                stories.size(),
                moves));
    }

    private void add(Script script, String requester, long end, @Nullable Instant due) {
        long start = end - script.length;
        List<Move> moves = script.steps.stream()
                .map(step -> new Move(company.hours().at(start + step.after()), step.action()))
                .toList();
        Instant begun = company.hours().at(start);
        stories.add(new Story(
                company.tenant(),
                requester + "@" + company.domain(),
                draft(script.subject, script.priority, due != null && due.isAfter(begun) ? due : null),
                watchers(requester),
                script.ending == Ending.DRAFT,
                begun,
                stories.size(),
                moves));
    }

    /** Every fourth ticket matters to a colleague too. */
    private List<String> watchers(String requester) {
        String colleague = one(company.persons());
        return random.nextInt(4) == 0 && !colleague.equals(requester)
                ? List.of(colleague + "@" + company.domain())
                : List.of();
    }

    /** What waits long is not urgent. */
    private static Priority patience(Duration ago) {
        return ago.toHours() < 3 ? Priority.HIGH : ago.toHours() < 20 ? Priority.MEDIUM : Priority.LOW;
    }

    private TicketDraft draft(Subject subject, Priority priority, @Nullable Instant due) {
        int use = used.merge(subject, 1, Integer::sum) - 1;
        int turn = use
                + Math.floorMod(subject.title().hashCode(), subjects.places().size());
        return new TicketDraft(
                placed(subject.title(), turn),
                placed(subject.text(), turn),
                subject.type(),
                priority,
                due,
                subject.category(),
                subject.tags(),
                List.of(),
                subject.answers(cost(subject, use)));
    }

    private String placed(String text, int turn) {
        return text.replace(
                        "{place}",
                        subjects.places().get(turn % subjects.places().size()))
                .replace("{team}", subjects.teams().get(turn % subjects.teams().size()));
    }

    /** A little less each time. */
    private static BigDecimal cost(Subject subject, int use) {
        return subject.amount()
                .subtract(BigDecimal.valueOf(use * 7L).min(subject.amount().divide(BigDecimal.TEN)));
    }

    /** One of those used least. */
    private <T extends Subject> T subject(List<T> all, Predicate<T> wanted) {
        List<T> fitting = all.stream().filter(wanted).toList();
        int least = fitting.stream()
                .mapToInt(each -> used.getOrDefault(each, 0))
                .min()
                .orElseThrow();
        return one(fitting.stream()
                .filter(each -> used.getOrDefault(each, 0) == least)
                .toList());
    }

    private Priority priority(Subject subject) {
        Priority said = subject.priority();
        if (said != null) {
            return said;
        }
        int of = random.nextInt(20);
        return of == 0 ? Priority.URGENT : of < 5 ? Priority.HIGH : of < 15 ? Priority.MEDIUM : Priority.LOW;
    }

    private @Nullable String approval() {
        return subjects.approvals().get(random.nextInt(subjects.approvals().size()));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private int between(int from, int to) {
        return from + random.nextInt(to - from);
    }

    /** Working minutes in which the packs promise a reaction, and a solution. */
    private record Promised(int response, int resolution) {

        static Promised of(Subject subject, Priority priority) {
            int day = WorkingHours.DAY;
            return subject.kind().equals("support")
                    ? switch (priority) {
                        case URGENT -> new Promised(30, 240);
                        case HIGH -> new Promised(60, 480);
                        case MEDIUM -> new Promised(240, 3 * day);
                        case LOW -> new Promised(day, 5 * day);
                    }
                    : switch (priority) {
                        case URGENT -> new Promised(120, 2 * day);
                        case HIGH -> new Promised(240, 5 * day);
                        case MEDIUM -> new Promised(day, 10 * day);
                        case LOW -> new Promised(2 * day, 15 * day);
                    };
        }
    }

    private record Step(long after, Action action) {}

    /** The steps of one story, in working minutes after its start. */
    private final class Script {

        private static final int LATEST_DECISION = 2 * WorkingHours.DAY;

        private final Subject subject;
        private final Ending ending;
        private final Priority priority;
        private final long reaction;
        private final long solution;
        private final List<Step> steps = new ArrayList<>();
        private long length;

        private Script(Subject subject, Ending ending) {
            this.subject = subject;
            this.ending = ending;
            this.priority = priority(subject);
            Promised promised = Promised.of(subject, priority);
            boolean open = ending == Ending.PENDING_INFO || ending == Ending.IN_PROGRESS;
            boolean lateReaction = random.nextDouble() < LATE && !open;
            boolean lateSolution = random.nextDouble() < LATE && !open;
            this.reaction = Math.min(
                    lateReaction
                            ? between(promised.response * 6 / 5, promised.response * 2)
                            : between(promised.response / 10, promised.response * 4 / 5),
                    LATEST_DECISION);
            this.solution = Math.max(
                    reaction + 90,
                    lateSolution
                            ? between(promised.resolution * 21 / 20, promised.resolution * 7 / 5)
                            : between(promised.resolution / 6, promised.resolution * 3 / 4));
        }

        /** How long it may stay as it is: mostly not longer than was promised. */
        private long patience() {
            boolean open = ending == Ending.IN_PROGRESS;
            long left = Promised.of(subject, priority).resolution * 2L / 3 - length;
            return open && random.nextInt(8) > 0 ? Math.max(20, left) : QUARTER;
        }

        private void write() {
            switch (ending) {
                case DRAFT, SUBMITTED -> {}
                case WITHDRAWN -> next(between(20, 300), send(TicketVerb.WITHDRAW, one(subjects.withdrawals())));
                default -> {
                    if (subject.kind().equals("support")) {
                        help();
                    } else {
                        request();
                    }
                }
            }
        }

        private void help() {
            if (ending == Ending.CANCELLED && random.nextBoolean()) {
                next(reaction, send(TicketVerb.CANCEL, one(subjects.withdrawals())));
                return;
            }
            next(reaction, new Story.Claim());
            next(2, new Story.Complete(null, one(subjects.triages())));
            next(between(1, 20), new Story.Claim());
            if (ending == Ending.CANCELLED) {
                next(between(10, 90), send(TicketVerb.CANCEL, one(subjects.withdrawals())));
                return;
            }
            talk();
            List<String> question = question();
            if (ending == Ending.PENDING_INFO || random.nextInt(6) == 0) {
                next(between(5, 60), new Story.Complete("QUESTION", question.getFirst()));
                if (ending == Ending.PENDING_INFO) {
                    return;
                }
                next(between(20, 240), new Story.Answer(question.getLast()));
            }
            if (ending != Ending.IN_PROGRESS) {
                solved();
                end(this::solved);
            }
        }

        private void solved() {
            String answer = ((Subjects.Support) subject).answer();
            next(Math.max(15, solution - length), new Story.Complete("RESOLVED", answer));
        }

        private void request() {
            List<String> question = question();
            if (ending == Ending.PENDING_INFO) {
                next(reaction, new Story.Ask(question.getFirst()));
                return;
            }
            if (ending == Ending.CANCELLED && random.nextBoolean()) {
                next(reaction / 2 + 1, send(TicketVerb.CANCEL, one(subjects.withdrawals())));
                return;
            }
            if (random.nextInt(6) == 0) {
                next(reaction / 3 + 1, new Story.Ask(question.getFirst()));
                next(between(20, 200), new Story.Answer(question.getLast()));
            }
            if (ending == Ending.REJECTED) {
                List<String> reasons =
                        Objects.requireNonNull(subjects.rejections().get(subject.kind()));
                next(Math.max(5, reaction - length), new Story.Decide(false, one(reasons)));
                next(between(20, 200), new Story.DecideToo(false, one(reasons)));
                return;
            }
            next(Math.max(5, reaction - length), new Story.Decide(true, approval()));
            next(between(20, 300), new Story.DecideToo(true, approval()));
            work();
        }

        private void work() {
            if (ending == Ending.CANCELLED) {
                next(between(30, 200), send(TicketVerb.CANCEL, one(subjects.withdrawals())));
                return;
            }
            int done = ending == Ending.IN_PROGRESS ? random.nextInt(3) : 3;
            if (subject.kind().equals("hardware")) {
                if (done > 0) {
                    task(between(20, 300), one(subjects.choices()));
                }
                if (done > 1) {
                    task(between(20, 300), one(subjects.orders()));
                }
            }
            if (ending == Ending.IN_PROGRESS) {
                if (random.nextBoolean()) {
                    next(between(10, 120), new Story.Claim());
                    talk();
                }
                return;
            }
            next(between(10, 120), new Story.Claim());
            talk();
            List<String> words = subject.kind().equals("hardware") ? subjects.handovers() : subjects.orders();
            next(Math.max(30, solution - length), new Story.Complete(null, one(words)));
            end(() -> task(between(60, 400), one(words)));
        }

        private void task(int after, String comment) {
            next(after, new Story.Claim());
            next(between(5, 60), new Story.Complete(null, comment));
        }

        /** From completed to closed, perhaps over another round of work. */
        private void end(Runnable again) {
            if (ending == Ending.REOPENED) {
                next(between(60, 600), send(TicketVerb.REOPEN, one(subjects.reopenings())));
                again.run();
            }
            if (ending == Ending.CLOSED || ending == Ending.REOPENED) {
                next(between(30, 1_200), send(TicketVerb.CLOSE, "Thank you."));
            }
        }

        private void talk() {
            if (random.nextInt(4) == 0) {
                next(between(5, 60), new Story.Say(true, one(subjects.remarks())));
                next(between(5, 60), new Story.Say(false, one(subjects.replies())));
            }
        }

        private List<String> question() {
            return one(Objects.requireNonNull(subjects.questions().get(subject.kind())));
        }

        private Action send(TicketVerb verb, String comment) {
            return new Story.Send(verb, comment);
        }

        private void next(long after, Action action) {
            length += after;
            steps.add(new Step(length, action));
        }
    }
}
