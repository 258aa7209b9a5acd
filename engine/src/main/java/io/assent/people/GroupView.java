package io.assent.people;

import java.util.UUID;

/** A group of persons who share work. */
public record GroupView(UUID id, String key, String name) {}
