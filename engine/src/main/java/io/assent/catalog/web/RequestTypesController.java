package io.assent.catalog.web;

import io.assent.catalog.Catalog;
import io.assent.catalog.Release;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.ReaderLanguage;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/request-types")
class RequestTypesController {
    private final Catalog catalog;

    RequestTypesController(Catalog catalog) {
        this.catalog = catalog;
    }

    @GetMapping
    Page<RequestTypeResponse> list(Caller caller) {
        List<RequestTypeResponse> types = catalog.visibleTo(caller).stream()
                .map(release -> RequestTypeResponse.of(release, ReaderLanguage.current()))
                .toList();
        return new Page<>(types, null, null);
    }

    @GetMapping("/{key}")
    RequestTypeResponse one(Caller caller, @PathVariable String key) {
        Locale language = ReaderLanguage.current();
        Release release = catalog.requestType(caller, key);
        return RequestTypeResponse.of(release, language).with(release.form().in(language));
    }
}
