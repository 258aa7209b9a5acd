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

    /** More than requests come at once while classes are still loaded. */
    private static final String CARRIERS = "64";

    public static void main(String[] args) {
        keepCarriersFree();
        // the engine keeps instants without a zone, so nodes in different zones would fire timers hours apart
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
        Environment environment =
                SpringApplication.run(AssentApplication.class, args).getEnvironment();
        String here = "http://localhost:" + environment.getProperty("local.server.port");
        log.info("Ready; open {}", environment.getProperty("assent.public-url", here));
    }

    /**
     * A virtual thread keeps its carrier while it waits for a class. With a carrier for each processor two requests may so wait for a lock
     * of the jar whose holder gets no carrier to go on with, and nothing moves any more.
     */
    private static void keepCarriersFree() {
        String carriers = "jdk.virtualThreadScheduler.parallelism";
        if (System.getProperty(carriers) == null) {
            System.setProperty(carriers, CARRIERS);
        }
    }
}
