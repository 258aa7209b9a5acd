package io.assent.attachments;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where files are kept.
 *
 * @param directory on a disk that all nodes share
 */
@ConfigurationProperties("assent.files")
record FileSettings(@DefaultValue("./data/files") Path directory) {}
