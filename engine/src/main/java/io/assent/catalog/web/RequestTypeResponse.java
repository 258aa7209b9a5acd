package io.assent.catalog.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.assent.catalog.Pack;
import io.assent.catalog.Release;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request type in the reader's language; its form only when one type is asked for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RequestTypeResponse(
        String key,
        String name,
        String description,
        String icon,
        String category,
        @Nullable String titleHint,
        UUID release,
        int releaseNumber,
        List<ListField> listFields,
        @Nullable String amountField,
        @Nullable String currencyField,
        @Nullable JsonNode form) {

    /** A field of the form that lists show. */
    record ListField(String key, String label) {}

    static RequestTypeResponse of(Release release, Locale language) {
        Pack pack = release.pack();
        return new RequestTypeResponse(
                pack.key(),
                pack.name().in(language),
                pack.description().in(language),
                pack.icon(),
                pack.category(),
                pack.titleHint() == null ? null : pack.titleHint().in(language),
                release.id(),
                release.number(),
                pack.listFields().stream()
                        .map(field -> new ListField(
                                field, release.form().label(field, language).orElse(field)))
                        .toList(),
                pack.amountField(),
                pack.currencyField(),
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
                release,
                releaseNumber,
                listFields,
                amountField,
                currencyField,
                form);
    }
}
