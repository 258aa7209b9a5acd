package io.assent.tickets.imports;

import io.assent.shared.Caller;
import io.assent.shared.csv.CsvWriter;
import io.assent.shared.web.ReaderLanguage;
import io.assent.tickets.imports.TicketImports.Taken;
import io.assent.tickets.imports.TicketImports.Wish;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/tickets/imports")
@Tag(name = "Tickets")
class ImportController {

    private static final String CSV = "text/csv;charset=UTF-8";

    private final TicketImports imports;

    ImportController(TicketImports imports) {
        this.imports = imports;
    }

    /**
     * A table of requests and what is wrong with it.
     *
     * @param wrong how many of the rows
     * @param problems of the first ones; a file with all of them is at {@code /errors.csv}
     * @param job that makes the requests; absent when the table was only checked
     */
    record ImportResponse(
            UUID id,
            String type,
            String fileName,
            int rows,
            int wrong,
            List<RowProblem> problems,
            @Nullable UUID job,
            Instant createdAt) {

        static ImportResponse of(Taken taken) {
            Import sent = taken.sent();
            return new ImportResponse(
                    sent.id(),
                    sent.type(),
                    sent.fileName(),
                    sent.rows(),
                    sent.wrong(),
                    taken.problems().stream().map(RowProblem::told).toList(),
                    sent.job(),
                    sent.createdAt());
        }
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Make requests of a table's rows, or only say what would come of it")
    @ApiResponse(responseCode = "200", description = "A dry run: what is wrong with it", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "A job makes them, see Location", useReturnTypeSchema = true)
    ResponseEntity<ImportResponse> take(
            Caller caller,
            @RequestPart MultipartFile file,
            @RequestParam String type,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            @RequestParam(name = "skip_errors", defaultValue = "false") boolean skipErrors,
            @RequestParam(defaultValue = "false") boolean again)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            Taken taken = imports.take(caller, new Wish(type, dryRun, skipErrors, again), name, content);
            ResponseEntity.BodyBuilder answer = taken.sent().job() == null
                    ? ResponseEntity.ok()
                    : ResponseEntity.accepted()
                            .header(
                                    HttpHeaders.LOCATION,
                                    "/api/v1/jobs/" + taken.sent().job());
            return answer.body(ImportResponse.of(taken));
        }
    }

    @GetMapping("/{id}")
    @Operation(summary = "A table that I sent, and what was wrong with it")
    ImportResponse get(Caller caller, @PathVariable UUID id) {
        return ImportResponse.of(imports.find(caller, id));
    }

    @GetMapping(path = "/{id}/errors.csv", produces = CSV)
    @Operation(summary = "The rows that did not become requests, with the reason, to be corrected and sent again")
    ResponseEntity<byte[]> errors(Caller caller, @PathVariable UUID id) throws IOException {
        return csv("errors.csv", imports.wrongRows(caller, id));
    }

    @GetMapping(path = "/template.csv", produces = CSV)
    @Operation(summary = "The first row of a table of requests of a type")
    ResponseEntity<byte[]> template(Caller caller, @RequestParam String type) throws IOException {
        return csv(type + ".csv", List.of(imports.template(caller, type)));
    }

    private static ResponseEntity<byte[]> csv(String name, List<List<String>> rows) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (CsvWriter writer = new CsvWriter(content, ReaderLanguage.current())) {
            for (List<String> row : rows) {
                writer.row(row);
            }
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(content.toByteArray());
    }
}
