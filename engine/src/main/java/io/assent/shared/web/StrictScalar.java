package io.assent.shared.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes a value of its own kind only; a number is no text, and reading goes on behind a wrong one. */
final class StrictScalar<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1;

    private final transient Set<JsonToken> tokens;
    private final transient JsonDeserializer<T> standard;

    StrictScalar(Class<T> type, Set<JsonToken> tokens, JsonDeserializer<T> standard) {
        super(type);
        this.tokens = tokens;
        this.standard = standard;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!tokens.contains(json.currentToken())) {
            return (T) context.handleUnexpectedToken(_valueClass, json);
        }
        T value = standard.deserialize(json, context);
        return value instanceof String text && !isStorable(text)
                ? (T) context.handleWeirdStringValue(
                        _valueClass, text, "text without the character NUL and without half characters")
                : value;
    }

    /** PostgreSQL keeps no NUL in text, and UTF-8 has no half of a surrogate pair. */
    private static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    @Override
    public @Nullable T getNullValue(DeserializationContext context) throws JsonMappingException {
        return standard.getNullValue(context);
    }
}
