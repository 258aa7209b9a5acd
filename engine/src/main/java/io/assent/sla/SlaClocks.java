package io.assent.sla;

import io.assent.shared.PerTransaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The clocks that a transaction touches: read at most once for each ticket, written once before commit. */
@Component
class SlaClocks {

    private final SlaClockStore store;
    private final PerTransaction<Map<UUID, Held>> held = new PerTransaction<>(HashMap::new, this::write);

    SlaClocks(SlaClockStore store) {
        this.store = store;
    }

    List<SlaClock> of(UUID tenant, UUID ticket) {
        return held(tenant, ticket).clocks;
    }

    /** Replaces whatever clocks the ticket had. */
    void start(UUID tenant, UUID ticket, List<SlaClock> clocks) {
        held.get().put(ticket, new Held(tenant, List.of(), clocks));
    }

    /** @return whether any clock changed */
    boolean change(UUID tenant, UUID ticket, UnaryOperator<SlaClock> change) {
        Held before = held(tenant, ticket);
        List<SlaClock> after = before.clocks.stream().map(change).toList();
        if (after.equals(before.clocks)) {
            return false;
        }
        held.get().put(ticket, new Held(tenant, before.stored, after));
        return true;
    }

    /** Takes the clocks of several tickets in hand at once. */
    void hold(UUID tenant, Collection<UUID> tickets) {
        List<UUID> missing = tickets.stream()
                .filter(ticket -> !held.get().containsKey(ticket))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        Map<UUID, List<SlaClock>> stored =
                store.hold(tenant, missing).stream().collect(Collectors.groupingBy(SlaClock::ticket));
        missing.forEach(ticket -> {
            List<SlaClock> clocks = stored.getOrDefault(ticket, List.of());
            held.get().put(ticket, new Held(tenant, clocks, clocks));
        });
    }

    /** Adds a clock, or takes it in place of the one for the same promise. */
    void put(UUID tenant, SlaClock clock) {
        Held before = held(tenant, clock.ticket());
        List<SlaClock> after = Stream.concat(
                        before.clocks.stream().filter(each -> each.promise() != clock.promise()), Stream.of(clock))
                .toList();
        held.get().put(clock.ticket(), new Held(tenant, before.stored, after));
    }

    void drop(UUID tenant, UUID ticket) {
        held.get().put(ticket, new Held(tenant, List.of(), List.of()));
        store.delete(tenant, ticket);
    }

    private Held held(UUID tenant, UUID ticket) {
        hold(tenant, List.of(ticket));
        return Objects.requireNonNull(held.get().get(ticket));
    }

    private void write(Map<UUID, Held> touched) {
        Map<UUID, List<SlaClock>> changed = new HashMap<>();
        touched.values()
                .forEach(each -> each.clocks.stream()
                        .filter(clock -> !each.stored.contains(clock))
                        .forEach(clock -> changed.computeIfAbsent(each.tenant, _ -> new ArrayList<>())
                                .add(clock)));
        changed.forEach(store::write);
        touched.replaceAll((_, each) -> new Held(each.tenant, each.clocks, each.clocks));
    }

    private record Held(UUID tenant, List<SlaClock> stored, List<SlaClock> clocks) {}
}
