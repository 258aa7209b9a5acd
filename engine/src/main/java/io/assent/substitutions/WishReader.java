package io.assent.substitutions;

import io.assent.catalog.Catalog;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.Role;
import io.assent.tickets.TicketViews;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what people say about a substitution, and collects what is wrong with it. */
@Component
class WishReader {

    private static final int LONGEST_AMOUNT = 20;
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,13}(\\.\\d{1,2}0*)?");

    private final People people;
    private final Catalog catalog;
    private final TicketViews money;

    WishReader(People people, Catalog catalog, TicketViews money) {
        this.people = people;
        this.catalog = catalog;
        this.money = money;
    }

    /** What could be read; absent where there is nothing or a problem. */
    record Read(
            @Nullable PersonView substitute,
            @Nullable Instant from,
            @Nullable Instant until,
            Set<String> ticketTypes,
            Substitution.@Nullable Limit over,
            Substitution.@Nullable Limit limit) {}

    /** @param before what holds now in a change, absent for a new one */
    Read read(SubstitutionWish wish, PersonView absent, @Nullable Substitution before, List<Problem> problems) {
        return new Read(
                substitute(wish, absent, before, problems),
                wish.from() == null && before != null
                        ? before.from()
                        : moment("/from", wish.from(), absent.zone(), 0, problems),
                wish.until() == null && before != null
                        ? before.until()
                        : moment("/until", wish.until(), absent.zone(), 1, problems),
                wish.ticketTypes() == null && before != null ? before.ticketTypes() : types(wish, absent, problems),
                wish.overAmount() == null && before != null
                        ? before.over()
                        : limit("/over_amount", wish.overAmount(), problems),
                wish.maxAmount() == null && before != null
                        ? before.limit()
                        : limit("/max_amount", wish.maxAmount(), problems));
    }

    private @Nullable PersonView substitute(
            SubstitutionWish wish, PersonView absent, @Nullable Substitution before, List<Problem> problems) {
        if (wish.substitute() == null && before != null) {
            return people.find(before.tenant(), before.substitute()).orElse(null);
        }
        String named = said(wish.substitute());
        if (named == null) {
            problems.add(new Problem("/substitute", "REQUIRED", "Name the person who stands in, by id or e-mail."));
            return null;
        }
        Optional<PersonView> found = people.named(absent.tenant(), named);
        if (found.isEmpty()) {
            problems.add(new Problem("/substitute", "UNKNOWN", "Nobody here has this id or e-mail."));
            return null;
        }
        PersonView substitute = found.get();
        if (substitute.id().equals(absent.id())) {
            problems.add(new Problem(
                    "/substitute", "SAME_PERSON", "Nobody stands in for themselves; choose somebody else."));
        } else if (people.hasLeft(absent.tenant(), substitute.id())) {
            problems.add(new Problem(
                    "/substitute", "INACTIVE", substitute.name() + " is not active any more; choose somebody else."));
        } else if (isOutside(substitute)) {
            problems.add(new Problem(
                    "/substitute",
                    "NOT_ABLE",
                    substitute.name() + " does not belong to the company; choose a colleague."));
        }
        return substitute;
    }

    static boolean isOutside(PersonView person) {
        return person.roles().equals(Set.of(Role.CUSTOMER)) || person.roles().isEmpty();
    }

    /** @param days to be added to a date: it is meant to its end */
    private static @Nullable Instant moment(
            String pointer, @Nullable Optional<String> said, ZoneId zone, int days, List<Problem> problems) {
        String text = said(said);
        if (text == null) {
            problems.add(new Problem(pointer, "REQUIRED", "Say when, for example 2027-03-31T08:00:00Z."));
            return null;
        }
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).plusDays(days).atStartOfDay(zone).toInstant();
        } catch (DateTimeException unreadable) {
            problems.add(new Problem(
                    pointer,
                    "INVALID",
                    "Write an instant such as 2027-03-31T08:00:00Z, or a date such as 2027-03-31."));
            return null;
        }
    }

    private Set<String> types(SubstitutionWish wish, PersonView absent, List<Problem> problems) {
        Set<String> types = new TreeSet<>();
        List<String> named =
                wish.ticketTypes() == null ? List.of() : wish.ticketTypes().orElse(List.of());
        for (int i = 0; i < named.size(); i++) {
            String key = String.valueOf(named.get(i));
            try {
                types.add(catalog.requestType(absent.tenant(), key).key());
            } catch (Refusal unknown) {
                problems.add(new Problem(
                        "/ticket_types/" + i, "UNKNOWN", "There is no request type with the key " + key + "."));
            }
        }
        return types;
    }

    private Substitution.@Nullable Limit limit(
            String pointer, @Nullable Optional<Object> wanted, List<Problem> problems) {
        Object said = wanted == null ? null : wanted.orElse(null);
        if (said == null) {
            return null;
        }
        boolean isMoney = said instanceof Map<?, ?>;
        Object amount = said instanceof Map<?, ?> whole ? whole.get("amount") : said;
        Object named = said instanceof Map<?, ?> whole ? whole.get("currency") : null;
        List<Problem> wrong = new ArrayList<>();
        if (said instanceof Map<?, ?> whole) {
            whole.keySet().stream()
                    .filter(key -> !"amount".equals(key) && !"currency".equals(key))
                    .forEach(key -> wrong.add(
                            new Problem(pointer + "/" + key, "UNKNOWN_PROPERTY", "There is no such property here.")));
        }
        String currency =
                named == null ? money.baseCurrency() : named.toString().strip().toUpperCase(Locale.ROOT);
        if (!money.currencies().contains(currency)) {
            wrong.add(new Problem(
                    pointer + "/currency",
                    "UNKNOWN",
                    "There is no exchange rate for this currency; use one of " + String.join(", ", money.currencies())
                            + "."));
        }
        BigDecimal value = amount(amount, isMoney ? pointer + "/amount" : pointer, wrong);
        problems.addAll(wrong);
        return value == null || !wrong.isEmpty()
                ? null
                : new Substitution.Limit(value.setScale(2, RoundingMode.UNNECESSARY), currency);
    }

    private static @Nullable BigDecimal amount(@Nullable Object said, String pointer, List<Problem> wrong) {
        String text = said instanceof Number number
                ? plain(new BigDecimal(number.toString()).stripTrailingZeros())
                : said instanceof String written ? written.strip() : "";
        if (!AMOUNT.matcher(text).matches()) {
            wrong.add(new Problem(pointer, "INVALID", "Write an amount such as 2000.00."));
            return null;
        }
        BigDecimal amount = new BigDecimal(text).stripTrailingZeros();
        if (amount.signum() <= 0) {
            wrong.add(
                    new Problem(pointer, "NOT_POSITIVE", "An amount is more than nothing; leave it out for no limit."));
            return null;
        }
        return amount;
    }

    /** Written out as far as an amount can be: a few characters may stand for a million digits. */
    private static String plain(BigDecimal number) {
        return Math.abs((long) number.precision() - number.scale()) > LONGEST_AMOUNT ? "" : number.toPlainString();
    }

    private static @Nullable String said(@Nullable Optional<String> text) {
        return text == null
                ? null
                : text.map(String::strip).filter(word -> !word.isEmpty()).orElse(null);
    }

    /** The person who is away, by what the wish says. */
    Optional<PersonView> absent(UUID tenant, UUID caller, SubstitutionWish wish) {
        String named = said(wish.person());
        return named == null ? people.find(tenant, caller) : people.named(tenant, named);
    }
}
