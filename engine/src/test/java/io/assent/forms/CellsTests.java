package io.assent.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("A8")
class CellsTests {

    private static final List<JsonNode> VALUES = List.of(TextNode.valueOf("new-hire"), IntNode.valueOf(3));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1234        | 1234
        1234.5      | 1234.5
        1,234.50    | 1234.50
        1234,5      | 1234.5
        1.234,50    | 1234.50
        1 234,50    | 1234.50
        12’500.00   | 12500.00
        -3,25       | -3.25
        """)
    void readsNumbersInEnglishAndInGerman(String text, BigDecimal number) {
        assertThat(Cells.number(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1,234", "12 EUR", "a lot", "1.2.3", "1,2,3", "--1"})
    void leavesWhatIsNoNumberOrTwoNumbersToTheCheck(String text) {
        assertThat(Cells.number(text)).isEqualTo(text);
    }

    @Test
    void readsYesAndNo() {
        assertThat(List.of("Yes", "ja", "X", "true")).extracting(Cells::yesOrNo).containsOnly(true);
        assertThat(List.of("No", "nein", "0", "FALSE"))
                .extracting(Cells::yesOrNo)
                .containsOnly(false);
        assertThat(Cells.yesOrNo("perhaps")).isEqualTo("perhaps");
    }

    @ParameterizedTest
    @CsvSource({"31.3.2027, 2027-03-31", "2027-03-31, 2027-03-31", "31.2.2027, 31.2.2027", "soon, soon"})
    void readsDays(String text, String day) {
        assertThat(Cells.day(text)).isEqualTo(day);
    }

    @Test
    void findsAChoiceWhateverItsCase() {
        assertThat(Cells.choices("New-Hire; 3,else", VALUES))
                .containsExactly("new-hire", BigDecimal.valueOf(3), "else");
    }
}
