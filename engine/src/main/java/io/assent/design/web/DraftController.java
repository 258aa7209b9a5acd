package io.assent.design.web;

import io.assent.catalog.PackProblem;
import io.assent.catalog.Packs;
import io.assent.catalog.Packs.ReleaseLine;
import io.assent.catalog.Pilot.Audience;
import io.assent.design.Archive;
import io.assent.design.Change;
import io.assent.design.Differences;
import io.assent.design.Draft;
import io.assent.design.Draft.Content;
import io.assent.design.DraftProofs;
import io.assent.design.Drafts;
import io.assent.design.Examples;
import io.assent.design.Trial;
import io.assent.design.Trials;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.ETags;
import io.assent.shared.web.Total;
import io.assent.workflow.ModelRepair;
import io.assent.workflow.Proof;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/packs/{key}")
@Tag(name = "Process design")
class DraftController {

    private static final String ZIP = "application/zip";

    private final Drafts drafts;
    private final Trials trials;
    private final Examples examples;
    private final DraftProofs proofs;
    private final Differences differences;
    private final Packs packs;
    private final People people;

    DraftController(
            Drafts drafts,
            Trials trials,
            Examples examples,
            DraftProofs proofs,
            Differences differences,
            Packs packs,
            People people) {
        this.drafts = drafts;
        this.trials = trials;
        this.examples = examples;
        this.proofs = proofs;
        this.differences = differences;
        this.packs = packs;
        this.people = people;
    }

    record DraftResponse(
            String pack, int base, long version, PersonRef changedBy, Instant changedAt, List<FileResponse> files) {}

    /** @param content absent where files are listed */
    record FileResponse(
            String name,
            int size,
            long version,
            PersonRef changedBy,
            Instant changedAt,
            @Nullable String content) {}

    record FileRequest(@Nullable String content) {}

    record RenameRequest(@Nullable String name) {}

    record CompareRequest(@Nullable String name, @Nullable String content) {}

    /** @param ticket id or number */
    record ExampleRequest(@Nullable String ticket) {}

    /** @param pilot who alone meets it for now; absent for all */
    record PublishRequest(@Nullable String note, @Nullable Audience pilot) {}

    /**
     * @param element of the model, or the place in the file; empty when it is about the file as such
     * @param repair what mends it, where that is safe
     */
    record ProblemResponse(
            String file,
            String element,
            String message,
            @Nullable ModelRepair repair) {

        static ProblemResponse of(PackProblem problem) {
            return new ProblemResponse(problem.file(), problem.where(), problem.because(), problem.repair());
        }
    }

    @GetMapping("/draft")
    @Operation(summary = "What is being changed of a pack")
    ResponseEntity<DraftResponse> find(Caller caller, @PathVariable String key) {
        return answer(caller, drafts.find(caller, key));
    }

    @PostMapping("/draft")
    @Operation(
            summary = "Begin to change a pack, or join who does: the draft starts with the files of the latest release")
    ResponseEntity<DraftResponse> begin(Caller caller, @PathVariable String key) {
        return answer(caller, drafts.begin(caller, key));
    }

    @DeleteMapping("/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Throw the draft away")
    void discard(
            Caller caller,
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        drafts.discard(caller, key, ifMatch);
    }

    @GetMapping("/draft/files/{*name}")
    @Operation(summary = "One file of the draft")
    ResponseEntity<FileResponse> file(Caller caller, @PathVariable String key, @PathVariable String name) {
        return answer(caller, drafts.content(caller, key, path(name)));
    }

    @PutMapping("/draft/files/{*name}")
    @Operation(
            summary = "Write one file of the draft; If-Match tells which version of it was read, a new file needs none")
    ResponseEntity<FileResponse> write(
            Caller caller,
            @PathVariable String key,
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody FileRequest file,
            BodyProblems wrong) {
        return answer(caller, drafts.write(caller, key, path(name), file.content(), ifMatch, wrong.found()));
    }

    @PatchMapping("/draft/files/{*name}")
    @Operation(summary = "Give one file of the draft another name")
    ResponseEntity<FileResponse> rename(
            Caller caller,
            @PathVariable String key,
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody RenameRequest file,
            BodyProblems wrong) {
        return answer(caller, drafts.rename(caller, key, path(name), file.name(), ifMatch, wrong.found()));
    }

    @DeleteMapping("/draft/files/{*name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove one file of the draft")
    void remove(
            Caller caller,
            @PathVariable String key,
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        drafts.remove(caller, key, path(name), ifMatch);
    }

    @GetMapping("/draft/problems")
    @Operation(summary = "What keeps the draft from becoming a release")
    Page<ProblemResponse> problems(Caller caller, @PathVariable String key) {
        List<ProblemResponse> problems =
                drafts.problems(caller, key).stream().map(ProblemResponse::of).toList();
        return new Page<>(problems, null, Total.ifAsked(problems::size));
    }

