package io.assent.approvals;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whom a policy names, as a decision table writes it.
 *
 * @param rest what stands behind the word, for example the key of the group
 */
record Approver(Kind kind, String rest) {

    /** The ways to name approvers. A new one is a line here and a case in {@link Approvers}; packs are checked by the same list. */
    enum Kind {
        MANAGER("manager", "manager()"),
        MANAGER_ABOVE("manager+1", "manager\\+([1-9])"),
        DEPARTMENT_HEAD("departmentHead", "departmentHead()"),
        GROUP("group:…", "group:(\\S+)"),
        PERSON("person:…", "person:(\\S+)"),
        FIELD("field:…", "field:(\\w+)");

        private final String example;
        private final Pattern pattern;

        Kind(String example, String pattern) {
            this.example = example;
            this.pattern = Pattern.compile(pattern);
        }
    }

    static Optional<Approver> parse(String text) {
        for (Kind kind : Kind.values()) {
            Matcher said = kind.pattern.matcher(text);
            if (said.matches()) {
                return Optional.of(new Approver(kind, said.group(1)));
            }
        }
        return Optional.empty();
    }

    /** All ways, for those who write tables. */
    static String examples() {
        return Arrays.stream(Kind.values()).map(kind -> kind.example).collect(Collectors.joining(", "));
    }
}
