package io.assent.substitutions;

import io.assent.substitutions.Substitution.Limit;
import io.assent.tickets.TicketViews;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares amounts, those of several currencies in the base currency. */
@Component
class Amounts {

    private final TicketViews money;

    Amounts(TicketViews money) {
        this.money = money;
    }

    int compare(Limit one, Limit other) {
        return one.currency().equals(other.currency())
                ? one.amount().compareTo(other.amount())
                : money.inBase(one.amount(), one.currency()).compareTo(money.inBase(other.amount(), other.currency()));
    }

    /** Whether there is no amount up to the one and over the other. */
    boolean isNothingBetween(@Nullable Limit over, @Nullable Limit upTo) {
        return over != null && upTo != null && compare(upTo, over) <= 0;
    }
}
