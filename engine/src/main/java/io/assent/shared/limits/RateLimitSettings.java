package io.assent.shared.limits;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often in a minute, on each node; far above what people do, and below what a run-away script does.
 *
 * @param enabled false for load tests, and where a gateway limits already
 * @param signInsPerAccount sign-ins with one e-mail address, whether they succeed or not
 * @param signInsPerAddress sign-ins from one network address
 * @param passwordsPerAccount letters for a new password to one e-mail address, whether there is such an account or not
 * @param passwordsPerAddress the same, and passwords chosen by such a letter, from one network address
 * @param writesPerPerson requests of one person that change something
 * @param writesPerAddress the same from one network address, behind which a whole office may be
 * @param subscriptionsPerPerson live topics that one person subscribes to
 */
@ConfigurationProperties("assent.limits")
@Validated
record RateLimitSettings(
        @DefaultValue("true") boolean enabled,
        @Positive @DefaultValue("600") int signInsPerAccount,
        @Positive @DefaultValue("1200") int signInsPerAddress,
        @Positive @DefaultValue("3") int passwordsPerAccount,
        @Positive @DefaultValue("60") int passwordsPerAddress,
        @Positive @DefaultValue("12000") int writesPerPerson,
        @Positive @DefaultValue("60000") int writesPerAddress,
        @Positive @DefaultValue("1000") int subscriptionsPerPerson) {}
