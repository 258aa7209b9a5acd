package io.assent.inbox;

import io.assent.inbox.InboxItem.Kind;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.tickets.Priority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the inbox are wanted; the same names in a query and in a saved view.
 *
 * @param kinds never empty
 * @param ticketTypes empty for all
 * @param priorities empty for all
 * @param group key of a group whose queue is wanted
 * @param whose asked in person, through a group, or both
 * @param text words of which every one starts a word of the line
 * @param ticket id of the ticket whose lines are wanted
 */
public record InboxFilter(
        Set<Kind> kinds,
        Set<String> ticketTypes,
        Set<Priority> priorities,
        @Nullable String group,
        Whose whose,
        Claimed claimed,
        boolean overdue,
        @Nullable String text,
        @Nullable UUID ticket) {

    /** Through what a person is asked. */
    public enum Whose {
        ANY,
        ME,
        GROUPS
    }

    /** By whom it was claimed. */
    public enum Claimed {
        ANY,
        ME,
        NONE
    }

    public static final Set<String> NAMES =
            Set.of("kind", "ticket_type", "priority", "group", "for", "assignee", "overdue", "q", "ticket");

    public static final InboxFilter ALL = new InboxFilter(
            EnumSet.allOf(Kind.class), Set.of(), Set.of(), null, Whose.ANY, Claimed.ANY, false, null, null);

    /** All but approvals, which {@code GET /approvals/pending} lists. */
    public static final Set<Kind> TASKS = EnumSet.of(Kind.WORK, Kind.ANSWER, Kind.TODO);

    /**
     * Reads a filter by the names of the API.
     *
     * @param values name to its values; names that are not a filter's are refused
     * @param pointer where the values stand in the request, for the problems
     */
    public static InboxFilter of(Map<String, List<String>> values, String pointer) {
        return new Reading(values, pointer).filter();
    }

    /** Values as JSON has them, for {@link #of}. */
    public static Map<String, List<String>> texts(Map<String, ?> filter) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        filter.forEach((name, value) -> texts.put(name, texts(value)));
        return texts;
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).toList()
                : value == null ? List.of() : List.of(value.toString());
    }

    /** The filter by the names of the API; what is not limited is left out. */
    public Map<String, Object> names() {
        Map<String, Object> names = new LinkedHashMap<>();
        if (kinds.size() < Kind.values().length) {
            names.put(
                    "kind",
                    kinds.stream()
                            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                            .toList());
        }
        if (!ticketTypes.isEmpty()) {
            names.put("ticket_type", List.copyOf(ticketTypes));
        }
        if (!priorities.isEmpty()) {
            names.put("priority", priorities.stream().map(Priority::name).toList());
        }
        if (group != null) {
            names.put("group", group);
        }
        if (whose != Whose.ANY) {
            names.put("for", whose.name().toLowerCase(Locale.ROOT));
        }
        if (claimed != Claimed.ANY) {
            names.put("assignee", claimed.name().toLowerCase(Locale.ROOT));
        }
        if (overdue) {
            names.put("overdue", true);
        }
        if (text != null) {
            names.put("q", text);
        }
        if (ticket != null) {
            names.put("ticket", ticket);
        }
        return names;
    }

    /** The same of these kinds only. */
    public InboxFilter only(Set<Kind> wanted) {
        EnumSet<Kind> both = EnumSet.noneOf(Kind.class);
        both.addAll(kinds);
        both.retainAll(wanted);
        return new InboxFilter(both, ticketTypes, priorities, group, whose, claimed, overdue, text, ticket);
    }

    private record Reading(Map<String, List<String>> values, String pointer, List<Problem> problems) {

        private Reading(Map<String, List<String>> values, String pointer) {
            this(values, pointer, new ArrayList<>());
        }

        private InboxFilter filter() {
            values.keySet().stream()
                    .filter(name -> !NAMES.contains(name))
                    .forEach(name -> problem(
                            name,
                            "UNKNOWN_FILTER",
                            "There is no such filter; use one of " + new TreeSet<>(NAMES) + "."));
            Set<Kind> kinds = all("kind", Kind.class);
            InboxFilter read = new InboxFilter(
                    kinds.isEmpty() ? EnumSet.allOf(Kind.class) : kinds,
                    all("ticket_type").stream().map(Reading::key).collect(Collectors.toCollection(TreeSet::new)),
                    all("priority", Priority.class),
                    one("group", Reading::key).orElse(null),
                    one("for", value -> constant(Whose.class, value)).orElse(Whose.ANY),
                    one("assignee", value -> constant(Claimed.class, value)).orElse(Claimed.ANY),
                    one("overdue", Reading::yesOrNo).orElse(false),
                    one("q", value -> value).orElse(null),
                    one("ticket", UUID::fromString).orElse(null));
            Refusal.ifAny(problems);
            return read;
        }

        private List<String> all(String name) {
            return values.getOrDefault(name, List.of()).stream()
                    .flatMap(value -> Arrays.stream(value.split(",")))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
        }

        private <E extends Enum<E>> Set<E> all(String name, Class<E> type) {
            EnumSet<E> read = EnumSet.noneOf(type);
            for (String value : all(name)) {
                tryRead(name, value, v -> constant(type, v), read);
            }
            return read;
        }

        private <T> void tryRead(String name, String value, Function<String, T> reader, Collection<T> into) {
            try {
                into.add(reader.apply(value));
            } catch (IllegalArgumentException unknown) {
                problem(name, "UNKNOWN_VALUE", "\"" + value + "\" is not a value of this filter.");
            }
        }

        private <T> Optional<T> one(String name, Function<String, T> reader) {
            List<T> read = new ArrayList<>();
            values.getOrDefault(name, List.of()).stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .findFirst()
                    .ifPresent(value -> tryRead(name, value, reader, read));
            return read.stream().findFirst();
        }

        private void problem(String name, String code, String detail) {
            problems.add(new Problem(pointer + "/" + name, code, detail));
        }

        private static String key(String value) {
            return value.toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static <E extends Enum<E>> E constant(Class<E> type, String value) {
            return Enum.valueOf(type, value.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        private static boolean yesOrNo(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException(value);
            };
        }
    }
}
