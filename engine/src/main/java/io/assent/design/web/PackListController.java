package io.assent.design.web;

import io.assent.catalog.NewPack;
import io.assent.catalog.Packs;
import io.assent.catalog.Packs.PackLine;
import io.assent.catalog.Packs.ReleaseLine;
import io.assent.design.Archive;
import io.assent.design.Drafts;
import io.assent.design.PackBeginnings;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.Limit;
import io.assent.shared.web.SortedBy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/packs")
@Tag(name = "Process design")
class PackListController {

    private final Packs packs;
    private final Drafts drafts;
    private final PackBeginnings beginnings;

    PackListController(Packs packs, Drafts drafts, PackBeginnings beginnings) {
        this.packs = packs;
        this.drafts = drafts;
        this.beginnings = beginnings;
    }

    /**
     * @param release absent, as what else is of it, while the pack has none
     * @param draft whether it is being changed
     */
    record PackResponse(
            String key,
            String name,
            String icon,
            String category,
            @Nullable UUID release,
            @Nullable Integer releaseNumber,
            @Nullable Instant releasedAt,
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
        return Cursor.page(beginnings.all(caller), cursor, Limit.orAll(limit), PackLine::key)
                .map(line -> PackResponse.of(line, open));
    }

    @PostMapping
    @Operation(
            summary =
                    "Begin a new pack: a draft that no request can run on before its first release. It is the smallest"
                            + " that there is, or a copy of another")
    ResponseEntity<PackResponse> begin(Caller caller, @RequestBody NewPack pack, BodyProblems wrong) {
        return begun(beginnings.begin(caller, pack, wrong.found()));
    }

    @PostMapping(consumes = "application/zip")
    @Operation(summary = "Begin a new pack with the files of a zip archive, which may have been another's")
    ResponseEntity<PackResponse> begin(Caller caller, @RequestParam String key, @RequestBody byte[] archive) {
        return begun(beginnings.begin(caller, key, Archive.read(archive)));
    }

    @GetMapping("/{key}/releases")
    @SortedBy("-number")
    @Operation(summary = "The releases of a pack, the newest first; none while it is being begun")
    Page<ReleaseLine> releases(
            Caller caller,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        List<ReleaseLine> releases = packs.history(caller, key);
        if (releases.isEmpty()) {
            drafts.find(caller, Packs.canonical(key));
        }
        return Cursor.page(releases, cursor, Limit.orAll(limit), ReleaseLine::id);
    }

    private static ResponseEntity<PackResponse> begun(PackLine line) {
        return ResponseEntity.created(URI.create("/api/v1/packs/" + line.key() + "/draft"))
                .body(PackResponse.of(line, Set.of(line.key())));
    }
}
