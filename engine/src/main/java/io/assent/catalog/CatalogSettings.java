package io.assent.catalog;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the shipped packs are.
 *
 * @param directory holds one folder per pack; absent for the packs inside the application
 */
@ConfigurationProperties("assent.packs")
record CatalogSettings(@Nullable Path directory) {}
