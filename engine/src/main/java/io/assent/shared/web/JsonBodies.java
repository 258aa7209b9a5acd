package io.assent.shared.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.assent.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.stereotype.Component;

/** Reads JSON bodies to their end and names every unknown or mistyped property at once; a property that comes twice makes them unreadable. */
@Component
class JsonBodies extends MappingJackson2HttpMessageConverter {

    private static final ScopedValue<List<Refusal.Problem>> PROBLEMS = ScopedValue.newInstance();

    static final int LARGEST = 4 * 1024 * 1024;

    /** Nobody reads more of them; a body of millions is read no further. */
    static final int MOST_PROBLEMS = 100;

    JsonBodies(ObjectMapper json) {
        super(json);
    }

    @Override
    public Object read(Type type, @Nullable Class<?> context, HttpInputMessage message) throws IOException {
        if (message.getHeaders().getContentLength() > LARGEST) {
            throw tooLarge();
        }
        return collecting(() -> super.read(type, context, new Bounded(message)));
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage message) throws IOException {
        return collecting(() -> super.readInternal(type, message));
    }

    @Override
    protected ObjectReader customizeReader(ObjectReader reader, JavaType type) {
        return reader.withHandler(new Collector()).with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    static Refusal tooLarge() {
        return new Refusal(Refusal.Category.TOO_LARGE, "TOO_LARGE", "The body is too large; at most 4 MB are taken.");
    }

    /** A body whose length nobody told may go on for ever. */
    private record Bounded(HttpInputMessage message) implements HttpInputMessage {

        @Override
        public InputStream getBody() throws IOException {
            return new BoundedBody(message.getBody(), LARGEST);
        }

        @Override
        public HttpHeaders getHeaders() {
            return message.getHeaders();
        }
    }

    private static Object collecting(ScopedValue.CallableOp<Object, IOException> reading) throws IOException {
        List<Refusal.Problem> problems = new ArrayList<>();
        Object body;
        try {
            body = ScopedValue.where(PROBLEMS, problems).call(reading);
        } catch (BoundedBody.TooLong e) {
            throw tooLarge();
        } catch (HttpMessageNotReadableException e) {
            if (problems.size() == MOST_PROBLEMS) {
                throw Refusal.invalid(problems);
            }
            if (e.getCause() instanceof JsonMappingException mapping && !isSyntax(mapping)) {
                problems.add(new Refusal.Problem(pointer(mapping.getPath()), "WRONG_TYPE", expected(mapping)));
                throw Refusal.invalid(problems);
            }
            throw e;
        }
        Optional<List<Refusal.Problem>> wanted = ProblemsOfBodies.wanted();
        if (body == null || wanted.isEmpty()) {
            Refusal.ifAny(problems);
        } else {
            wanted.get().addAll(problems);
        }
        return body;
    }

    /** Broken text arrives wrapped; what follows a whole value has no path. */
    private static boolean isSyntax(JsonMappingException e) {
        return e.getPath().isEmpty()
                || e.getCause() instanceof JsonProcessingException inner && !(inner instanceof JsonMappingException);
    }

    private static String expected(JsonMappingException e) {
        return e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? "Expected " + Kinds.of(mismatch.getTargetType()) + "."
                : "This value is not of the right kind.";
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            pointer.append('/')
                    .append(step.getFieldName() == null ? step.getIndex() : Pointers.escaped(step.getFieldName()));
        }
        return pointer.toString();
    }

    private static String pointer(JsonParser json) {
        return json.getParsingContext().pathAsPointer().toString();
    }

    /** Notes what is wrong and reads on. */
    private static final class Collector extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser json,
                JsonDeserializer<?> deserializer,
                Object beanOrClass,
                String name)
                throws IOException {
            String pointer = json != context.getParser()
                    ? owner(context.getParser()) + '/' + Pointers.escaped(name)
                    : pointer(json);
            note(pointer, "UNKNOWN_PROPERTY", "This property is not known here.");
            json.skipChildren();
            return true;
        }

        /** Unknown properties of records come from a buffer once the record is made; the buffer has lost its place. */
        private static String owner(JsonParser json) {
            JsonPointer here = json.getParsingContext().pathAsPointer();
            return String.valueOf(json.hasToken(JsonToken.FIELD_NAME) ? here.head() : here);
        }

        @Override
        public @Nullable Object handleWeirdStringValue(
                DeserializationContext context, Class<?> target, String value, String reason) {
            String expected = reason.startsWith("one of ") || reason.startsWith("text ") ? reason : Kinds.of(target);
            note(pointer(context.getParser()), "WRONG_TYPE", "Expected " + expected + ".");
            return nothing(target);
        }

        @Override
        public @Nullable Object handleWeirdNumberValue(
                DeserializationContext context, Class<?> target, Number value, String reason) {
            note(pointer(context.getParser()), "WRONG_TYPE", "Expected " + Kinds.of(target) + ".");
            return nothing(target);
        }

        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext context, JavaType target, JsonToken token, JsonParser json, String reason)
                throws IOException {
            note(pointer(json), "WRONG_TYPE", "Expected " + Kinds.of(target.getRawClass()) + ".");
            json.skipChildren();
            return nothing(target.getRawClass());
        }

        @Override
        public @Nullable Object handleMissingInstantiator(
                DeserializationContext context,
                Class<?> target,
                ValueInstantiator instantiator,
                JsonParser json,
                String message)
                throws IOException {
            note(pointer(json), "WRONG_TYPE", "Expected " + Kinds.of(target) + ".");
            json.skipChildren();
            return null;
        }

        /** Something to read on with. */
        private static @Nullable Object nothing(Class<?> target) {
            return target.isPrimitive() ? Array.get(Array.newInstance(target, 1), 0) : null;
        }

        private static void note(String pointer, String code, String detail) {
            List<Refusal.Problem> problems = PROBLEMS.get();
            problems.add(new Refusal.Problem(pointer, code, detail));
            if (problems.size() == MOST_PROBLEMS) {
                throw Refusal.invalid(problems);
            }
        }
    }
}
