package io.assent.conversations;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to say.
 *
 * @param text Markdown
 * @param visibility absent: that of the comment it answers, else public
 * @param to ids or e-mail addresses, for a private one; absent in an answer: those who talk there already
 * @param parent the comment it answers
 */
public record NewComment(
        String text,
        @Nullable Visibility visibility,
        @Nullable List<String> to,
        @Nullable UUID parent) {

    public static NewComment ofEverybody(String text) {
        return new NewComment(text, Visibility.PUBLIC, null, null);
    }
}
