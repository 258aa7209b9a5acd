package io.assent.approvals;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sentences that say how the organisation led from a rule to these people. They are kept in English, as they were when they were asked. */
enum Edge {
    MANAGER("The manager of %s is asked.", "Gefragt ist die Führungskraft von %s."),
    MANAGER_ABOVE(
            "The manager %s above the manager of %s is asked.",
            "Gefragt ist die Führungskraft %s Stufen über der von %s."),
    DEPARTMENT_HEAD("The head of %s is asked.", "Gefragt ist, wer %s leitet."),
    GROUP("The members of %s are asked.", "Gefragt sind die Mitglieder von %s."),
    FIELD("%s named this person.", "%s hat diese Person genannt."),
    POLICY("The policy names this person.", "Die Richtlinie nennt diese Person."),
    NOBODY(
            "Nobody was found there, so the fall-back decides.",
            "Dort war niemand zu finden, darum entscheidet die Vertretung."),
    OWN_REQUEST(
            "Nobody decides on their own request, so the next above decides.",
            "Niemand entscheidet über die eigene Anfrage, darum entscheidet die nächste Stufe."),
    OWN_REQUEST_FALLBACK(
            "Nobody decides on their own request, so the fall-back decides.",
            "Niemand entscheidet über die eigene Anfrage, darum entscheidet die Vertretung."),
    INACTIVE(
            "Those meant are not active, so the next above decides.",
            "Die Gemeinten sind nicht aktiv, darum entscheidet die nächste Stufe."),
    INACTIVE_FALLBACK(
            "Those meant are not active, so the fall-back decides.",
            "Die Gemeinten sind nicht aktiv, darum entscheidet die Vertretung."),
    DELEGATED(
            "%s asked %s to decide in their place.", "%s hat %s gebeten, an ihrer oder seiner Stelle zu entscheiden."),
    REASSIGNED("%s chose %s to decide instead.", "%s hat %s bestimmt, stattdessen zu entscheiden."),
    ADDED("%s asked %s to decide as well.", "%s hat %s gebeten, ebenfalls zu entscheiden."),
    CONSULTED("%s asked %s for an opinion.", "%s hat %s um eine Einschätzung gebeten."),
    HANDED_UP("%s handed it up to %s for a decision.", "%s hat es %s zur Entscheidung vorgelegt."),
    ESCALATED(
            "Those asked before did not decide, so the next above is asked.",
            "Die zuerst Gefragten haben nicht entschieden, darum ist die nächste Stufe gefragt."),
    SMALL_QUORUM(
            "Only %s can decide, so the quorum is that.", "Nur %s können entscheiden, darum genügen so viele Stimmen."),
    LEFT(
            "%s is not active any more, so the next above decides.",
            "%s ist nicht mehr aktiv, darum entscheidet die nächste Stufe."),
    UNANSWERED(
            "%s is not active any more, so nobody answers the question.",
            "%s ist nicht mehr aktiv, darum beantwortet niemand die Frage."),
    STANDS_IN("%s stands in for %s.", "%s vertritt %s.");

    private final String english;
    private final String german;
    private final Pattern pattern;

    Edge(String english, String german) {
        this.english = english;
        this.german = german;
        this.pattern = Pattern.compile(
                Arrays.stream(english.split("%s", -1)).map(Pattern::quote).collect(Collectors.joining("(.+?)")));
    }

    String say(Object... words) {
        return english.formatted(words);
    }

    String in(Locale language, Object... words) {
        return in(language, say(words));
    }

    /** The sentences in the reader's language; what is none of them stays as it is. */
    static String in(Locale language, String sentences) {
        if (!language.getLanguage().equals(Locale.GERMAN.getLanguage())) {
            return sentences;
        }
        String said = sentences;
        for (Edge edge : values()) {
            said = edge.translated(said);
        }
        return said;
    }

    private String translated(String said) {
        return pattern.matcher(said).replaceAll(found -> {
            Object[] words = new Object[found.groupCount()];
            for (int i = 0; i < words.length; i++) {
                words[i] = found.group(i + 1);
            }
            return Matcher.quoteReplacement(german.formatted(words));
        });
    }
}
