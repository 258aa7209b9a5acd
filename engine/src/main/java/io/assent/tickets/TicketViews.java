package io.assent.tickets;

import io.assent.people.DepartmentView;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Refusal;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tickets in the words of models and decisions. */
@Component
public class TicketViews {

    private final People people;
    private final ExchangeRates rates;

    TicketViews(People people, ExchangeRates rates) {
        this.people = people;
        this.rates = rates;
    }

    public TicketFields fields(TicketView ticket) {
        return new TicketFields(
                ticket.title(),
                rates.inBase(ticket.amount(), ticket.currency()),
                ticket.currency(),
                ticket.type(),
                ticket.priority().name(),
                ticket.status().name(),
                ticket.category(),
                departmentKey(ticket.tenant(), ticket.department()),
                ticket.dueDate(),
                ticket.customFields());
    }

    /** The amount that decisions count, in the base currency; empty for tickets without money. */
    public Optional<Counted> counted(TicketView ticket) {
        return Optional.ofNullable(rates.inBase(ticket.amount(), ticket.currency()))
                .map(amount -> new Counted(amount.toPlainString(), rates.base()));
    }

    /** Of what the counted amount was made; empty when it was asked for in the base currency itself. */
    public Optional<Conversion> converted(TicketView ticket) {
        String currency = ticket.currency();
        return currency == null || currency.equals(rates.base())
                ? Optional.empty()
                : counted(ticket)
                        .map(counted -> new Conversion(
                                new TicketResponse.Money(
                                        Objects.requireNonNull(ticket.amount()).toPlainString(), currency),
                                counted,
                                rates.of(currency).toPlainString()));
    }

    /** An amount in the base currency; a currency without a rate counts as the base currency. */
    public BigDecimal inBase(BigDecimal amount, @Nullable String currency) {
        return Objects.requireNonNull(rates.inBase(amount, currency));
    }

    public String baseCurrency() {
        return rates.base();
    }

    /** Those that amounts can be compared in. */
    public Set<String> currencies() {
        Set<String> known = new TreeSet<>(rates.rates().keySet());
        known.add(rates.base());
        return known;
    }

    /** Money as the API tells it, in the base currency. */
    public record Counted(String amount, String currency) {

        /** Whether a decision that saw the value saw this amount. */
        public boolean isThe(@Nullable Object value) {
            return value instanceof Number number
                    && new BigDecimal(number.toString()).compareTo(new BigDecimal(amount)) == 0;
        }
    }

    /**
     * @param asked as it was written
     * @param counted what decisions count
     * @param rate worth of one unit of the currency that was asked in
     */
    public record Conversion(TicketResponse.Money asked, Counted counted, String rate) {}

    public RequesterFields requester(TicketView ticket) {
        PersonView requester =
                people.find(ticket.tenant(), ticket.requester()).orElseThrow(() -> Refusal.notFound("person"));
        return new RequesterFields(
                requester.email(),
                departmentKey(ticket.tenant(), requester.department()),
                people.manager(ticket.tenant(), requester.id())
                        .map(PersonView::email)
                        .orElse(null),
                requester.roles().stream().map(Enum::name).sorted().toList(),
                requester.groups().stream().sorted().toList());
    }

    private @Nullable String departmentKey(UUID tenant, @Nullable UUID department) {
        return Optional.ofNullable(department)
                .flatMap(id -> people.department(tenant, id))
                .map(DepartmentView::key)
                .orElse(null);
    }
}
