package io.assent.attachments;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where files are kept.
 *
 * @param directory on a disk that all nodes share; with a bucket each node has its own, for uploads under way
 * @param s3 absent to keep them in the directory
 */
@ConfigurationProperties("assent.files")
record FileSettings(
        @DefaultValue("./data/files") Path directory,
        @Nullable S3 s3) {

    /**
     * A bucket of a store that speaks S3.
     *
     * @param endpoint absent for Amazon's own
     * @param accessKey absent to take what the machine has: environment, profile, or the role of the instance
     * @param pathStyle absent: in the path when there is an endpoint
     * @param timeout for one attempt
     */
    record S3(
            @Nullable URI endpoint,
            String bucket,
            @DefaultValue("us-east-1") String region,
            @Nullable String accessKey,
            @Nullable String secretKey,
            @Nullable Boolean pathStyle,
            @DefaultValue("30s") Duration timeout) {}
}
