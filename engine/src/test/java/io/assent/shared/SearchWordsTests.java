package io.assent.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTests {

    @Tag("J1")
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "MacBook            ; macbook:*",
                "mac book           ; mac:* & book:*",
                "FIN-2026           ; fin:* & (2026:* | '-2026':* | '-002026')",
                "2026-000112        ; (2026:* | '-2026':* | '-002026') & (000112:* | '-000112':* | '-000112')",
                "112                ; (112:* | '-112':* | '-000112')",
                "1234567 000        ; (1234567:* | '-1234567':*) & (000:* | '-000':* | '-000000')",
                "a&b !c:* (d) 'e'   ; a:* & b:* & c:* & d:* & e:*",
                "\"?\"              ; \"\"",
            })
    void lookForTheBeginningsOfWords(String typed, String query) {
        assertThat(SearchWords.query(typed)).isEqualTo(query);
    }
}
