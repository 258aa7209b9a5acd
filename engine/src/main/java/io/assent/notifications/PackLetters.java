package io.assent.notifications;

import io.assent.catalog.Catalog;
import io.assent.catalog.Pack;
import io.assent.catalog.PackTemplate;
import io.assent.catalog.Release;
import io.assent.forms.Form;
import io.assent.tickets.TicketView;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What is told of a request in the words of its pack: of the release that it ran on when it happened, with the answers of then. */
@Component
class PackLetters {

    private static final String RELEASE = "release";
    private static final String FIELDS = "fields";

    private final Catalog catalog;

    PackLetters(Catalog catalog) {
        this.catalog = catalog;
    }

    /** What a notice keeps so that the pack's words can be said of it; nothing when it has none. */
    Map<String, Object> facts(TicketView ticket, NotificationEvent event) {
        return catalog.release(ticket.tenant(), ticket.release())
                .templates()
                .fields(event.template())
                .map(fields -> Map.<String, Object>of(
                        RELEASE, ticket.release().toString(), FIELDS, answers(ticket.customFields(), fields)))
                .orElse(Map.of());
    }

    /** What no process of its own led to is told as everywhere: that nobody answered a question. */
    Optional<PackTemplate.Filled> say(
            UUID tenant, NotificationEvent event, String language, ZoneId zone, Map<String, Object> facts) {
        if (!(facts.get(RELEASE) instanceof String id) || facts.containsKey("unanswered")) {
            return Optional.empty();
        }
        Release release = catalog.release(tenant, UUID.fromString(id));
        return release.templates()
                .find(event.template(), language)
                .flatMap(template -> say(template, release.pack(), release.form(), language, zone, facts));
    }

    static Optional<PackTemplate.Filled> say(
            PackTemplate template, Pack pack, Form form, String language, ZoneId zone, Map<String, Object> facts) {
        Map<String, Object> spoken = Templates.spoken(facts, language, zone);
        Map<?, ?> answers = facts.get(FIELDS) instanceof Map<?, ?> fields ? fields : Map.of();
        return template.fill(name -> {
            String field = PackTemplate.field(name).orElse(null);
            if (field == null) {
                return Objects.toString(spoken.get(name), "");
            }
            // behind an amount stands EUR, not its name
            return field.equals(pack.currencyField())
                    ? Objects.toString(answers.get(field), "")
                    : form.said(field, answers.get(field), Templates.locale(language), zone);
        });
    }

    /** Facts as a notice has them. */
    static Map<String, Object> with(Map<String, Object> facts, Map<String, Object> answers) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put(FIELDS, answers);
        return all;
    }

    private static Map<String, Object> answers(Map<String, Object> answers, Collection<String> fields) {
        Map<String, Object> named = new HashMap<>(answers);
        named.keySet().retainAll(fields);
        named.values().removeIf(Objects::isNull);
        return named;
    }
}
