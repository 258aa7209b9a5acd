package io.assent.tickets;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.catalog.Catalog;
import io.assent.catalog.Release;
import io.assent.people.DepartmentView;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.csv.CsvWriter;
import io.assent.shared.web.ReaderLanguage;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** A list of tickets as a table for a spreadsheet, read page by page, so that a long one neither fills the memory nor holds a transaction. */
@Component
class TicketExport {

    static final String CSV = "text/csv;charset=UTF-8";

    private static final int PAGE = 500;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final List<String> COLUMNS = List.of(
            "ticket_number",
            "ticket_type",
            "title",
            "status",
            "priority",
            "requester",
            "requester_email",
            "department",
            "assignee",
            "category",
            "tags",
            "amount",
            "currency",
            "due_date",
            "created_at",
            "submitted_at",
            "completed_at",
            "updated_at");

    private final TicketSearch search;
    private final Catalog catalog;
    private final People people;
    private final Audit audit;
    private final TransactionOperations transaction;

    TicketExport(TicketSearch search, Catalog catalog, People people, Audit audit, TransactionOperations transaction) {
        this.search = search;
        this.catalog = catalog;
        this.people = people;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Of one type alone, with the answers to its form. */
    void write(Caller caller, TicketFilter filter, TicketOrder.Sort sort, HttpServletResponse response)
            throws IOException {
        Page<TicketView> page = search.find(caller, filter, sort, PAGE, null, false);
        transaction.executeWithoutResult(_ -> audit.record(
                caller,
                new Entry("TICKETS_EXPORTED", null, "person", caller.person().toString(), null, null, filter)));
        response.setContentType(CSV);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"requests.csv\"");
        List<String> answers = filter.type().size() == 1
                ? catalog.find(caller, filter.type().getFirst())
                        .map(Release::form)
                        .map(form -> List.copyOf(form.keys()))
                        .orElse(List.of())
                : List.of();
        ZoneId zone = people.find(caller.tenant(), caller.person())
                .map(PersonView::zone)
                .orElse(ZoneId.of("UTC"));
        try (CsvWriter writer = new CsvWriter(response.getOutputStream(), ReaderLanguage.current())) {
            List<String> header = new ArrayList<>(COLUMNS);
            answers.forEach(key -> header.add(COLUMNS.contains(key) ? "custom_fields." + key : key));
            writer.row(header);
            while (true) {
                Map<UUID, PersonView> persons = persons(caller, page.items());
                for (TicketView ticket : page.items()) {
                    writer.row(cells(ticket, persons, zone, answers));
                }
                if (page.nextCursor() == null) {
                    return;
                }
                page = search.find(caller, filter, sort, PAGE, page.nextCursor(), false);
            }
        }
    }

    private List<@Nullable Object> cells(
            TicketView ticket, Map<UUID, PersonView> persons, ZoneId zone, List<String> answers) {
        Optional<PersonView> requester = Optional.ofNullable(persons.get(ticket.requester()));
        List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(
                ticket.number(),
                ticket.type(),
                ticket.title(),
                ticket.status(),
                ticket.priority(),
                requester.map(PersonView::name).orElse(null),
                requester.map(PersonView::email).orElse(null),
                department(ticket),
                Optional.ofNullable(ticket.assignee())
                        .map(persons::get)
                        .map(PersonView::name)
                        .orElse(null),
                ticket.category(),
                String.join(", ", ticket.tags()),
                ticket.amount(),
                ticket.currency(),
                moment(ticket.dueDate(), zone),
                moment(ticket.createdAt(), zone),
                moment(ticket.submittedAt(), zone),
                moment(ticket.completedAt(), zone),
                moment(ticket.updatedAt(), zone)));
        answers.forEach(key -> cells.add(answer(ticket.customFields().get(key))));
        return cells;
    }

    private @Nullable String department(TicketView ticket) {
        return Optional.ofNullable(ticket.department())
                .flatMap(id -> people.department(ticket.tenant(), id))
                .map(DepartmentView::name)
                .orElse(null);
    }

    private static @Nullable Object answer(@Nullable Object value) {
        return value instanceof List<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : value;
    }

    /** As every spreadsheet understands it, in the reader's zone. */
    private static @Nullable String moment(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? null : MOMENT.format(instant.atZone(zone));
    }

    private Map<UUID, PersonView> persons(Caller caller, List<TicketView> tickets) {
        Set<UUID> named = new HashSet<>();
        tickets.forEach(ticket -> {
            named.add(ticket.requester());
            Optional.ofNullable(ticket.assignee()).ifPresent(named::add);
        });
        return people.find(caller.tenant(), named);
    }
}
