package io.assent.inbox.web;

import io.assent.inbox.InboxFilter;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.web.KnownParameters;
import io.assent.shared.web.Limit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The parameters of a list of the inbox; unknown ones are refused. */
record InboxQuery(InboxFilter filter, int limit, @Nullable String cursor, boolean count) {

    private static final Set<String> NAMES = Stream.concat(
                    InboxFilter.NAMES.stream(), Stream.of("view", KnownParameters.SORT))
            .collect(Collectors.toUnmodifiableSet());

    /** @param views the filter of a saved view by its key */
    static InboxQuery of(MultiValueMap<String, String> parameters, Function<String, InboxFilter> views) {
        KnownParameters.require(parameters.keySet(), NAMES);
        Map<String, List<String>> filters = new HashMap<>();
        String view = parameters.getFirst("view");
        if (view != null) {
            filters.putAll(InboxFilter.texts(views.apply(view).names()));
        }
        parameters.forEach((name, values) -> {
            if (InboxFilter.NAMES.contains(name)) {
                filters.put(name, values);
            }
        });
        return new InboxQuery(
                InboxFilter.of(filters, ""),
                Limit.of(number(parameters.getFirst("limit"))),
                parameters.getFirst("cursor"),
                "true".equalsIgnoreCase(parameters.getFirst("count")));
    }

    private static @Nullable Integer number(@Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw Refusal.invalid(List.of(new Problem("/limit", "INVALID", "Choose a number from 1 to 100.")));
        }
    }
}
