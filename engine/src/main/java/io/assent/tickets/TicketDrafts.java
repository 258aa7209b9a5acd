package io.assent.tickets;

import io.assent.catalog.Categories;
import io.assent.catalog.Pack;
import io.assent.catalog.Release;
import io.assent.forms.Form;
import io.assent.forms.Forms;
import io.assent.shared.OneLine;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what a requester says: a draft for its types only, a ticket for everything its form asks. */
@Component
class TicketDrafts {

    private static final Instant FARTHEST = Instant.parse("2999-12-31T23:59:59Z");
    private static final int DIGITS = 15;
    private static final int TITLE = 200;
    /** Two names of 100 with a slash between them. */
    private static final int CATEGORY = 203;

    private static final int DESCRIPTION = 20_000;
    private static final int TAGS = 20;
    private static final int TAG = 40;

    private final Forms forms;
    private final List<AnswerRule> rules;

    TicketDrafts(Forms forms, List<AnswerRule> rules) {
        this.forms = forms;
        this.rules = rules;
    }

    /** How much of a request has to be right. */
    enum Extent {
        /** A draft may hold anything of the right type. */
        TYPES,
        /** What is there must be right; more may follow. */
        SO_FAR,
        WHOLE
    }

    /**
     * The answers that may be kept; values of fields that the form hides are dropped.
     *
     * @param release absent when no request type of the caller was named, which is a problem
     * @param requester whose request it is, whoever writes
     * @param before answers that were accepted earlier
     * @param found problems that were met on the way here; those of the same or a deeper place are not told again
     * @throws Refusal with all problems
     */
    Checked check(
            TicketDraft draft,
            @Nullable Release release,
            Extent extent,
            UUID requester,
            Map<String, Object> before,
            List<Problem> found) {
        List<Problem> problems = new ArrayList<>();
        if (release == null) {
            problems.add(new Problem(
                    "/ticket_type",
                    draft.type().isBlank() ? "REQUIRED" : "UNKNOWN_VALUE",
                    "Choose a request type that you may use; GET /request-types lists them."));
        }
        words(draft, extent == Extent.WHOLE, problems);
        Map<String, Object> answers = Map.of();
        try {
            answers = release == null ? Map.of() : answers(draft, release, extent, before);
            if (release != null && extent != Extent.TYPES) {
                for (AnswerRule rule : rules) {
                    answers = rule.kept(release, answers);
                }
                problems.addAll(problems(release, requester, before, answers));
            }
        } catch (Refusal wrong) {
            problems.addAll(wrong.errors());
        }
        Refusal.ifAny(found, problems);
        Pack pack = Objects.requireNonNull(release).pack();
        return new Checked(
                answers,
                category(draft, release.form(), before, answers),
                amount(answers, pack.amountField()),
                text(answers, pack.currencyField()));
    }

    /** What a form asks for is the category, until somebody who sorts the ticket says another one. */
    private static @Nullable String category(
            TicketDraft draft, Form form, Map<String, Object> before, Map<String, Object> answers) {
        String field = form.fieldFrom(Categories.SOURCE).orElse(null);
        boolean isAnswered =
                field != null && (draft.category() == null || !Objects.equals(before.get(field), answers.get(field)));
        return isAnswered ? text(answers, field) : draft.category();
    }

    /** A due date that a person sets lies ahead. */
    static List<Problem> dueDate(@Nullable Instant dueDate, Instant now) {
        if (dueDate != null && dueDate.isAfter(FARTHEST)) {
            return List.of(new Problem("/due_date", "TOO_FAR", "Choose a due date before the year 3000."));
        }
        return dueDate != null && dueDate.isBefore(now)
                ? List.of(new Problem("/due_date", "IN_THE_PAST", "The due date has passed; choose a later one."))
                : List.of();
    }

    private Map<String, Object> answers(TicketDraft draft, Release release, Extent extent, Map<String, Object> before) {
        return switch (extent) {
            case TYPES -> forms.checkDraft(release.form(), draft.customFields());
            case SO_FAR -> forms.checkSoFar(release.form(), draft.customFields());
            case WHOLE -> forms.check(release.form(), draft.customFields(), before);
        };
    }

    private List<Problem> problems(
            Release release, UUID requester, Map<String, Object> before, Map<String, Object> answers) {
        return rules.stream()
                .flatMap(rule -> rule.problems(release, requester, before, answers).stream())
                .toList();
    }

    private static void words(TicketDraft draft, boolean complete, List<Problem> problems) {
        String title = draft.title() == null ? "" : draft.title();
        if (complete && title.isEmpty()) {
            problems.add(new Problem("/title", "REQUIRED", "Give it a title that says what you need."));
        }
        line("/title", title, TITLE, problems);
        tooLong("/description", draft.description() == null ? "" : draft.description(), DESCRIPTION, problems);
        line("/category", draft.category() == null ? "" : draft.category(), CATEGORY, problems);
        if (draft.tags().size() > TAGS) {
            problems.add(new Problem("/tags", "TOO_MANY", "Use at most " + TAGS + " tags."));
        }
        for (int i = 0; i < draft.tags().size(); i++) {
            String tag = draft.tags().get(i);
            if (tag.isEmpty()) {
                problems.add(new Problem("/tags/" + i, "REQUIRED", "A tag needs a word; remove it or write one."));
            } else {
                line("/tags/" + i, tag, TAG, problems);
            }
        }
    }

    private static void line(String pointer, String line, int most, List<Problem> problems) {
        OneLine.problem(pointer, line).ifPresent(problems::add);
        tooLong(pointer, line, most, problems);
    }

    private static void tooLong(String pointer, String text, int most, List<Problem> problems) {
        if (text.length() > most) {
            problems.add(new Problem(
                    pointer, "TOO_LONG", "It has " + text.length() + " characters; shorten it to " + most + "."));
        }
    }

    private static @Nullable BigDecimal amount(Map<String, Object> answers, @Nullable String field) {
        if (field == null || !(answers.get(field) instanceof Number number)) {
            return null;
        }
        BigDecimal amount = new BigDecimal(number.toString());
        boolean sensible =
                amount.precision() <= 4 * DIGITS && Math.abs((long) amount.precision() - amount.scale()) <= DIGITS;
        return sensible ? amount.setScale(2, RoundingMode.HALF_UP) : null;
    }

    private static @Nullable String text(Map<String, Object> answers, @Nullable String field) {
        return field != null && answers.get(field) instanceof String text ? text : null;
    }

    /** Answers that passed, what they are about, and the money among them. */
    record Checked(
            Map<String, Object> answers,
            @Nullable String category,
            @Nullable BigDecimal amount,
            @Nullable String currency) {}
}
