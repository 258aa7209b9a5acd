package io.assent.conversations.web;

import io.assent.conversations.NewComment;
import io.assent.conversations.Visibility;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record CommentRequest(
        @Nullable String text,
        @Nullable Visibility visibility,
        @Nullable List<String> to,
        @Nullable UUID parentId) {

    NewComment said() {
        return new NewComment(text == null ? "" : text, visibility, to, parentId);
    }
}
