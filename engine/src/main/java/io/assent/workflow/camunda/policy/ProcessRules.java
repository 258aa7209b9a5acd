package io.assent.workflow.camunda.policy;

import io.assent.shared.OpenTime;
import io.assent.workflow.ModelRepair;
import io.assent.workflow.ModelRepair.Loss;
import io.assent.workflow.RequestWanted;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process must be, beyond its allowed parts: readable, named, bound to its release, and unable to run for ever. */
final class ProcessRules {

    private static final Set<String> EXPRESSIONS =
            Set.of("completionCondition", "loopCardinality", "conditionExpression");
    private static final Set<String> KINDS = new TreeSet<>(Set.of("approval", "answer", "work"));

    /** The states that the tickets module knows. */
    static final Set<String> STATUSES = new TreeSet<>(Set.of(
            "DRAFT",
            "SUBMITTED",
            "IN_REVIEW",
            "PENDING_INFO",
            "APPROVED",
            "REJECTED",
            "IN_PROGRESS",
            "COMPLETED",
            "CLOSED",
            "CANCELLED"));

    private static final Set<String> VERBS = new TreeSet<>(Set.of(
            "ticket.withdraw",
            "ticket.cancel",
            "ticket.reopen",
            "ticket.close",
            "ticket.changed",
            "ticket.partsEnded"));
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,60}");
    private static final Pattern ACTION = Pattern.compile("[$#]\\{(\\w+)}");
    private static final Pattern DAYS = Pattern.compile("\\d{1,5}|P\\d{1,5}D");
    private static final int LONGEST_TAG = 64;
    private static final Pattern FEW_TIMES = Pattern.compile("[1-9]\\d?");

    private final String file;
    private final ExpressionRules expressions;
    private final TimerRules timers;
    private final Set<String> actions;
    private final String carrier;

    /** @param carrier key of the process that carries tickets, empty when there is none */
    ProcessRules(String file, ExpressionRules expressions, Set<String> actions, String carrier) {
        this.file = file;
        this.expressions = expressions;
        this.timers = new TimerRules(expressions);
        this.carrier = carrier;
        this.actions = new TreeSet<>(actions);
    }

    void judge(ModelElement root, Findings findings) {
        ReadingRules reading = new ReadingRules(root);
        Links links = new Links(root);
        root.all().filter(each -> !each.isDrawing()).forEach(element -> {
            AllowedParts.judge(element, findings);
            if (element.isBpmn()) {
                reading.judge(element, findings);
                links.judge(element, findings);
                rules(element, findings);
            }
        });
        root.all().filter(each -> each.is("process") || each.is("subProcess")).forEach(scope -> {
            Ways.judge(scope, findings);
            EndlessLoops.judge(scope, findings);
        });
        root.all()
                .filter(each -> each.is("process") && each.id().equals(carrier))
                .forEach(process -> Ways.judgeEnds(process, findings));
    }

    private void rules(ModelElement element, Findings findings) {
        status(element, findings);
        if (EXPRESSIONS.contains(element.kind())) {
            expressions.judge(element, element.text(), findings);
        }
        switch (element.kind()) {
            case "process" -> process(element, findings);
            case "message" -> message(element, findings);
            case "startEvent" -> start(element, findings);
            case "userTask" -> userTask(element, findings);
            case "serviceTask", "sendTask" -> work(element, findings);
            case "callActivity" -> call(element, findings);
            case "businessRuleTask" -> decision(element, findings);
            case "conditionExpression", "completionCondition" -> condition(element, findings);
            case "loopCardinality" -> cardinality(element, findings);
            case "timerEventDefinition" -> timers.judge(element, findings);
            case "multiInstanceLoopCharacteristics" -> repetition(element, findings);
            default -> {}
        }
    }

    private static void status(ModelElement element, Findings findings) {
        element.property("status")
                .filter(status -> !STATUSES.contains(status))
                .ifPresent(status ->
                        findings.add(element, "status " + status + " is unknown", "choose one of " + STATUSES));
    }

    private void process(ModelElement process, Findings findings) {
        // of several, nobody can tell which one is meant
        boolean isAlone = process.parent().stream()
                        .flatMap(root -> root.children("process").stream())
                        .count()
                == 1;
        if (!KEY.matcher(process.id()).matches() || !file.equals(process.id() + ".bpmn")) {
            String key = file.replaceFirst("\\.bpmn$", "");
            findings.add(
                    process,
                    "its id is not the name of its file",
                    "call the file <id>.bpmn, in small letters",
                    isAlone && KEY.matcher(key).matches() ? Repairs.attribute(process, "id", key, Loss.NOTHING) : null);
        }
        if (!process.attribute("isExecutable").equals("true")) {
            findings.add(
                    process,
                    "it is not executable",
                    "set isExecutable to true in its text",
                    isAlone ? Repairs.attribute(process, "isExecutable", "true", Loss.NOTHING) : null);
        }
        if (process.hasCamunda("historyTimeToLive")
                && !DAYS.matcher(process.camunda("historyTimeToLive")).matches()) {
            findings.add(
                    process,
                    "its history time to live is no number of days",
                    "write for example P180D",
                    Repairs.attribute(process, "camunda:historyTimeToLive", null, Loss.ENGINE));
        }
        String tag = process.camunda("versionTag");
        if (tag.length() > LONGEST_TAG || ExpressionRules.isExpression(tag)) {
            findings.add(
                    process,
                    "its version tag is no short text",
                    "write for example 1.4",
                    Repairs.attribute(process, "camunda:versionTag", null, Loss.VERSION));
        }
    }

    private static void message(ModelElement message, Findings findings) {
        if (message.name().isBlank() || ExpressionRules.isExpression(message.name())) {
            findings.add(message, "it has no fixed name", "choose one of " + VERBS);
        } else if (message.name().startsWith("ticket.") && !VERBS.contains(message.name())) {
            findings.add(message, "nobody sends " + message.name(), "choose one of " + VERBS);
        }
    }

    private static void start(ModelElement start, Findings findings) {
        if (start.parent().filter(parent -> parent.is("process")).isPresent()) {
            start.children().stream()
                    .filter(ModelElement::isEventDefinition)
                    .forEach(trigger -> findings.add(
                            start,
                            "a process starts by a ticket, not by <" + trigger.tag() + ">",
                            "use a plain start event"));
        }
    }

    private static void userTask(ModelElement task, Findings findings) {
        if (task.property("status").isEmpty()) {
            findings.add(task, "it has no status", "choose one in the properties panel");
        }
        if (task.property("kind").filter(KINDS::contains).isEmpty()) {
            findings.add(
                    task,
                    "it does not say what it asks of people",
                    "set the property kind to one of " + KINDS,
                    isForAGroup(task) ? Repairs.property(task, "kind", "work") : null);
        }
        task.property("due")
                .filter(due -> !isDuration(due))
                .ifPresent(due -> findings.add(
                        task,
                        "it is due after \"%s\", which is no duration".formatted(due),
                        "write for example P14D or PT4H, up to a year"));
        task.property("impartial")
                .filter(value -> !value.equals("true"))
                .ifPresent(value -> findings.add(
                        task,
                        "it is impartial as \"%s\", which says nothing".formatted(value),
                        "write true, or leave the property out"));
        if (task.hasCamunda("candidateGroups")) {
            fixed(task, task.camunda("candidateGroups"), "candidate groups", findings);
        }
        if ((task.hasCamunda("formRef") || task.hasCamunda("formRefBinding"))
                && !task.camunda("formRefBinding").equals("deployment")) {
            findings.add(
                    task, "its form is not bound to the release", "set binding to deployment", bound(task, "formRef"));
        }
    }

    private static boolean isForAGroup(ModelElement task) {
        String groups = task.camunda("candidateGroups");
        return task.property("kind").isEmpty() && !groups.isBlank() && !ExpressionRules.isExpression(groups);
    }

    private static ModelRepair bound(ModelElement element, String what) {
        return Repairs.attribute(element, "camunda:" + what + "Binding", "deployment", Loss.VERSION);
    }

    private static boolean isDuration(String text) {
        try {
            return OpenTime.canBeCounted(Duration.parse(text));
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    private void work(ModelElement task, Findings findings) {
        String action = task.camunda("delegateExpression");
        String type = task.camunda("type");
        if (!action.isEmpty()) {
            Matcher name = ACTION.matcher(action);
            if (!name.matches() || !actions.contains(name.group(1))) {
                findings.add(task, action + " is not a known action", "choose one of " + actions);
            } else if (RequestWanted.isActionOf(action)) {
                request(task, findings);
            }
        } else if (!type.equals("external")) {
            findings.add(task, "it does not say what to do", "choose an action or an external topic");
        }
        if (!type.isEmpty()) {
            fixed(task, task.camunda("topic"), "topic", findings);
        }
    }

    private void request(ModelElement task, Findings findings) {
        if (!task.is("serviceTask")) {
            findings.add(task, "it cannot start a request", "make it a service task");
        }
        fixed(task, task.property(RequestWanted.TYPE).orElse(""), "request type", findings);
        task.properties()
                .filter(each -> each.name().startsWith(RequestWanted.ANSWER))
                .forEach(answer -> expressions.judge(answer, answer.attribute("value"), findings));
    }

    private static void call(ModelElement call, Findings findings) {
        fixed(call, call.attribute("calledElement"), "called process", findings);
        if (!call.camunda("calledElementBinding").equals("deployment")) {
            findings.add(
                    call,
                    "its called process is not bound to the release",
                    "set binding to deployment",
                    bound(call, "calledElement"));
        }
    }

    private static void decision(ModelElement task, Findings findings) {
        fixed(task, task.camunda("decisionRef"), "decision", findings);
        if (!task.camunda("decisionRefBinding").equals("deployment")) {
            findings.add(
                    task,
                    "its decision is not bound to the release",
                    "set binding to deployment",
                    bound(task, "decisionRef"));
        }
    }

    private static void condition(ModelElement condition, Findings findings) {
        if (!ExpressionRules.isExpression(condition.text())) {
            findings.add(condition, "its condition compares nothing", "write for example ${ticket.amount > 1000}");
        }
    }

    private void repetition(ModelElement loop, Findings findings) {
        String collection = loop.camunda("collection");
        if (loop.hasCamunda("collection") && !ExpressionRules.isExpression(collection)) {
            findings.add(loop, "it repeats over no list", "name a list of a view, or a fixed number");
        }
        expressions.judge(loop, collection, findings);
    }

    private static void cardinality(ModelElement cardinality, Findings findings) {
        if (!FEW_TIMES.matcher(cardinality.text()).matches()) {
            findings.add(
                    cardinality,
                    "it repeats without a fixed limit",
                    "write a number up to 99, or repeat over a list of a view");
        }
    }

    private static void fixed(ModelElement element, String value, String what, Findings findings) {
        if (value.isBlank()) {
            findings.add(element, "it names no " + what, "choose one");
        } else if (ExpressionRules.isExpression(value)) {
            findings.add(element, "its " + what + " is an expression", "write a fixed name");
        }
    }
}
