package io.assent.conversations.web;

import org.jspecify.annotations.Nullable;

record CommentEditRequest(@Nullable String text) {}
