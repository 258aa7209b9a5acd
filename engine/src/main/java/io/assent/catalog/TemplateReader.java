package io.assent.catalog;

import io.assent.forms.Form;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/**
 * Reads what a pack tells people in words of its own: {@code templates/<event>.<language>.md}, whose first line is {@code # } and the
 * subject. Collects what is wrong with it.
 */
final class TemplateReader {

    private static final Pattern FILE = Pattern.compile("templates/([^.]*)\\.([^.]*)\\.md");
    private static final Pattern ADDRESS = Pattern.compile("(https?://|mailto:)[^{}]+");
    private static final Set<Class<? extends Node>> WORDS = Set.of(
            Paragraph.class,
            Heading.class,
            BulletList.class,
            OrderedList.class,
            ListItem.class,
            BlockQuote.class,
            ThematicBreak.class,
            Emphasis.class,
            StrongEmphasis.class,
            Text.class,
            SoftLineBreak.class,
            HardLineBreak.class);
    private static final String HEADING = "# ";
    private static final int LONGEST_SUBJECT = 150;
    private static final int LONGEST = 4_000;

    private final List<PackProblem> problems;
    private final Collection<String> fields;

    /** @param fields keys of the fields of the form */
    TemplateReader(Collection<String> fields, List<PackProblem> problems) {
        this.fields = fields;
        this.problems = problems;
    }

    void check(PackFiles files) {
        files.templates().forEach(this::read);
    }

    /** The texts of a release, which were found good when it was made. */
    static PackTemplates trusted(PackFiles files) {
        Map<String, PackTemplate> byName = new HashMap<>();
        files.templates()
                .forEach((file, content) -> byName.put(
                        file.substring(PackTemplates.FOLDER.length(), file.length() - PackTemplates.END.length()),
                        split(text(content))));
        return new PackTemplates(byName);
    }

    /**
     * A text while it is written.
     *
     * @throws PackRefused with what is wrong with it
     */
    static DraftTemplate draft(Pack pack, Form form, String file, byte[] content) {
        var wrong = new ArrayList<PackProblem>();
        new TemplateReader(form.keys(), wrong).read(file, content);
        PackRefused.ifAny(wrong);
        String[] name = file.split("[/.]");
        TemplateEvent event = TemplateEvent.find(name[1]).orElseThrow();
        return new DraftTemplate(pack, form, event, name[2], split(text(content)));
    }

    private void read(String file, byte[] content) {
        Optional<TemplateEvent> event = event(file);
        String text = text(content);
        if (text.length() > LONGEST) {
            problems.add(new PackProblem(file, "", "has more than %,d characters".formatted(LONGEST)));
            return;
        }
        PackTemplate template = split(text);
        checkLengths(file, template);
        event.ifPresent(known -> checkNames(file, text, known));
        checkMarkdown(file, template);
    }

    private Optional<TemplateEvent> event(String file) {
        Matcher name = FILE.matcher(file);
        if (!name.matches()) {
            problems.add(new PackProblem(file, "", "is not named like templates/ticket-approved.en.md"));
            return Optional.empty();
        }
        if (!PackTemplates.LANGUAGES.contains(name.group(2))) {
            problems.add(new PackProblem(
                    file,
                    "",
                    "the platform does not write to people in \"%s\"; it does in %s"
                            .formatted(name.group(2), String.join(", ", PackTemplates.LANGUAGES))));
        }
        Optional<TemplateEvent> event = TemplateEvent.find(name.group(1));
        if (event.isEmpty()) {
            String known = Arrays.stream(TemplateEvent.values())
                    .map(TemplateEvent::key)
                    .collect(Collectors.joining(", "));
            problems.add(new PackProblem(
                    file, "", "nothing is told as \"%s\"; there is %s".formatted(name.group(1), known)));
        }
        return event;
    }

    private void checkLengths(String file, PackTemplate template) {
        if (template.subject().isEmpty() || template.subject().length() > LONGEST_SUBJECT) {
            String because = "needs \"# \" and a subject of at most %d characters".formatted(LONGEST_SUBJECT);
            problems.add(at(file, 1, because));
        }
        if (template.body().isBlank()) {
            problems.add(at(file, 2, "needs a text below the subject"));
        }
    }

    private void checkNames(String file, String text, TemplateEvent event) {
        List<String> known = Stream.concat(
                        event.names().stream(), fields.stream().map(field -> PackTemplate.FIELDS + field))
                .toList();
        List<String> lines = text.lines().toList();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            for (String name : PackTemplate.NAMED
                    .matcher(line)
                    .results()
                    .map(PackTemplate::name)
                    .toList()) {
                if (!known.contains(name)) {
                    problems.add(at(
                            file,
                            number,
                            "there is no {{%s}} here; there is %s".formatted(name, String.join(", ", known))));
                }
            }
            String rest = PackTemplate.NAMED.matcher(line).replaceAll("");
            if (rest.contains("{{") || rest.contains("}}")) {
                problems.add(at(file, number, "a name stands between {{ and }} in one line"));
            }
        }
    }

    /** Everything in a mail is words, in which names stand, and links. */
    private void checkMarkdown(String file, PackTemplate template) {
        PackTemplate.nodes(template.parsed()).stream()
                .flatMap(node -> because(node).map(because -> at(file, line(node), because)).stream())
                .distinct()
                .forEach(problems::add);
    }

    private static Optional<String> because(Node node) {
        if (node instanceof Link link) {
            return link.getTitle() == null
                            && ADDRESS.matcher(link.getDestination()).matches()
                    ? Optional.empty()
                    : Optional.of("a link has no title, and an address that begins with https:// or mailto:");
        }
        return WORDS.contains(node.getClass())
                ? Optional.empty()
                : Optional.of("there is no room for HTML, pictures and code; there is for paragraphs, headings, lists,"
                        + " quotes, emphasis and links");
    }

    /** The body begins behind the subject, in the first line. */
    private static int line(Node node) {
        return node.getSourceSpans().isEmpty()
                ? line(node.getParent())
                : node.getSourceSpans().getFirst().getLineIndex() + 1;
    }

    private static PackTemplate split(String text) {
        String first = text.lines().findFirst().orElse("");
        String subject =
                first.startsWith(HEADING) ? first.substring(HEADING.length()).strip() : "";
        return new PackTemplate(subject, text.substring(first.length()));
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    private static PackProblem at(String file, int line, String because) {
        return new PackProblem(file, "line " + line, because);
    }
}
