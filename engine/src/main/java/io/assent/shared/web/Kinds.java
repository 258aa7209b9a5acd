package io.assent.shared.web;

/** Kinds of values as a person who sends them reads them. */
final class Kinds {

    private Kinds() {}

    static String of(Class<?> target) {
        if (target.isEnum()) {
            return "one of " + LenientEnum.choices(target);
        }
        if (target.isArray() || Iterable.class.isAssignableFrom(target)) {
            return "a list";
        }
        return switch (target.getSimpleName()) {
            case "String" -> "text";
            case "boolean", "Boolean" -> "true or false";
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "BigDecimal", "double", "Double" -> "a number";
            case "UUID" -> "an id";
            case "Instant", "OffsetDateTime" -> "an instant such as 2026-03-01T09:00:00Z";
            case "LocalDate" -> "a date such as 2026-03-01";
            default -> "an object";
        };
    }
}
