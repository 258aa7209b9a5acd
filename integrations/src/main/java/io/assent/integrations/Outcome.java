package io.assent.integrations;

import java.util.Map;

/** How work in the outside world ended; who asked for it decides what follows. */
public sealed interface Outcome {

    /** It is done; the values are what the other side answered, for example an order number. */
    record Done(Map<String, Object> values) implements Outcome {}

    /** It may work later without anybody's help. */
    record Retry(String reason) implements Outcome {}

    /** It will never work as it is: a person has to look. */
    record GiveUp(String reason) implements Outcome {}

    /** The other side refused for a reason that the process has a way for. */
    record BusinessError(String code) implements Outcome {}

    static Outcome done() {
        return new Done(Map.of());
    }

    static Outcome done(Map<String, Object> values) {
        return new Done(Map.copyOf(values));
    }

    static Outcome retry(String reason) {
        return new Retry(reason);
    }

    static Outcome giveUp(String reason) {
        return new GiveUp(reason);
    }

    static Outcome businessError(String code) {
        return new BusinessError(code);
    }
}
