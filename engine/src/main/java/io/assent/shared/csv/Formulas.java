package io.assent.shared.csv;

import java.util.regex.Pattern;

/**
 * Texts that a spreadsheet would take for a formula: an apostrophe before them says that they are none
 * (<a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV injection</a>).
 */
final class Formulas {

    private static final Pattern TAKEN_FOR_ONE = Pattern.compile("'*[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-\\d+([.,]\\d+)*");

    private Formulas() {}

    /** Negative numbers stay what they are. */
    static String disarmed(String text) {
        return TAKEN_FOR_ONE.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }

    /** What was there before it was disarmed. */
    static String rearmed(String text) {
        return text.startsWith("'") && TAKEN_FOR_ONE.matcher(text).matches() ? text.substring(1) : text;
    }
}
