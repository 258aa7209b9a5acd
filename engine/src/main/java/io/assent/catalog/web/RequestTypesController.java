package io.assent.catalog.web;

import io.assent.catalog.Catalog;
import io.assent.catalog.Release;
import io.assent.people.People;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/request-types")
class RequestTypesController {
    private final Catalog catalog;
    private final People people;

    RequestTypesController(Catalog catalog, People people) {
        this.catalog = catalog;
        this.people = people;
    }

    @GetMapping
    Page<RequestTypeResponse> list(
            Caller caller,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
        Locale language = language(caller, accepted);
        List<RequestTypeResponse> types = catalog.visibleTo(caller).stream()
                .map(release -> RequestTypeResponse.of(release, language))
                .toList();
        return new Page<>(types, null, null);
    }

    @GetMapping("/{key}")
    RequestTypeResponse one(
            Caller caller,
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
        Locale language = language(caller, accepted);
        Release release = catalog.requestType(caller, key);
        return RequestTypeResponse.of(release, language).with(release.form().in(language));
    }

    /** What the request asks for, else what the person chose. */
    private Locale language(Caller caller, @Nullable String accepted) {
        if (accepted != null && !accepted.isBlank() && !accepted.startsWith("*")) {
            return preferred(accepted);
        }
        return people.find(caller.tenant(), caller.person())
                .map(person -> Locale.forLanguageTag(person.locale()))
                .orElse(Locale.ENGLISH);
    }

    private static Locale preferred(String accepted) {
        try {
            return Locale.forLanguageTag(
                    Locale.LanguageRange.parse(accepted).getFirst().getRange());
        } catch (IllegalArgumentException unreadable) {
            return Locale.ENGLISH;
        }
    }
}
