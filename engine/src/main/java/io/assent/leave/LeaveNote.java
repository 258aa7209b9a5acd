package io.assent.leave;

import io.assent.tickets.PreviewNote;
import io.assent.tickets.TicketView;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Says beside the form how many days are left, before the request is sent. */
@Component
class LeaveNote implements PreviewNote {

    private final LeaveStore store;

    LeaveNote(LeaveStore store) {
        this.store = store;
    }

    @Override
    public List<String> of(TicketView ticket, Locale language) {
        return Wish.of(ticket)
                .map(wish -> {
                    Balance balance = store.balance(ticket.tenant(), ticket.requester(), wish.year(), ticket.id());
                    return balance.left() == null ? List.<String>of() : List.of(sentence(balance, wish, language));
                })
                .orElse(List.of());
    }

    private static String sentence(Balance balance, Wish wish, Locale language) {
        BigDecimal left = Objects.requireNonNull(balance.left());
        boolean german = language.getLanguage().equals("de");
        NumberFormat number = NumberFormat.getInstance(german ? Locale.GERMAN : Locale.ENGLISH);
        String sentence = balance.isEnoughFor(wish.days())
                ? german
                        ? "Für %d sind %s von %s Tagen übrig, nach diesem Urlaub noch %s."
                        : "%2$s of %3$s days are left in %1$d, and %4$s after this leave."
                : german
                        ? "Für %d sind nur %s von %s Tagen übrig; das Personalteam prüft zuerst."
                        : "Only %2$s of %3$s days are left in %1$d; the people team looks at it first.";
        return sentence.formatted(
                wish.year(),
                number.format(left),
                number.format(balance.entitled()),
                number.format(left.subtract(wish.days())));
    }
}
