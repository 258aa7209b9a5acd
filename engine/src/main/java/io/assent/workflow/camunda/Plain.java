package io.assent.workflow.camunda;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotFoundException;
import org.jspecify.annotations.Nullable;

/** Values without behaviour, which is what models and decisions get to see of our records. */
final class Plain {

    /** The latest instant that both the engine and PostgreSQL can keep; {@code Instant.MAX} says "never". */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private Plain() {}

    /** Records become maps, instants dates, ids and enumerations texts: FEEL would call methods of any other object. */
    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Record view -> ofRecord(view);
            case Map<?, ?> map -> ofMap(map);
            case List<?> list -> list.stream().map(Plain::of).toList();
            default -> simple(value);
        };
    }

    /** What an expression reads of a view's component; timers take dates and texts only. */
    static @Nullable Object simple(@Nullable Object value) {
        return switch (value) {
            case Instant at -> Date.from(at.isBefore(NEVER) ? at : NEVER);
            case UUID id -> id.toString();
            case Enum<?> constant -> constant.name();
            case null, default -> value;
        };
    }

    static @Nullable Object component(Record view, String name) {
        for (RecordComponent each : view.getClass().getRecordComponents()) {
            if (each.getName().equals(name)) {
                return read(view, each);
            }
        }
        throw new PropertyNotFoundException(
                "'" + name + "' is not a part of " + view.getClass().getSimpleName());
    }

    private static Map<String, @Nullable Object> ofRecord(Record view) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (RecordComponent each : view.getClass().getRecordComponents()) {
            map.put(each.getName(), of(read(view, each)));
        }
        return map;
    }

    private static Map<String, @Nullable Object> ofMap(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), of(value)));
        return copy;
    }

    private static @Nullable Object read(Record view, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(view);
        } catch (ReflectiveOperationException e) {
            throw new ELException(component.getName() + " cannot be read", e);
        }
    }
}
