package io.assent.integrations.s3;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A bucket and how to reach it.
 *
 * @param endpoint absent for Amazon's own
 * @param accessKey absent to take what the machine has: environment, profile, or the role of the instance
 * @param pathStyle whether the bucket stands in the path and not in the host's name
 * @param timeout for one attempt; a call makes three at most
 */
public record S3Settings(
        @Nullable URI endpoint,
        String bucket,
        String region,
        @Nullable String accessKey,
        @Nullable String secretKey,
        boolean pathStyle,
        Duration timeout) {}
