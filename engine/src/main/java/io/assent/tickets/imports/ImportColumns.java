package io.assent.tickets.imports;

import io.assent.catalog.Release;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.csv.CsvColumns;
import io.assent.tickets.Priority;
import io.assent.tickets.TicketDraft;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The columns that a table of requests of one type has, and what a row of it asks for: the fields of its form by their keys, and what every
 * request has unless the form asks for it by the same name.
 */
@Component
class ImportColumns {

    /** Says in the file of the wrong rows why; read over when that file is corrected and sent again. */
    static final String REASON = "reason";

    private static final String TITLE = "title";
    private static final List<String> OF_EVERY_TYPE =
            List.of("description", "priority", "due_date", "category", "tags", "requester");
    private static final List<DateTimeFormatter> DAYS = formats("uuuu-M-d", "d.M.uuuu");
    private static final List<DateTimeFormatter> MOMENTS =
            formats("uuuu-M-d H:mm", "uuuu-M-d'T'H:mm[:ss]", "d.M.uuuu H:mm");

    private final People people;

    ImportColumns(People people) {
        this.people = people;
    }

    /** Those that a template shows. */
    List<String> names(Release release) {
        CsvColumns all = known(release);
        return all.all().stream().filter(name -> !name.equals(REASON)).toList();
    }

    CsvColumns known(Release release) {
        Set<String> keys = release.form().keys();
        Set<String> wanted = release.form().alwaysRequired();
        List<String> required = new ArrayList<>(List.of(TITLE));
        keys.stream().filter(wanted::contains).forEach(required::add);
        List<String> optional = new ArrayList<>();
        keys.stream().filter(key -> !wanted.contains(key)).forEach(optional::add);
        OF_EVERY_TYPE.stream().filter(name -> !keys.contains(name)).forEach(optional::add);
        optional.add(REASON);
        return new CsvColumns(required, optional);
    }

    /** @param requester the one who imports, where the row or its cell names nobody who is there */
    record Wanted(PersonView requester, TicketDraft draft) {}

    /** @param problems takes what cannot be read */
    Wanted read(Caller by, Release release, Map<String, String> cells, List<Problem> problems) {
        Set<String> keys = release.form().keys();
        Map<String, Object> answers = new LinkedHashMap<>();
        Map<String, String> words = new LinkedHashMap<>();
        cells.forEach((column, cell) -> {
            if (!cell.isEmpty() && keys.contains(column)) {
                answers.put(column, release.form().readCell(column, cell));
            } else if (!cell.isEmpty()) {
                words.put(column, cell);
            }
        });
        PersonView importer = people.find(by.tenant(), by.person()).orElseThrow();
        PersonView requester = Optional.ofNullable(words.get("requester"))
                .map(name -> requester(by, name, problems))
                .orElse(importer);
        TicketDraft draft = new TicketDraft(
                words.get(TITLE),
                words.get("description"),
                release.key(),
                priority(words.get("priority"), problems),
                dueDate(words.get("due_date"), importer.zone(), problems),
                words.get("category"),
                Arrays.stream(words.getOrDefault("tags", "").split("[,;]"))
                        .filter(tag -> !tag.isBlank())
                        .toList(),
                List.of(),
                answers);
        return new Wanted(requester, draft);
    }

    private @Nullable PersonView requester(Caller by, String name, List<Problem> problems) {
        PersonView found =
                people.named(by.tenant(), name).filter(PersonView::active).orElse(null);
        if (found == null) {
            problems.add(new Problem("/requester", "UNKNOWN_PERSON", "Nobody here has this id or e-mail."));
        }
        return found;
    }

    private static @Nullable Priority priority(@Nullable String word, List<Problem> problems) {
        if (word == null) {
            return null;
        }
        Optional<Priority> found = Arrays.stream(Priority.values())
                .filter(each -> each.name().equalsIgnoreCase(word))
                .findFirst();
        if (found.isEmpty()) {
            problems.add(new Problem("/priority", "UNKNOWN_VALUE", "Say LOW, MEDIUM, HIGH or URGENT."));
        }
        return found.orElse(null);
    }

    /** A day lasts until its end, in the zone of who imports. */
    private static @Nullable Instant dueDate(@Nullable String text, ZoneId zone, List<Problem> problems) {
        if (text == null) {
            return null;
        }
        Optional<LocalDateTime> moment = first(MOMENTS, format -> LocalDateTime.parse(text, format))
                .or(() -> first(DAYS, format -> LocalDate.parse(text, format).atTime(LocalTime.of(23, 59))));
        if (moment.isEmpty()) {
            problems.add(new Problem(
                    "/due_date",
                    "NOT_A_DATE",
                    "Write a day such as 2027-03-31 or 31.03.2027, with a time if you like."));
        }
        return moment.map(found -> found.atZone(zone).toInstant()).orElse(null);
    }

    private static <T> Optional<T> first(List<DateTimeFormatter> formats, Function<DateTimeFormatter, T> reading) {
        for (DateTimeFormatter format : formats) {
            try {
                return Optional.of(reading.apply(format));
            } catch (DateTimeException notWrittenSo) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static List<DateTimeFormatter> formats(String... patterns) {
        return Arrays.stream(patterns)
                .map(pattern ->
                        DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT))
                .toList();
    }
}
