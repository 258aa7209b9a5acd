package io.assent.catalog.web;

import io.assent.catalog.Packs;
import io.assent.catalog.Packs.ReleaseLine;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.Limit;
import io.assent.shared.web.SortedBy;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/packs")
class PacksController {
    private final Packs packs;

    PacksController(Packs packs) {
        this.packs = packs;
    }

    @GetMapping("/{key}/releases")
    @SortedBy("-number")
    Page<ReleaseLine> releases(
            Caller caller,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return Cursor.page(packs.releases(caller, key), cursor, Limit.orAll(limit), ReleaseLine::id);
    }
}
