package io.assent.tickets;

import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What one unit of a currency is worth in the base currency that approval rules are written in.
 *
 * @param rates ISO 4217 code to worth; the base currency is 1
 */
@Validated
@ConfigurationProperties("assent.currency")
record ExchangeRates(
        @NotBlank @DefaultValue("USD") String base,
        @DefaultValue Map<String, BigDecimal> rates) {

    /** @return the amount in the base currency; a currency without a rate counts as the base currency */
    @Nullable
    BigDecimal inBase(@Nullable BigDecimal amount, @Nullable String currency) {
        if (amount == null || currency == null || currency.equals(base)) {
            return amount;
        }
        return amount.multiply(of(currency)).setScale(2, RoundingMode.HALF_UP);
    }

    BigDecimal of(String currency) {
        return rates.getOrDefault(currency, BigDecimal.ONE);
    }
}
