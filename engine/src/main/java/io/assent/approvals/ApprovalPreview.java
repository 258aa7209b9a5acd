package io.assent.approvals;

import io.assent.catalog.Release;
import io.assent.catalog.Wording;
import io.assent.people.GroupView;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.web.ReaderLanguage;
import io.assent.tickets.Outlines;
import io.assent.tickets.PreviewNote;
import io.assent.tickets.TicketPreviews;
import io.assent.tickets.TicketRequest;
import io.assent.tickets.TicketView;
import io.assent.tickets.TicketViews;
import io.assent.workflow.ProcessOutline.Stop;
import io.assent.workflow.Processes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whom a request would go to and why, before it is sent; nothing is written. */
@Component
class ApprovalPreview {

    private final TicketPreviews previews;
    private final TicketViews views;
    private final Approvers approvers;
    private final Substitutes substitutes;
    private final Planner planner;
    private final ApprovalProcess process;
    private final Processes processes;
    private final Outlines outlines;
    private final People people;
    private final List<PreviewNote> notes;

    ApprovalPreview(
            TicketPreviews previews,
            TicketViews views,
            Approvers approvers,
            Substitutes substitutes,
            Planner planner,
            ApprovalProcess process,
            Processes processes,
            Outlines outlines,
            People people,
            List<PreviewNote> notes) {
        this.previews = previews;
        this.views = views;
        this.approvers = approvers;
        this.substitutes = substitutes;
        this.planner = planner;
        this.process = process;
        this.processes = processes;
        this.outlines = outlines;
        this.people = people;
        this.notes = notes;
    }

    @Transactional(readOnly = true)
    public PathAhead of(Caller caller, TicketRequest said, List<Refusal.Problem> found) {
        TicketPreviews.Preview preview = previews.of(caller, said, found);
        TicketView ticket = preview.ticket();
        List<PlannedStep> planned = processes.hasDecision(preview.release().deployment(), Planner.DECISION)
                ? planner
                        .steps(
                                process.decide(ticket),
                                Map.of(),
                                preview.release().number())
                        .stream()
                        .filter(PlannedStep::isFromTable)
                        .toList()
                : List.of();
        List<StepAhead> steps = planned.stream()
                .map(step -> ahead(step, ticket, preview.release().wording()))
                .toList();
        List<String> told = notes.stream()
                .flatMap(note -> note.of(ticket, ReaderLanguage.current()).stream())
                .toList();
        return new PathAhead(steps, work(preview), conversion(ticket, planned), preview.forecast(), told);
    }

    /** Only where the table saw the amount is there something to tell. */
    private TicketViews.@Nullable Conversion conversion(TicketView ticket, List<PlannedStep> planned) {
        return views.converted(ticket)
                .filter(conversion -> planned.stream()
                        .flatMap(step -> step.inputs().values().stream())
                        .anyMatch(conversion.counted()::isThe))
                .orElse(null);
    }

    /** What else there is to do, in the order of the way; approvals have steps of their own. */
    private List<WorkAhead> work(TicketPreviews.Preview preview) {
        Release release = preview.release();
        List<Stop> stops = outlines.of(release).stops();
        int approval = stops.stream().map(Stop::calls).toList().indexOf(ApprovalStops.PROCESS);
        return IntStream.range(0, stops.size())
                .filter(at -> at != approval)
                .mapToObj(at -> new WorkAhead(
                        release.wording()
                                .in(ReaderLanguage.current(), stops.get(at).name()),
                        stops.get(at).groups().stream()
                                .findFirst()
                                .map(key -> groupName(release.tenant(), key))
                                .orElse(null),
                        at > approval))
                .toList();
    }

    private StepAhead ahead(PlannedStep step, TicketView ticket, Wording wording) {
        Asked asked = approvers.resolve(step, ticket);
        Map<UUID, PersonView> persons = people.find(ticket.tenant(), asked.persons());
        List<PersonRef> refs = asked.persons().stream()
                .map(persons::get)
                .filter(Objects::nonNull)
                .map(PersonRef::of)
                .toList();
        List<Object> who = step.approver().startsWith("group:")
                ? List.of(new GroupAhead(
                        groupName(ticket.tenant(), step.approver().substring("group:".length())), refs))
                : List.copyOf(refs);
        Locale language = ReaderLanguage.current();
        return new StepAhead(
                step.level(),
                who,
                step.rule().toString(),
                wording.in(language, step.reason()),
                Edge.in(language, asked.edge()) + substitutes.sentences(ticket, asked.persons(), language));
    }

    private String groupName(UUID tenant, String key) {
        return people.group(tenant, key).map(GroupView::name).orElse(key);
    }

    /**
     * @param steps the approvals
     * @param work what else there is to do
     * @param conversion of what the amount was made that the approvals rest on, absent where it counts as it was written
     * @param forecast how long such requests took, absent while too few have ended
     * @param notes what else there is to know, for example how many days of leave are left
     */
    record PathAhead(
            List<StepAhead> steps,
            List<WorkAhead> work,
            TicketViews.@Nullable Conversion conversion,
            TicketPreviews.@Nullable Forecast forecast,
            List<String> notes) {}

    /**
     * @param group name of the group that does it
     * @param afterApproval whether it begins once the approvals are given
     */
    record WorkAhead(String name, @Nullable String group, boolean afterApproval) {}

    /** @param approvers persons, or a group with its people */
    record StepAhead(int level, List<Object> approvers, String rule, String reason, String edge) {}

    /** A group whose members are asked. */
    record GroupAhead(String group, List<PersonRef> people) {}
}
