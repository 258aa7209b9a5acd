package io.assent.integrations.s3;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket over the S3 protocol. Contents are streamed from and to, never held in memory. */
public final class S3Bucket implements Bucket, AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 3;
    private static final int INSUFFICIENT_STORAGE = 507;

    private final S3Client client;
    private final String bucket;

    public S3Bucket(S3Settings settings) {
        this.bucket = settings.bucket();
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials(settings))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(settings.timeout()))
                .overrideConfiguration(
                        calls -> calls.apiCallTimeout(settings.timeout().multipliedBy(ATTEMPTS)))
                // what many stores beside Amazon's do not understand
                .serviceConfiguration(S3Configuration.builder()
                        .chunkedEncodingEnabled(false)
                        .pathStyleAccessEnabled(settings.pathStyle())
                        .build())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        this.client = builder.build();
    }

    @Override
    public void put(String key, Path file) {
        call(() -> client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromFile(file)));
    }

    @Override
    public InputStream get(String key) {
        return call(() -> client.getObject(request -> request.bucket(bucket).key(key)));
    }

    @Override
    public OptionalLong size(String key) {
        return call(() -> {
            try {
                return OptionalLong.of(
                        client.headObject(request -> request.bucket(bucket).key(key))
                                .contentLength());
            } catch (NoSuchKeyException e) {
                return OptionalLong.empty();
            }
        });
    }

    @Override
    public void delete(String key) {
        call(() -> client.deleteObject(request -> request.bucket(bucket).key(key)));
    }

    @Override
    public void forEach(Consumer<Stored> each) {
        call(() -> {
            client.listObjectsV2Paginator(request -> request.bucket(bucket))
                    .contents()
                    .forEach(object -> each.accept(new Stored(object.key(), object.lastModified())));
            return true;
        });
    }

    @Override
    public void close() {
        client.close();
    }

    private <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new BucketFailure("The bucket " + bucket + " cannot be used: " + e.getMessage(), isFull(e), e);
        }
    }

    /** The protocol knows no code for it; these are what stores say. */
    private static boolean isFull(SdkException failure) {
        if (!(failure instanceof S3Exception refused)) {
            return false;
        }
        String code = refused.awsErrorDetails() == null
                ? ""
                : String.valueOf(refused.awsErrorDetails().errorCode()).toLowerCase(Locale.ROOT);
        return refused.statusCode() == INSUFFICIENT_STORAGE
                || code.contains("storagefull")
                || code.contains("quotaexceeded")
                || code.contains("insufficientstorage");
    }

    private static AwsCredentialsProvider credentials(S3Settings settings) {
        return settings.accessKey() == null || settings.secretKey() == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
    }
}
