package io.assent.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a pack may tell people in words of its own: what its process causes, and only to those who may read the request. Each has
 * names for what was said or is to be done, besides those that all have.
 */
public enum TemplateEvent {
    APPROVAL_ASKED("reason", "due", "on_behalf_of"),
    APPROVAL_REMINDED,
    REQUEST_SENT_BACK("comment"),
    REVIEW_ASKED("comment", "on_behalf_of"),
    QUESTION_ASKED("comment"),
    QUESTION_ANSWERED("comment"),
    TICKET_ASSIGNED("on_behalf_of"),
    TASK_ASSIGNED("task"),
    WORK_WAITS("task", "due"),
    WORK_DUE("task", "due"),
    TICKET_APPROVED("comment"),
    TICKET_REJECTED("comment"),
    TICKET_COMPLETED,
    TICKET_CLOSED,
    TICKET_CANCELLED,
    REQUEST_NEWS("says");

    private final List<String> names;

    TemplateEvent(String... own) {
        names = Stream.concat(Stream.of("number", "title", "requester", "actor"), Arrays.stream(own))
                .toList();
    }

    /** As files call it: {@code ticket-approved}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the words may name, besides the fields of the form. */
    public List<String> names() {
        return names;
    }

    static Optional<TemplateEvent> find(String key) {
        return Arrays.stream(values()).filter(event -> event.key().equals(key)).findFirst();
    }
}
