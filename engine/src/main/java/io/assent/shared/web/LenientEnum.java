package io.assent.shared.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code in-review} and {@code In_Review} as {@code IN_REVIEW}. */
final class LenientEnum extends StdDeserializer<Object> {

    private static final long serialVersionUID = 1;

    LenientEnum(Class<?> type) {
        super(type);
    }

    /** The constant so named, or null. */
    static @Nullable Object find(Class<?> type, String text) {
        String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElse(null);
    }

    static String choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.joining(", "));
    }

    @Override
    public @Nullable Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return context.handleUnexpectedToken(_valueClass, json);
        }
        Object constant = find(_valueClass, json.getText());
        return constant != null
                ? constant
                : context.handleWeirdStringValue(_valueClass, json.getText(), "one of " + choices(_valueClass));
    }
}
