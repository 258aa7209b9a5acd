package io.assent.design;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.design.DraftComment.Resolution;
import io.assent.design.DraftComment.Said;
import io.assent.design.Elements.Part;
import io.assent.notifications.ReviewNews;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.OneLine;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.live.LiveEvents;
import io.assent.shared.live.LiveTopic;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The conversation of designers about a draft, beside its elements. Whoever takes part has not changed the draft by that. */
@Service
@Transactional
public class DraftComments {

    private static final int LONGEST = 1_000;
    private static final int MOST = 500;

    private final Drafts drafts;
    private final DraftCommentStore store;
    private final ReviewStore reviews;
    private final ReviewNews news;
    private final LiveEvents live;
    private final Audit audit;
    private final Clock clock;

    DraftComments(
            Drafts drafts,
            DraftCommentStore store,
            ReviewStore reviews,
            ReviewNews news,
            LiveEvents live,
            Audit audit,
            Clock clock) {
        this.drafts = drafts;
        this.store = store;
        this.reviews = reviews;
        this.news = news;
        this.live = live;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param isThere whether the draft still has what it is about
     * @param name of the element: as it is called, or was when the comment was made
     */
    public record Placed(DraftComment comment, boolean isThere, String name) {}

    /** All of a draft, the oldest first. @throws Refusal not found without a draft */
    @Transactional(readOnly = true)
    public List<Placed> of(Caller by, String pack) {
        Map<String, byte[]> files = drafts.files(by, pack);
        List<DraftComment> comments = store.of(by.tenant(), pack);
        Set<String> named = comments.stream().map(DraftComment::file).collect(Collectors.toSet());
        Map<String, Map<String, Part>> elements = files.entrySet().stream()
                .filter(file -> named.contains(file.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, file -> Elements.of(file.getKey(), file.getValue())));
        return comments.stream()
                .map(comment -> placed(comment, elements.get(comment.file())))
                .toList();
    }

    private static Placed placed(DraftComment comment, @Nullable Map<String, Part> elements) {
        if (comment.element().isEmpty()) {
            return new Placed(comment, elements != null, "");
        }
        Part part = elements == null ? null : elements.get(comment.element());
        return new Placed(comment, part != null, part == null ? comment.name() : part.name());
    }

    /**
     * Says something about an element.
     *
     * @param element absent for the file as a whole
     * @param found what is wrong already; then nothing is said
     */
    public Placed add(
            Caller by,
            String pack,
            @Nullable String file,
            @Nullable String element,
            @Nullable String text,
            List<Problem> found) {
        drafts.toChange(by, pack);
        String name = Objects.requireNonNullElse(file, "");
        byte[] content = drafts.files(by, pack).get(name);
        String id = Objects.requireNonNullElse(element, "");
        Part part = content == null || id.isEmpty()
                ? null
                : Elements.of(name, content).get(id);
        String said = OneLine.of(Objects.requireNonNullElse(text, ""));
        List<Problem> wrong = new ArrayList<>(wrong(said));
        if (content == null) {
            wrong.add(new Problem("/file", "NOT_FOUND", "The draft has no such file."));
        } else if (!id.isEmpty() && part == null) {
            wrong.add(new Problem("/element", "NOT_FOUND", "The file has no such element."));
        }
        Refusal.ifAny(found, wrong);
        UUID comment = Ids.next();
        store.add(by.tenant(), pack, comment, name, id, part == null ? "" : part.name());
        return say(by, pack, comment, said);
    }

    /** @throws Refusal not found */
    public Placed answer(Caller by, String pack, UUID comment, @Nullable String text, List<Problem> found) {
        drafts.toChange(by, pack);
        find(by, pack, comment);
        String said = OneLine.of(Objects.requireNonNullElse(text, ""));
        Refusal.ifAny(found, wrong(said));
        return say(by, pack, comment, said);
    }

    private Placed say(Caller by, String pack, UUID comment, String text) {
        if (store.count(by.tenant(), pack) >= MOST) {
            throw Refusal.invalid(List.of(new Problem(
                    "", "TOO_MANY", "A draft has at most %d comments, with their answers.".formatted(MOST))));
        }
        store.say(by.tenant(), comment, Ids.next(), new Said(by.person(), clock.instant(), text));
        Placed now = find(by, pack, comment);
        DraftComment about = now.comment();
        Set<UUID> concerned = new HashSet<>(reviews.authors(by.tenant(), pack));
        about.said().stream().map(Said::by).forEach(concerned::add);
        news.commented(by.tenant(), concerned, pack, about.file(), about.element(), text);
        tell(by, "DRAFT_COMMENTED", pack, about, text);
        return now;
    }

    /** @param isOpen whether it is opened again. @throws Refusal not found */
    public Placed resolve(Caller by, String pack, UUID comment, boolean isOpen) {
        drafts.toChange(by, pack);
        DraftComment about = find(by, pack, comment).comment();
        store.resolve(by.tenant(), comment, isOpen ? null : new Resolution(by.person(), clock.instant()));
        String text = about.said().getFirst().text();
        tell(by, isOpen ? "DRAFT_COMMENT_REOPENED" : "DRAFT_COMMENT_RESOLVED", pack, about, text);
        return find(by, pack, comment);
    }

    private Placed find(Caller by, String pack, UUID comment) {
        return of(by, pack).stream()
                .filter(placed -> placed.comment().id().equals(comment))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("comment"));
    }

    private void tell(Caller by, String action, String pack, DraftComment about, String text) {
        live.publish(LiveTopic.draft(pack), "DRAFT_COMMENTED", null);
        Map<String, Object> what = Map.of("file", about.file(), "element", about.element(), "comment", text);
        audit.record(by, new Entry(action, null, "pack", pack, null, null, what));
    }

    private static List<Problem> wrong(String said) {
        if (said.isEmpty()) {
            return List.of(new Problem("/text", "REQUIRED", "Say something."));
        }
        return said.length() > LONGEST
                ? List.of(new Problem("/text", "TOO_LONG", "At most %d characters.".formatted(LONGEST)))
                : List.of();
    }
}
