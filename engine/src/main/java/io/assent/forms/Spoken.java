package io.assent.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Answers as people write them in their language. */
record Spoken(JsonNode component, Locale locale, ZoneId zone) {

    private static final int DECIMALS = 6;

    String answer(Field field, Object answer) {
        return switch (field) {
            case NumberField _ when answer instanceof Number number -> number(number);
            case YesNoField _ when answer instanceof Boolean yes -> yesOrNo(yes);
            case ChoiceField _ -> choice(answer);
            case ChoicesField _
            when answer instanceof List<?> several ->
                several.stream().map(this::choice).collect(Collectors.joining(", "));
            case MomentField moment -> moment.said(answer.toString(), locale, zone);
            default -> answer.toString();
        };
    }

    private String number(Number number) {
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(DECIMALS);
        return format.format(new BigDecimal(number.toString()));
    }

    private String yesOrNo(boolean yes) {
        boolean isGerman = locale.getLanguage().equals("de");
        return yes ? isGerman ? "ja" : "yes" : isGerman ? "nein" : "no";
    }

    /** By its label, where it has one. */
    private String choice(Object value) {
        return component
                .path("values")
                .valueStream()
                .filter(each -> each.path("value").asText().equals(value.toString()))
                .map(each -> each.path("label").asText())
                .findFirst()
                .orElse(value.toString());
    }
}
