package io.assent;

import java.time.ZoneOffset;
import java.util.TimeZone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.core.env.Environment;
import org.springframework.modulith.Modulithic;

/** Starts the platform. */
@SpringBootApplication
@Modulithic(systemName = "Assent", sharedModules = "shared")
@ConfigurationPropertiesScan
public class AssentApplication {

    private static final Logger log = LoggerFactory.getLogger(AssentApplication.class);

    public static void main(String[] args) {
        // the engine keeps instants without a zone, so nodes in different zones would fire timers hours apart
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
        Environment environment =
                SpringApplication.run(AssentApplication.class, args).getEnvironment();
        String here = "http://localhost:" + environment.getProperty("local.server.port");
        log.info("Ready; open {}", environment.getProperty("assent.public-url", here));
    }
}
