package io.assent.shared.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;

/** JSON pointers (RFC 6901) from Java property paths, in the names the API speaks. */
final class Pointers {

    private static final SnakeCaseStrategy SNAKE = new SnakeCaseStrategy();

    private Pointers() {}

    /** @param path for example {@code lines[2].unitPrice} */
    static String of(String path) {
        if (path.isEmpty()) {
            return "";
        }
        StringBuilder pointer = new StringBuilder();
        for (String part : path.replace("[", ".").replace("]", "").split("\\.")) {
            pointer.append('/').append(escaped(SNAKE.translate(part)));
        }
        return pointer.toString();
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
