package io.assent.jobs;

import io.assent.shared.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/jobs")
@Tag(name = "Jobs")
class JobController {

    private final Jobs jobs;

    JobController(Jobs jobs) {
        this.jobs = jobs;
    }

    /** @param results false for who looks often and only wants to know how far it is */
    @GetMapping("/{id}")
    @Operation(summary = "How far what I asked to be done with many things is, and what came of each")
    JobView get(Caller caller, @PathVariable UUID id, @RequestParam(defaultValue = "true") boolean results) {
        JobView job = jobs.find(caller, id);
        return results ? job : job.withoutResults();
    }
}
