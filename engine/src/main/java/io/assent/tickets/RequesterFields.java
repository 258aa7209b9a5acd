package io.assent.tickets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What models and decisions may read of a requester, as {@code requester.…}; persons by e-mail, departments and groups by key. */
public record RequesterFields(
        String email, @Nullable String department, @Nullable String manager, List<String> roles, List<String> groups) {}
