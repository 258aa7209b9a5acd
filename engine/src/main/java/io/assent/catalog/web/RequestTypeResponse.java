package io.assent.catalog.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.assent.catalog.Pack;
import io.assent.catalog.Release;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request type in the reader's language; its form only when one type is asked for.
 *
 * @param rank 0 for what the reader, and then the house, asks for most; absent for what nobody asked for lately
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RequestTypeResponse(
        String key,
        String name,
        String description,
        String icon,
        String category,
        @Nullable String titleHint,
        String priority,
        UUID release,
        int releaseNumber,
        List<ListField> listFields,
        @Nullable String amountField,
        @Nullable String currencyField,
        @Nullable Integer rank,
        @Nullable JsonNode form) {

    /** A field of the form that lists show. */
    record ListField(String key, String label) {}

    /** @param ranked keys of types, what is asked for most first */
    static RequestTypeResponse of(Release release, Locale language, List<String> ranked) {
        Pack pack = release.pack();
        int rank = ranked.indexOf(pack.key());
        return new RequestTypeResponse(
                pack.key(),
                pack.name().in(language),
                pack.description().in(language),
                pack.icon(),
                pack.category(),
                pack.titleHint() == null ? null : pack.titleHint().in(language),
                pack.priority(),
                release.id(),
                release.number(),
                pack.listFields().stream()
                        .map(field -> new ListField(
                                field, release.form().label(field, language).orElse(field)))
                        .toList(),
                pack.amountField(),
                pack.currencyField(),
                rank < 0 ? null : rank,
                null);
    }

    RequestTypeResponse with(JsonNode form) {
        return new RequestTypeResponse(
                key,
                name,
                description,
                icon,
                category,
                titleHint,
                priority,
                release,
                releaseNumber,
                listFields,
                amountField,
                currencyField,
                rank,
                form);
    }
}
