package io.assent.access;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people and workers sign in.
 *
 * @param accessToken how long an access token lasts
 * @param refreshToken how long a sign-in lasts from its last refresh
 * @param invitation how long the link of an invitation can be used
 * @param passwordLetter how long the link can be used that a forgotten password is mended by
 * @param workers who may fetch work over REST, by client credentials
 */
@ConfigurationProperties("assent.access")
@Validated
record AccessSettings(
        @DefaultValue("PT30M") Duration accessToken,
        @DefaultValue("P30D") Duration refreshToken,
        @DefaultValue("P7D") Duration invitation,
        @DefaultValue("PT1H") Duration passwordLetter,
        @DefaultValue List<Worker> workers) {

    /**
     * A program that does steps of processes.
     *
     * @param secret in clear; kept as a hash in memory
     * @param tenants whose work it does, by id; all when there are none
     */
    record Worker(
            @NotBlank String id,
            @NotBlank String secret,
            @DefaultValue List<UUID> tenants) {

        @Override
        public String toString() {
            return id;
        }
    }
}
