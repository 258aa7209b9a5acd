package io.assent.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("P2")
class SentencesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write the answer. | Schreiben Sie die Antwort.",
                "Betrag must be 1 or more. | Betrag muss mindestens 1 sein.",
                "Code does not have the expected form: letters. | Code hat nicht die erwartete Form: letters.",
                "Mail does not have the expected form: an e-mail address. | Mail braucht eine E-Mail-Adresse.",
                "A ticket that is CLOSED does not offer to cancel it; load it again to see what it offers. | Das geht"
                        + " mit diesem Ticket gerade nicht (CLOSED); laden Sie es neu, um zu sehen, was geht.",
                "A date takes a date such as 2027-03-31. | A date nimmt ein Datum, zum Beispiel 2027-03-31.",
            })
    void carryTheirValuesOver(String english, String german) {
        assertThat(Sentences.german(english)).contains(german);
    }

    @Test
    void stayEnglishWhenNobodyTranslatedThem() {
        assertThat(Sentences.german("Colourless green ideas sleep furiously.")).isEmpty();
    }
}
