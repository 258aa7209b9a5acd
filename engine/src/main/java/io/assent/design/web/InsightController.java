package io.assent.design.web;

import io.assent.design.Insight;
import io.assent.design.Insight.Usage;
import io.assent.shared.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Process design")
class InsightController {

    private final Insight insight;

    InsightController(Insight insight) {
        this.insight = insight;
    }

    @GetMapping("/api/v1/packs/{key}/releases/{number}/insight")
    @Operation(
            summary = "How often requests of a release went through each node, how long they stayed (in seconds), and"
                    + " which ways they took")
    Usage usage(Caller caller, @PathVariable String key, @PathVariable int number) {
        return insight.of(caller, key, number);
    }
}
