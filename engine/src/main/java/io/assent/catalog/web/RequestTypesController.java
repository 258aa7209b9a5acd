package io.assent.catalog.web;

import io.assent.catalog.Catalog;
import io.assent.catalog.Release;
import io.assent.catalog.TypesAskedFor;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.Limit;
import io.assent.shared.web.ReaderLanguage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/request-types")
class RequestTypesController {
    private final Catalog catalog;
    private final ObjectProvider<TypesAskedFor> asked;

    RequestTypesController(Catalog catalog, ObjectProvider<TypesAskedFor> asked) {
        this.catalog = catalog;
        this.asked = asked;
    }

    @GetMapping
    Page<RequestTypeResponse> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        List<Release> visible = catalog.visibleTo(caller);
        List<String> keys = visible.stream().map(Release::key).toList();
        List<String> ranked = asked.stream()
                .flatMap(each -> each.mostFirst(caller).stream())
                .filter(keys::contains)
                .toList();
        return Cursor.page(visible, cursor, Limit.orAll(limit), Release::key)
                .map(release -> RequestTypeResponse.of(release, ReaderLanguage.current(), ranked));
    }

    @GetMapping("/{key}")
    RequestTypeResponse one(Caller caller, @PathVariable String key) {
        Locale language = ReaderLanguage.current();
        Release release = catalog.requestType(caller, key);
        return RequestTypeResponse.of(release, language, List.of())
                .with(release.form().in(language));
    }
}
