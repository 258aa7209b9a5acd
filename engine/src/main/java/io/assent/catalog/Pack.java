package io.assent.catalog;

import io.assent.shared.Role;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code pack.yaml} says of a request type.
 *
 * @param icon a name of the portal's icon set
 * @param category the key of the category that its requests start with, when the tenant has it
 * @param prefix begins the ticket numbers, for example {@code FIN}
 * @param process key of the process a ticket starts
 * @param form file name of the request form
 * @param materialFields keys of the form's fields that decisions rest on
 * @param listFields keys of the form's fields that lists show
 * @param amountField field of the amount, absent for types without money
 * @param currencyField field of its currency
 * @param titleHint what a good title says
 * @param wakes whether what waits for somebody reaches them on every channel, whatever they chose to be told of
 * @param priority name of the priority that a request has when nobody chose one
 */
public record Pack(
        String key,
        Localized name,
        Localized description,
        String icon,
        String category,
        String prefix,
        Visibility visibleTo,
        String process,
        String form,
        Set<String> materialFields,
        List<String> listFields,
        @Nullable String amountField,
        @Nullable String currencyField,
        Targets sla,
        @Nullable Localized titleHint,
        boolean wakes,
        String priority) {

    static final String PRIORITY = "MEDIUM";

    /**
     * Who may ask for it.
     *
     * @param roles any of them suffices
     * @param departments keys; empty means every department
     */
    public record Visibility(Set<Role> roles, Set<String> departments) {}

    /**
     * Service targets by priority name. A {@link java.time.Duration} counts working hours, a {@link java.time.Period} counts
     * business days.
     *
     * @param nextResponse for what the requester writes after the first response
     */
    public record Targets(
            Map<String, TemporalAmount> response,
            Map<String, TemporalAmount> nextResponse,
            Map<String, TemporalAmount> resolution) {}
}
