package io.assent.catalog.web;

import io.assent.catalog.Packs;
import io.assent.catalog.Packs.PackLine;
import io.assent.catalog.Packs.ReleaseLine;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/packs")
class PacksController {
    private final Packs packs;

    PacksController(Packs packs) {
        this.packs = packs;
    }

    @GetMapping
    Page<PackLine> list(Caller caller) {
        return new Page<>(packs.all(caller), null, null);
    }

    @GetMapping("/{key}/releases")
    Page<ReleaseLine> releases(Caller caller, @PathVariable String key) {
        return new Page<>(packs.releases(caller, key), null, null);
    }
}
