package io.assent.attachments;

import io.assent.attachments.FileSettings.S3;
import io.assent.integrations.s3.S3Bucket;
import io.assent.integrations.s3.S3Settings;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/** Files on disk, or in a bucket by setting. */
@Configuration(proxyBeanMethods = false)
class Storage {

    @Bean
    ContentStore contentStore(FileSettings settings) {
        S3 s3 = settings.s3();
        return s3 == null
                ? new ContentsOnDisk(settings.directory())
                : new ContentsInBucket(settings.directory(), SingletonSupplier.of(() -> bucket(s3))::obtain);
    }

    private static S3Bucket bucket(S3 s3) {
        boolean pathStyle = Objects.requireNonNullElse(s3.pathStyle(), s3.endpoint() != null);
        return new S3Bucket(new S3Settings(
                s3.endpoint(), s3.bucket(), s3.region(), s3.accessKey(), s3.secretKey(), pathStyle, s3.timeout()));
    }
}
