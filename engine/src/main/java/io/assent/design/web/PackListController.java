package io.assent.design.web;

import io.assent.catalog.Packs;
import io.assent.catalog.Packs.PackLine;
import io.assent.design.Drafts;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.Limit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/packs")
@Tag(name = "Process design")
class PackListController {

    private final Packs packs;
    private final Drafts drafts;

    PackListController(Packs packs, Drafts drafts) {
        this.packs = packs;
        this.drafts = drafts;
    }

    /** @param draft whether it is being changed */
    record PackResponse(
            String key,
            String name,
            String icon,
            String category,
            UUID release,
            int releaseNumber,
            Instant releasedAt,
            boolean draft) {

        static PackResponse of(PackLine line, Set<String> drafts) {
            return new PackResponse(
                    line.key(),
                    line.name(),
                    line.icon(),
                    line.category(),
                    line.release(),
                    line.releaseNumber(),
                    line.releasedAt(),
                    drafts.contains(line.key()));
        }
    }

    @GetMapping
    @Operation(summary = "The packs by their current release, and whether they are being changed")
    Page<PackResponse> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Set<String> open = drafts.open(caller);
        return Cursor.page(packs.all(caller), cursor, Limit.orAll(limit), PackLine::key)
                .map(line -> PackResponse.of(line, open));
    }
}
