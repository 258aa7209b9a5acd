package io.assent.workflow.camunda.policy;

import io.assent.workflow.camunda.policy.Net.Decision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How many people decide at a node: by the rows of the approval policy, each of which may be the one that fits. */
final class Deciders {

    private static final Pattern WORDS = Pattern.compile("\"(.*)\"");
    private static final Pattern QUORUM = Pattern.compile("quorum:(\\d+)");
    private static final String GROUP = "group:";
    private static final List<Decision> OUTCOMES =
            List.of(new Decision("APPROVED", 0, 0, ""), new Decision("REJECTED", 0, 0, ""));

    private final List<ModelElement> models;
    private final ToIntFunction<String> members;

    Deciders(List<ModelElement> models, ToIntFunction<String> members) {
        this.models = models;
        this.members = members;
    }

    /** Only which way an approval may come out, not who decides it. */
    List<Decision> outcomes(ModelElement node) {
        return approvalCalledBy(node).isPresent() ? OUTCOMES : List.of();
    }

    List<Decision> of(ModelElement node) {
        Optional<ModelElement> approval = approvalCalledBy(node);
        if (approval.isPresent()) {
            List<Decision> decisions = new ArrayList<>(approvals(approval.get()));
            decisions.add(new Decision("REJECTED", 1, 1, node.name()));
            return decisions;
        }
        boolean decides = node.is("userTask")
                && (node.property("outcomes").isPresent()
                        || node.property("kind").filter("approval"::equals).isPresent());
        return decides ? List.of(new Decision("", 1, 1, node.name())) : List.of();
    }

    private Optional<ModelElement> approvalCalledBy(ModelElement node) {
        return Optional.of(node)
                .filter(each -> each.is("callActivity"))
                .flatMap(call -> find("process", call.attribute("calledElement")))
                .filter(process -> process.all()
                        .anyMatch(each -> each.is("userTask")
                                && each.property("kind")
                                        .filter("approval"::equals)
                                        .isPresent()));
    }

    private Optional<ModelElement> find(String kind, String id) {
        return models.stream()
                .flatMap(ModelElement::all)
                .filter(each -> each.kind().equals(kind) && each.id().equals(id))
                .findFirst();
    }

    /** Rows with the same conditions fit together, those without any always. */
    private List<Decision> approvals(ModelElement approval) {
        Optional<ModelElement> table = approval.all()
                .filter(each -> each.is("businessRuleTask"))
                .flatMap(task -> find("decision", task.camunda("decisionRef")).stream())
                .flatMap(decision -> decision.children("decisionTable").stream())
                .findFirst();
        if (table.isEmpty()) {
            return List.of(new Decision("APPROVED", 1, 2, approval.name()));
        }
        List<String> columns =
                table.get().children("output").stream().map(ModelElement::name).toList();
        Map<List<String>, List<Decision>> rows = new LinkedHashMap<>();
        table.get()
                .children("rule")
                .forEach(rule -> rows.computeIfAbsent(conditions(rule), _ -> new ArrayList<>())
                        .add(row(rule, columns)));
        List<Decision> always = rows.entrySet().stream()
                .filter(row -> row.getKey().stream().allMatch(text -> text.isEmpty() || text.equals("-")))
                .flatMap(row -> row.getValue().stream())
                .toList();
        List<Decision> decisions = new ArrayList<>();
        rows.values()
                .forEach(together -> decisions.add(all(
                        together.equals(always)
                                ? together
                                : Stream.concat(together.stream(), always.stream())
                                        .toList())));
        if (always.isEmpty()) {
            decisions.add(new Decision("APPROVED", 1, 2, approval.name()));
        }
        return decisions;
    }

    private static List<String> conditions(ModelElement rule) {
        return rule.children("inputEntry").stream().map(ModelElement::text).toList();
    }

    private Decision row(ModelElement rule, List<String> columns) {
        String approver = cell(rule, columns, "approver", "manager");
        String how = cell(rule, columns, "rule", "any");
        String why = cell(rule, columns, "reason", rule.id());
        Matcher quorum = QUORUM.matcher(how);
        int wanted = quorum.matches() ? Integer.parseInt(quorum.group(1)) : how.equals("all") ? 2 : 1;
        if (!approver.startsWith(GROUP)) {
            return new Decision("APPROVED", 1, 1, why);
        }
        // nobody decides on their own request, so one of the group may be missing
        int there = members.applyAsInt(approver.substring(GROUP.length()));
        return new Decision("APPROVED", Math.clamp(there - 1L, 1, wanted), Math.clamp(there, 1, wanted), why);
    }

    private static Decision all(List<Decision> rows) {
        return new Decision(
                "APPROVED",
                rows.stream().mapToInt(Decision::sure).max().orElse(0),
                rows.stream().mapToInt(Decision::most).sum(),
                String.join(" + ", rows.stream().map(Decision::why).toList()));
    }

    private static String cell(ModelElement rule, List<String> columns, String column, String otherwise) {
        int at = columns.indexOf(column);
        List<ModelElement> cells = rule.children("outputEntry");
        @Nullable
        Matcher said = at < 0 || at >= cells.size()
                ? null
                : WORDS.matcher(cells.get(at).text());
        return said != null && said.matches() && !said.group(1).isBlank() ? said.group(1) : otherwise;
    }
}
