package io.assent.people.web;

import io.assent.people.PeopleImport;
import io.assent.people.PeopleImport.ImportedPerson;
import io.assent.people.PeopleImport.Outcome;
import io.assent.people.PeopleImport.Report;
import io.assent.people.PeopleImport.WrongRow;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/people/imports")
class PeopleImportController {

    private final PeopleImport people;

    PeopleImportController(PeopleImport people) {
        this.people = people;
    }

    /** @param problems when there are any, nothing can be taken */
    record PeopleImportResponse(
            boolean dryRun,
            long added,
            long changed,
            long unchanged,
            List<ImportedPerson> rows,
            List<WrongRow> problems) {

        static PeopleImportResponse of(Report report, boolean dryRun) {
            return new PeopleImportResponse(
                    dryRun,
                    count(report, Outcome.ADDED),
                    count(report, Outcome.CHANGED),
                    count(report, Outcome.UNCHANGED),
                    report.lines(),
                    report.problems().stream().map(PeopleImportResponse::told).toList());
        }

        /** In the reader's language. */
        private static WrongRow told(WrongRow wrong) {
            Refusal refusal = Refusal.invalid(List.of(new Refusal.Problem("", "", wrong.detail())));
            return new WrongRow(
                    wrong.row(),
                    wrong.field(),
                    Problem.of(refusal).errors().getFirst().detail());
        }

        private static long count(Report report, Outcome outcome) {
            return report.lines().stream()
                    .filter(line -> line.outcome() == outcome)
                    .count();
        }
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Take people from a CSV file: who is known by e-mail is changed, the others are added, all or"
                    + " nobody. A dry run only tells what would happen")
    PeopleImportResponse take(
            Caller caller,
            @RequestPart MultipartFile file,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun)
            throws IOException {
        return PeopleImportResponse.of(people.run(caller, file.getInputStream(), dryRun), dryRun);
    }
}