    @GetMapping("/draft/proofs")
    @Operation(
            summary =
                    "What is true of all ways through the draft's models: that they end, that timers lead on, and that"
                            + " two different people decide before the step, when one is named")
    Page<Proof> proofs(Caller caller, @PathVariable String key, @RequestParam(required = false) @Nullable String step) {
        List<Proof> all = proofs.of(caller, key, step);
        return new Page<>(all, null, Total.ifAsked(all::size));
    }

    @GetMapping("/changes")
    @Operation(
            summary = "What is different between two versions of a pack: from the release that is for all to the draft,"
                    + " unless other releases are named")
    Page<Change> changes(
            Caller caller,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to) {
        List<Change> changes = differences.changes(caller, key, from, to);
        return new Page<>(changes, null, Total.ifAsked(changes::size));
    }

    @PostMapping("/draft/compare")
    @Operation(summary = "What is different between a file of the draft and the same file as it is sent")
    Page<Change> compare(
            Caller caller, @PathVariable String key, @RequestBody CompareRequest request, BodyProblems wrong) {
        List<Change> changes = differences.compare(caller, key, request.name(), request.content(), wrong.found());
        return new Page<>(changes, null, Total.ifAsked(changes::size));
    }

    @PostMapping("/draft/scenarios/run")
    @Operation(
            summary =
                    "Play the scenarios of the draft in simulated time, or the one that is named; nothing of it stays")
    Trial play(Caller caller, @PathVariable String key, @RequestParam(required = false) @Nullable String name) {
        return trials.play(caller, key, name);
    }

    @PostMapping("/draft/scenarios")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary =
                    "Make a scenario of the draft out of a request that is over: nobody is recognised in it, and it is"
                            + " true on the release that the request ran on")
    FileResponse retell(
            Caller caller, @PathVariable String key, @RequestBody ExampleRequest request, BodyProblems wrong) {
        Content made = examples.make(caller, key, request.ticket(), wrong.found());
        return file(made.line(), people.find(caller.tenant(), List.of(caller.person())), made.text());
    }

    @PostMapping("/draft/publish")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make the draft the release that new requests run on, of all people or of a pilot's;"
                    + " If-Match tells which version of it was judged")
    ReleaseLine publish(
            Caller caller,
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody PublishRequest request,
            BodyProblems wrong) {
        return trials.publish(caller, key, ifMatch, request.note(), request.pilot(), wrong.found());
    }

    @GetMapping(path = "/draft/pack.zip", produces = ZIP)
    @Operation(summary = "The files of the draft as a zip archive")
    ResponseEntity<byte[]> export(Caller caller, @PathVariable String key) {
        return archive(key + "-draft", Archive.of(key, drafts.files(caller, key)));
    }

    @PutMapping(path = "/draft/pack.zip", consumes = ZIP)
    @Operation(summary = "Put the files of a zip archive in the place of the draft's")
    ResponseEntity<DraftResponse> replace(
            Caller caller,
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody byte[] archive) {
        return answer(caller, drafts.replace(caller, key, Archive.read(archive), ifMatch));
    }

    @GetMapping(path = "/releases/{number}/pack.zip", produces = ZIP)
    @Operation(summary = "The files of a release as a zip archive")
    ResponseEntity<byte[]> export(Caller caller, @PathVariable String key, @PathVariable int number) {
        return archive("%s-%d".formatted(key, number), Archive.of(key, packs.files(caller, key, number)));
    }

    @PostMapping("/releases/{number}/take-back")
    @Operation(summary = "Put the files of an earlier release into the draft, to publish them again")
    ResponseEntity<DraftResponse> takeBack(
            Caller caller,
            @PathVariable String key,
            @PathVariable int number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(caller, drafts.takeBack(caller, key, number, ifMatch));
    }

    /** The rest of a path begins with its slash. */
    private static String path(String name) {
        return name.substring(1);
    }

    private static ResponseEntity<byte[]> archive(String name, byte[] archive) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(ZIP))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.zip\"".formatted(name))
                .body(archive);
    }

    private ResponseEntity<DraftResponse> answer(Caller caller, Draft draft) {
        Map<UUID, PersonView> known = people.find(
                caller.tenant(),
                Stream.concat(
                                Stream.of(draft.changedBy()),
                                draft.files().stream().map(Draft.Line::changedBy))
                        .toList());
        return ResponseEntity.ok()
                .eTag(ETags.of(draft.version()))
                .body(new DraftResponse(
                        draft.pack(),
                        draft.base(),
                        draft.version(),
                        PersonRef.of(known, draft.changedBy()),
                        draft.changedAt(),
                        draft.files().stream()
                                .map(line -> file(line, known, null))
                                .toList()));
    }

    private ResponseEntity<FileResponse> answer(Caller caller, Content content) {
        Map<UUID, PersonView> known =
                people.find(caller.tenant(), List.of(content.line().changedBy()));
        return ResponseEntity.ok()
                .eTag(ETags.of(content.line().version()))
                .body(file(content.line(), known, content.text()));
    }

    private static FileResponse file(Draft.Line line, Map<UUID, PersonView> known, @Nullable String content) {
        return new FileResponse(
                line.name(),
                line.size(),
                line.version(),
                PersonRef.of(known, line.changedBy()),
                line.changedAt(),
                content);
    }
}
