package io.assent.sla;

import io.assent.shared.Tenancy;
import io.assent.workflow.ProcessView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What models read as {@code sla}: when its clock has to say something next, and what is due when. */
@Component
class SlaView implements ProcessView {

    private final SlaClocks clocks;

    SlaView(SlaClocks clocks) {
        this.clocks = clocks;
    }

    /**
     * The record that expressions read.
     *
     * @param more whether anything is still to be announced
     */
    record Sla(
            Instant nextInstant,
            boolean more,
            @Nullable Instant responseDue,
            @Nullable Instant resolutionDue) {}

    @Override
    public String name() {
        return "sla";
    }

    @Override
    public Class<? extends Record> shape() {
        return Sla.class;
    }

    @Override
    public Record of(UUID ticket) {
        UUID tenant = Objects.requireNonNull(Tenancy.current(), "no tenant: a door forgot to set it");
        List<SlaClock> all = clocks.of(tenant, ticket);
        return new Sla(
                all.stream()
                        .filter(clock -> clock.pausedAt() == null)
                        .flatMap(clock -> clock.next().stream())
                        .min(Instant::compareTo)
                        .orElse(Instant.MAX),
                all.stream().anyMatch(clock -> clock.next().isPresent()),
                due(all, Promise.RESPONSE),
                due(all, Promise.RESOLUTION));
    }

    private static @Nullable Instant due(List<SlaClock> all, Promise promise) {
        Stream<SlaClock> clock = all.stream().filter(each -> each.promise() == promise);
        Optional<Instant> due = clock.map(SlaClock::dueAt).findFirst();
        return due.orElse(null);
    }
}
